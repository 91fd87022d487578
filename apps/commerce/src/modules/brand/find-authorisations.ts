import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { containing, type Listed, type Page, skipAndTake } from "../../input/page";
import { sellingMerchants } from "../merchant/selling";
import type { Authorisation } from "./models/authorisation";
import { givesBadge, type ValidityState, validityAt } from "./validity";

export type AuthorisationRecord = InferTypeOf<typeof Authorisation>;

/** An authorisation as an operator reads it: what it joins by name, and what it is worth today. */
export interface NamedAuthorisation extends AuthorisationRecord {
  /** The name is null for a merchant or product that was removed since. */
  merchant: { id: string; name: string | null };
  product: { id: string; title: string | null };
  state: ValidityState;
  /** Whether it gives a badge today: the merchant must be approved, a geographical indication in the register. */
  badge: boolean;
}

/** Authorisations with their marks, newest first. */
export async function findAuthorisations(
  container: MedusaContainer,
  filters: { product_id?: string[]; merchant_id?: string; mark_id?: string } = {},
): Promise<AuthorisationRecord[]> {
  return (await readAuthorisations(container, filters)).rows;
}

/** A page of them with names; `q` is looked for in the number and the names of merchant, product and mark. */
export async function listAuthorisations(container: MedusaContainer, page: Page): Promise<Listed<NamedAuthorisation>> {
  const { rows, count } = await readAuthorisations(container, await matching(container, page.q), page);
  return { rows: await withNames(container, rows), count };
}

async function readAuthorisations(
  container: MedusaContainer,
  filters: Record<string, unknown>,
  page?: Page,
): Promise<Listed<AuthorisationRecord>> {
  const { data, metadata } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "authorisation",
    fields: ["*", "mark.*"],
    filters,
    pagination: { order: { valid_from: "DESC", number: "ASC" }, ...skipAndTake(page) },
  });
  const rows = data as unknown as AuthorisationRecord[];
  return { rows, count: metadata?.count ?? rows.length };
}

/** Merchants and products live in other modules, so their ids are looked up by name first. */
async function matching(container: MedusaContainer, text: string | undefined) {
  if (!text) return {};
  const [merchant_id, product_id, mark_id] = await Promise.all([
    idsNamed(container, "merchant", "name", text),
    idsNamed(container, "product", "title", text),
    idsNamed(container, "mark", "name", text),
  ]);
  const byNumber = containing(["number"], text).$or ?? [];
  return { $or: [...byNumber, { merchant_id }, { product_id }, { mark_id }] };
}

async function idsNamed(container: MedusaContainer, entity: string, field: string, text: string): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity, fields: ["id"], filters: containing([field], text) });
  return (data as unknown as { id: string }[]).map(({ id }) => id);
}

/** Adds names and today's state: three queries, whatever the number of authorisations. */
export async function withNames(
  container: MedusaContainer,
  rows: readonly AuthorisationRecord[],
): Promise<NamedAuthorisation[]> {
  const now = new Date();
  const [merchants, products, selling] = await Promise.all([
    namesOf(
      container,
      "merchant",
      "name",
      rows.map((row) => row.merchant_id),
    ),
    namesOf(
      container,
      "product",
      "title",
      rows.map((row) => row.product_id),
    ),
    sellingMerchants(
      container,
      rows.map((row) => row.merchant_id),
    ),
  ]);
  return rows.map((row) => ({
    ...row,
    merchant: { id: row.merchant_id, name: merchants.get(row.merchant_id) ?? null },
    product: { id: row.product_id, title: products.get(row.product_id) ?? null },
    state: validityAt(row, now),
    badge: selling.has(row.merchant_id) && givesBadge(row.mark, row, now),
  }));
}

async function namesOf(
  container: MedusaContainer,
  entity: string,
  field: string,
  ids: string[],
): Promise<Map<string, string>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity, fields: ["id", field], filters: { id: [...new Set(ids)] } });
  return new Map((data as unknown as Record<string, string>[]).map((row) => [String(row.id), String(row[field])]));
}

/** Those that give a badge today; a merchant that is not approved shows none. */
export async function findBadges(
  container: MedusaContainer,
  filters: { product_id?: string[]; merchant_id?: string; mark_id?: string },
): Promise<AuthorisationRecord[]> {
  const now = new Date();
  const found = await findAuthorisations(container, filters);
  const valid = found.filter((authorisation) => givesBadge(authorisation.mark, authorisation, now));
  const selling = await sellingMerchants(
    container,
    valid.map(({ merchant_id }) => merchant_id),
  );
  return valid.filter(({ merchant_id }) => selling.has(merchant_id));
}
