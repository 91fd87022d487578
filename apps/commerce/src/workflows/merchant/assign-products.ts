import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, createRemoteLinkStep, releaseLockStep } from "@medusajs/medusa/core-flows";
import { errors } from "@qinshui/cn/errors";
import { MERCHANT_MODULE } from "../../modules/merchant";
import { merchantErrors } from "../../modules/merchant/errors";
import type MerchantModuleService from "../../modules/merchant/service";

interface Assignment {
  merchant_id: string;
  product_ids: string[];
}

const LOCK = "listing-owners";

interface ProductRecord {
  id: string;
  merchant?: { id: string } | null;
}

/** Answers with the products that have no link to the merchant yet: new ones, and ones whose link was lost. */
const findUnlinkedStep = createStep(
  "find-unlinked-products",
  async ({ merchant_id, product_ids }: Assignment, { container }) => {
    const service = container.resolve<MerchantModuleService>(MERCHANT_MODULE);
    const [merchant] = await service.listMerchants({ id: merchant_id });
    if (!merchant) throw errors.merchant_not_found();
    const products = await readProducts(container, product_ids);
    const known = new Set(products.map((product) => product.id));
    const unknown = product_ids.filter((id) => !known.has(id));
    if (unknown.length) throw merchantErrors.product_unknown({ product_ids: unknown.join("、") });
    await findUnclaimed(service, { merchant_id, product_ids });
    return new StepResponse(
      products.filter((product) => product.merchant?.id !== merchant_id).map((product) => product.id),
    );
  },
);

async function readProducts(container: MedusaContainer, product_ids: string[]): Promise<ProductRecord[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const filters = { id: product_ids };
  const { data } = await query.graph({ entity: "product", fields: ["id", "merchant.id"], filters });
  return data as unknown as ProductRecord[];
}

/** Products that nobody owns yet. Error: `product_merchant_fixed` when one is another merchant's. */
async function findUnclaimed(service: MerchantModuleService, { merchant_id, product_ids }: Assignment) {
  const owners = await service.listListingOwners({ product_id: product_ids });
  if (owners.some((owner) => owner.merchant_id !== merchant_id)) throw errors.product_merchant_fixed();
  const owned = new Set(owners.map((owner) => owner.product_id));
  return [...new Set(product_ids)].filter((product_id) => !owned.has(product_id));
}

/** The last step, since a claim is for ever and cannot be undone: when it fails, the links before it are. */
const claimProductsStep = createStep("claim-products", async (input: Assignment, { container }) => {
  const service = container.resolve<MerchantModuleService>(MERCHANT_MODULE);
  const unclaimed = await findUnclaimed(service, input);
  const rows = unclaimed.map((product_id) => ({ product_id, merchant_id: input.merchant_id }));
  await service.createListingOwners(rows).catch(async (error: unknown) => {
    await findUnclaimed(service, input); // another request may have claimed one of them meanwhile
    throw error;
  });
  return new StepResponse(unclaimed);
});

/**
 * Makes products a merchant's, for ever. Products that are his already stay his, and get their link back should it be
 * lost. Errors: `merchant_not_found`, `product_unknown`, `product_merchant_fixed` when one belongs to another merchant;
 * none is assigned then.
 */
export const assignProductsToMerchantWorkflow = createWorkflow("assign-products-to-merchant", (input: Assignment) => {
  acquireLockStep({ key: LOCK, timeout: 10, ttl: 60 });
  const unlinked = findUnlinkedStep(input);
  const links = transform({ input, unlinked }, ({ input: { merchant_id }, unlinked: product_ids }) =>
    product_ids.map((product_id) => ({
      [MERCHANT_MODULE]: { merchant_id },
      [Modules.PRODUCT]: { product_id },
    })),
  );
  createRemoteLinkStep(links);
  const claimed = claimProductsStep(input);
  releaseLockStep({ key: LOCK });
  return new WorkflowResponse(claimed);
});
