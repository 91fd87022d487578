import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { MERCHANT_MODULE } from ".";
import type { MerchantStatus } from "./next-status";
import type MerchantModuleService from "./service";
import { isApprovedAt, type StatusChange, statusChangeAt } from "./status";

interface OwnerRecord {
  product_id: string;
  merchant: { handle: string; name: string; status_changes: StatusChange[] };
}

/** A merchant that may not sell at the instant asked about. */
export interface OffSaleOwner {
  handle: string;
  name: string;
  /** Undefined before its first status takes effect. */
  status: MerchantStatus | undefined;
}

/**
 * Those of the products whose merchant is not approved at an instant, by product id; goods without a merchant are not
 * judged. One query, whatever the number of products.
 */
export async function offSaleOwners(
  container: MedusaContainer,
  productIds: readonly string[],
  instant: Date,
): Promise<Map<string, OffSaleOwner>> {
  if (productIds.length === 0) return new Map();
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "listing_owner",
    fields: ["product_id", "merchant.handle", "merchant.name", "merchant.status_changes.*"],
    filters: { product_id: [...new Set(productIds)] },
  });
  const off = (data as unknown as OwnerRecord[]).filter((it) => !isApprovedAt(it.merchant.status_changes, instant));
  return new Map(
    off.map(({ product_id, merchant: { handle, name, status_changes } }) => [
      product_id,
      { handle, name, status: statusChangeAt(status_changes, instant)?.status },
    ]),
  );
}

/** Every product whose merchant is not approved now. One statement. */
export async function offSaleProductIds(container: MedusaContainer): Promise<string[]> {
  return await container.resolve<MerchantModuleService>(MERCHANT_MODULE).listOffSaleProductIds(new Date());
}

/** Those of the merchants that are approved now. One query. */
export async function sellingMerchants(
  container: MedusaContainer,
  merchantIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (merchantIds.length === 0) return new Set();
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "merchant",
    fields: ["id", "status_changes.*"],
    filters: { id: [...new Set(merchantIds)] },
  });
  const now = new Date();
  const merchants = data as unknown as { id: string; status_changes: StatusChange[] }[];
  return new Set(merchants.filter((it) => isApprovedAt(it.status_changes, now)).map(({ id }) => id));
}

/** What a product's page says while its merchant is suspended. */
export interface PausedListing {
  title: string;
  thumbnail: string | null;
  merchant: { handle: string; name: string };
}

/**
 * The published product of this handle if its merchant is suspended: it may come back. Of an applicant's or a closed
 * merchant's goods nothing is told: they were never on sale, or never will be again.
 */
export async function findPausedListing(
  container: MedusaContainer,
  productHandle: string,
): Promise<PausedListing | undefined> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "product",
    fields: ["id", "title", "thumbnail"],
    filters: { handle: productHandle, status: "published" },
  });
  const [product] = data;
  if (!product) return undefined;
  const owner = (await offSaleOwners(container, [product.id], new Date())).get(product.id);
  if (owner?.status !== "suspended") return undefined;
  const { handle, name } = owner;
  return { title: product.title, thumbnail: product.thumbnail ?? null, merchant: { handle, name } };
}
