import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Authorisation } from "./models/authorisation";
import { givesBadge } from "./validity";

export type AuthorisationRecord = InferTypeOf<typeof Authorisation>;

/** Authorisations with their marks, newest first: one query. */
export async function findAuthorisations(
  container: MedusaContainer,
  filters: { product_id?: string[]; merchant_id?: string; mark_id?: string } = {},
): Promise<AuthorisationRecord[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "authorisation",
    fields: ["*", "mark.*"],
    filters,
    pagination: { order: { valid_from: "DESC", number: "ASC" } },
  });
  return data as unknown as AuthorisationRecord[];
}

/** Those that give a badge today. */
export async function findBadges(
  container: MedusaContainer,
  filters: { product_id?: string[]; merchant_id?: string; mark_id?: string },
): Promise<AuthorisationRecord[]> {
  const now = new Date();
  const found = await findAuthorisations(container, filters);
  return found.filter((authorisation) => givesBadge(authorisation.mark, authorisation, now));
}
