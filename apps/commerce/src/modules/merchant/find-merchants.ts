import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { containing, type Listed, type Page, skipAndTake } from "../../input/page";
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

/** Merchants with their status of today and their products' ids, by name. */
export async function findMerchants(
  container: MedusaContainer,
  filters: { handle?: string; id?: string } = {},
): Promise<FoundMerchant[]> {
  return (await readMerchants(container, filters)).rows;
}

/** A page of them; `q` is looked for in the name, the credit code and the address name. */
export function listMerchants(container: MedusaContainer, page: Page): Promise<Listed<FoundMerchant>> {
  return readMerchants(container, containing(["name", "credit_code", "handle"], page.q), page);
}

/** The number of queries does not depend on how many merchants there are. */
async function readMerchants(
  container: MedusaContainer,
  filters: Record<string, unknown>,
  page?: Page,
): Promise<Listed<FoundMerchant>> {
  const { data, metadata } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "merchant",
    fields: ["*", "status_changes.*", "listings.product_id"],
    filters,
    pagination: { order: { name: "ASC", id: "ASC" }, ...skipAndTake(page) },
  });
  const now = new Date();
  const rows = (data as unknown as MerchantRecord[]).map((merchant) => {
    const current = statusChangeAt(merchant.status_changes, now);
    return {
      merchant,
      status: current?.status,
      approved_at: current?.status === "approved" ? current.effective_at : undefined,
      product_ids: merchant.listings.map((listing) => listing.product_id),
    };
  });
  return { rows, count: metadata?.count ?? rows.length };
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
