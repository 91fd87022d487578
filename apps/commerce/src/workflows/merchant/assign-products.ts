import { Modules } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { createRemoteLinkStep } from "@medusajs/medusa/core-flows";
import { errors } from "@qinshui/cn/errors";
import { MERCHANT_MODULE } from "../../modules/merchant";
import type MerchantModuleService from "../../modules/merchant/service";

interface Assignment {
  merchant_id: string;
  product_ids: string[];
}

const claimProductsStep = createStep(
  "claim-products",
  async ({ merchant_id, product_ids }: Assignment, { container }) => {
    const service = container.resolve<MerchantModuleService>(MERCHANT_MODULE);
    const [merchant] = await service.listMerchants({ id: merchant_id });
    if (!merchant) throw errors.merchant_not_found();
    const owners = await service.listListingOwners({ product_id: product_ids });
    if (owners.some((owner) => owner.merchant_id !== merchant_id)) throw errors.product_merchant_fixed();
    const owned = new Set(owners.map((owner) => owner.product_id));
    const fresh = [...new Set(product_ids)].filter((product_id) => !owned.has(product_id));
    const claimed = await service
      .createListingOwners(fresh.map((product_id) => ({ product_id, merchant_id })))
      .catch(() => {
        throw errors.product_merchant_fixed(); // another request claimed one of them meanwhile
      });
    return new StepResponse(
      fresh,
      claimed.map((claim) => claim.id),
    );
  },
  async (claims, { container }) => {
    if (claims?.length) await container.resolve<MerchantModuleService>(MERCHANT_MODULE).deleteListingOwners(claims);
  },
);

/**
 * Makes products a merchant's, for ever. Products that are his already stay his. Errors: `merchant_not_found`,
 * `product_merchant_fixed` when one belongs to another merchant; none is assigned then.
 */
export const assignProductsToMerchantWorkflow = createWorkflow("assign-products-to-merchant", (input: Assignment) => {
  const claimed = claimProductsStep(input);
  const links = transform({ input, claimed }, ({ input: { merchant_id }, claimed: product_ids }) =>
    product_ids.map((product_id) => ({
      [MERCHANT_MODULE]: { merchant_id },
      [Modules.PRODUCT]: { product_id },
    })),
  );
  createRemoteLinkStep(links);
  return new WorkflowResponse(claimed);
});
