import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import type { Query } from "./read-order-snapshot";

const PAGE = 500;

/** Where a change to an order's money or goods shows, and the path from there to the order's id. */
const SOURCES = [
  { entity: "capture", path: ["payment", "payment_collection", "order", "id"] },
  { entity: "refund", path: ["payment", "payment_collection", "order", "id"] },
  { entity: "return", path: ["order_id"] },
  { entity: "order", path: ["id"] },
] as const;

/** Ids of all orders that were touched at or after an instant, in the shop or in the ledger. */
export async function ordersTouchedSince(container: MedusaContainer, since: Date): Promise<string[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const found = new Set(await ledger.ordersRecordedSince(since));
  for (const { entity, path } of SOURCES) {
    for await (const record of updatedSince(query, entity, path.join("."), since)) {
      for (const id of valuesAt(record, path)) found.add(id);
    }
  }
  return [...found].sort();
}

async function* updatedSince(query: Query, entity: string, field: string, since: Date): AsyncGenerator<unknown> {
  // By the last id and not by how many came before: a row that is deleted meanwhile moves no other one.
  for (let after = ""; ; ) {
    const { data } = await query.graph({
      entity,
      fields: ["id", field],
      filters: { updated_at: { $gte: since.toISOString() }, id: { $gt: after } },
      pagination: { take: PAGE, order: { id: "ASC" } },
    });
    yield* data;
    after = (data.at(-1) as { id: string } | undefined)?.id ?? after;
    if (data.length < PAGE) return;
  }
}

/** The texts at the end of a path; a step may lead to one record, to several, or to none (money of no order). */
function valuesAt(record: unknown, path: readonly string[]): string[] {
  if (Array.isArray(record)) return record.flatMap((item) => valuesAt(item, path));
  const [step, ...rest] = path;
  if (step === undefined) return typeof record === "string" ? [record] : [];
  if (typeof record !== "object" || record === null) return [];
  return valuesAt((record as Record<string, unknown>)[step], rest);
}
