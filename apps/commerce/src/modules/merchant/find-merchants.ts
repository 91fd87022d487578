import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Merchant } from "./models/merchant";
import { statusChangeAt } from "./status";

type MerchantRecord = InferTypeOf<typeof Merchant>;

export interface FoundMerchant {
  merchant: MerchantRecord;
  /** Status in force now; undefined before the first change takes effect. */
  status: string | undefined;
  approved_at: Date | undefined;
  product_ids: string[];
}

/** Merchants with their status of today and their products' ids, by name: one query, whatever their number. */
export async function findMerchants(
  container: MedusaContainer,
  filters: { handle?: string; id?: string } = {},
): Promise<FoundMerchant[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "merchant",
    fields: ["*", "status_changes.*", "listings.product_id"],
    filters,
    pagination: { order: { name: "ASC" } },
  });
  const now = new Date();
  return (data as unknown as MerchantRecord[]).map((merchant) => {
    const current = statusChangeAt(merchant.status_changes, now);
    return {
      merchant,
      status: current?.status,
      approved_at: current?.status === "approved" ? current.effective_at : undefined,
      product_ids: merchant.listings.map((listing) => listing.product_id),
    };
  });
}

/** What anybody may see of a merchant: no members, no inner history. */
export function publicMerchant({ merchant, status, approved_at, product_ids }: FoundMerchant) {
  const { id, handle, name, kind, credit_code, legal_representative, licence_address, licence_issuer } = merchant;
  const { established_on, business_scope, phone, story, picture } = merchant;
  return {
    ...{ id, handle, name, kind, credit_code, legal_representative, licence_address, licence_issuer },
    ...{ established_on, business_scope, phone, story, picture, status, approved_at, product_ids },
  };
}
