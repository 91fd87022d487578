import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { containing, type Listed, type Page, skipAndTake } from "../../input/page";
import { findBadges } from "./find-authorisations";
import type { Mark } from "./models/mark";

type MarkRecord = InferTypeOf<typeof Mark> & { product_collection?: { id: string; handle: string } | null };

/** Marks in the order in which they were entered, with the collection of a local brand. */
export async function findMarks(container: MedusaContainer, filters: { handle?: string } = {}): Promise<MarkRecord[]> {
  return (await readMarks(container, filters)).rows;
}

/** A page of them; `q` is looked for in the name, the name in the register and its number. */
export function listMarks(container: MedusaContainer, page: Page): Promise<Listed<MarkRecord>> {
  return readMarks(container, containing(["name", "registered_name", "registration_number"], page.q), page);
}

async function readMarks(
  container: MedusaContainer,
  filters: Record<string, unknown>,
  page?: Page,
): Promise<Listed<MarkRecord>> {
  const { data, metadata } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "mark",
    fields: ["*", "product_collection.id", "product_collection.handle"],
    filters,
    pagination: { order: { created_at: "ASC", handle: "ASC" }, ...skipAndTake(page) },
  });
  const rows = data as unknown as MarkRecord[];
  return { rows, count: metadata?.count ?? rows.length };
}

/** What anybody may see of a mark. */
export function publicMark(mark: MarkRecord) {
  const { id, handle, kind, name, registered_name, registration_number, register, holder, area } = mark;
  const { registered_on, story, picture, product_collection } = mark;
  return {
    ...{ id, handle, kind, name, registered_name, registration_number, register, holder, area },
    ...{ registered_on, story, picture, collection_id: product_collection?.id ?? null },
  };
}

/** Products that bear a mark today, and the merchants who may use it. Two queries. */
export async function findUsers(container: MedusaContainer, mark_id: string) {
  const badges = await findBadges(container, { mark_id });
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "merchant",
    fields: ["handle", "name"],
    filters: { id: badges.map((badge) => badge.merchant_id) },
    pagination: { order: { name: "ASC" } },
  });
  return {
    product_ids: [...new Set(badges.map((badge) => badge.product_id))],
    authorised_merchants: data.map(({ handle, name }) => ({ handle, name })),
  };
}
