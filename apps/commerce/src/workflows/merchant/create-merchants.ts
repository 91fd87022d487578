import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { assertCreditCode } from "@qinshui/cn/credit-code";
import { parseInput } from "../../input/parse";
import { MERCHANT_MODULE } from "../../modules/merchant";
import { merchantErrors } from "../../modules/merchant/errors";
import { type MerchantInput, merchantInput } from "../../modules/merchant/input";
import type MerchantModuleService from "../../modules/merchant/service";

/** Not undone: a merchant's first status stays for ever, so this is the last step of whatever uses it. */
const registerMerchantsStep = createStep(
  "register-merchants",
  async ({ merchants }: { merchants: MerchantInput[] }, { container }) => {
    const service = container.resolve<MerchantModuleService>(MERCHANT_MODULE);
    const checked = merchants.map((merchant) => parseInput(merchantInput, merchant));
    for (const { credit_code } of checked) assertCreditCode(credit_code);
    await refuseTaken(service, checked);
    const registered = await service.registerMerchants(checked).catch(async (error: unknown) => {
      await refuseTaken(service, checked); // the unique indexes decide when applications cross; this says it in words
      throw error;
    });
    return new StepResponse(registered);
  },
);

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
  return new WorkflowResponse(registerMerchantsStep(input));
});
