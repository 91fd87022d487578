import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { assertCreditCode } from "@qinshui/cn/credit-code";
import { parseInput } from "../../input/parse";
import { MERCHANT_MODULE } from "../../modules/merchant";
import { merchantErrors } from "../../modules/merchant/errors";
import { type MerchantInput, merchantInput } from "../../modules/merchant/input";
import type MerchantModuleService from "../../modules/merchant/service";

const createMerchantsStep = createStep(
  "create-merchants",
  async ({ merchants }: { merchants: MerchantInput[] }, { container }) => {
    const service = container.resolve<MerchantModuleService>(MERCHANT_MODULE);
    const checked = merchants.map((merchant) => parseInput(merchantInput, merchant));
    for (const { credit_code } of checked) assertCreditCode(credit_code);
    await refuseTaken(service, checked);
    const created = await service.createMerchants(checked.map(({ applied_at: _, ...merchant }) => merchant));
    const ids = created.map((merchant) => merchant.id);
    await service.createMerchantStatusChanges(
      checked.map(({ applied_at }, i) => ({
        merchant_id: ids[i],
        status: "applied" as const,
        effective_at: applied_at,
        decided_by: "applicant",
      })),
    );
    return new StepResponse(created, ids);
  },
  async (ids, { container }) => {
    if (!ids?.length) return;
    const service = container.resolve<MerchantModuleService>(MERCHANT_MODULE);
    const changes = await service.listMerchantStatusChanges({ merchant_id: ids });
    await service.deleteMerchantStatusChanges(changes.map((change) => change.id));
    await service.deleteMerchants(ids);
  },
);

/** The unique indexes of the database decide in a race; this says it in words. */
async function refuseTaken(service: MerchantModuleService, merchants: { handle: string; credit_code: string }[]) {
  const codes = merchants.map((merchant) => merchant.credit_code);
  const handles = merchants.map((merchant) => merchant.handle);
  const [byCode] = await service.listMerchants({ credit_code: codes }, { take: 1 });
  if (byCode || new Set(codes).size < codes.length) throw merchantErrors.credit_code_taken();
  const [byHandle] = await service.listMerchants({ handle: handles }, { take: 1 });
  if (byHandle) throw merchantErrors.merchant_handle_taken({ handle: byHandle.handle });
}

/**
 * Takes merchants' applications: their status is `applied`. Errors: `input_invalid`, `credit_code_invalid`,
 * `credit_code_taken`, `merchant_handle_taken`; nothing is stored then.
 */
export const createMerchantsWorkflow = createWorkflow("create-merchants", (input: { merchants: MerchantInput[] }) => {
  return new WorkflowResponse(createMerchantsStep(input));
});
