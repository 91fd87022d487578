import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows";
import { errors } from "@qinshui/cn/errors";
import { parseInput } from "../../input/parse";
import { MERCHANT_MODULE } from "../../modules/merchant";
import { merchantErrors } from "../../modules/merchant/errors";
import { type StatusInput, statusInput } from "../../modules/merchant/input";
import type MerchantModuleService from "../../modules/merchant/service";
import { type MerchantStatus, mayBecome, statusChangeAt } from "../../modules/merchant/status";

const STATUS_ZH: Record<MerchantStatus, string> = {
  applied: "申请中",
  approved: "已通过",
  suspended: "已暂停",
  closed: "已关闭",
};

const appendStatusStep = createStep(
  "append-merchant-status",
  async (input: StatusInput, { container }) => {
    const change = parseInput(statusInput, input);
    const service = container.resolve<MerchantModuleService>(MERCHANT_MODULE);
    const [merchant] = await service.listMerchants({ id: change.merchant_id }, { relations: ["status_changes"] });
    if (!merchant) throw errors.merchant_not_found();
    const END_OF_TIME = new Date(8.64e15);
    const latest = statusChangeAt(merchant.status_changes, END_OF_TIME);
    if (!mayBecome(latest?.status, change.status)) {
      throw merchantErrors.merchant_status_impossible({
        from: latest ? STATUS_ZH[latest.status] : "未登记",
        to: STATUS_ZH[change.status],
      });
    }
    if (latest && change.effective_at < new Date(latest.effective_at))
      throw merchantErrors.merchant_status_back_dated();
    const created = await service.createMerchantStatusChanges(change);
    return new StepResponse(created, created.id);
  },
  async (id, { container }) => {
    if (id) await container.resolve<MerchantModuleService>(MERCHANT_MODULE).deleteMerchantStatusChanges(id);
  },
);

/**
 * Adds to a merchant's history of statuses. One change at a time per merchant. Errors: `merchant_not_found`,
 * `merchant_status_impossible`, `merchant_status_back_dated`.
 */
export const setMerchantStatusWorkflow = createWorkflow("set-merchant-status", (input: StatusInput) => {
  const key = transform({ input }, ({ input: { merchant_id } }) => `merchant-status:${merchant_id}`);
  acquireLockStep({ key, timeout: 10, ttl: 30 });
  const change = appendStatusStep(input);
  releaseLockStep({ key });
  return new WorkflowResponse(change);
});
