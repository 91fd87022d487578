import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { reconcileOrdersWorkflow } from "@qinshui/subsidy-hooks/workflows";

export interface LedgerRow {
  seq: string;
  source_key: string;
  order_id: string;
  line_id: string;
  part: string;
  title: string;
  kind: string;
  platform: string;
  basis: string;
  amount_fen: string;
  sale_occurred_at: Date | string;
  policy_year: number;
  to_check: boolean;
  merchant_id: string | null;
  channel: string;
  counts: boolean;
  reasons: string[];
  corrects: string | null;
}

export interface TagRow {
  line_id: string;
  counts: boolean;
  goods_class: string | null;
  reasons: string[];
  policy_year: number;
}

/** All entries of an order (or of all), oldest first. */
export async function entriesOf(container: MedusaContainer, orderId?: string): Promise<LedgerRow[]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  return knex("subsidy_entry")
    .where(orderId ? { order_id: orderId } : {})
    .orderBy("seq");
}

/** Newest tag of each line of an order. */
export async function tagsOf(container: MedusaContainer, orderId: string): Promise<TagRow[]> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  return knex("subsidy_tag")
    .distinctOn("line_id")
    .where({ order_id: orderId })
    .orderBy([{ column: "line_id" }, { column: "seq", order: "desc" }]);
}

export function sumOf(rows: readonly { amount_fen: string }[]): bigint {
  return rows.reduce((sum, row) => sum + BigInt(row.amount_fen), 0n);
}

/** Σ captures − Σ refunds of the shop, in fen, straight from its tables. */
export async function shopNet(container: MedusaContainer): Promise<bigint> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const { rows } = await knex.raw(`select
    (select coalesce(sum((raw_amount->>'value')::numeric), 0) from capture where deleted_at is null)
    - (select coalesce(sum((raw_amount->>'value')::numeric), 0) from refund where deleted_at is null) as yuan`);
  return BigInt(Math.round(Number(rows[0].yuan) * 100));
}

export async function runReconciler(container: MedusaContainer, since?: string) {
  const { result } = await reconcileOrdersWorkflow(container).run({ input: since ? { since } : {} });
  return result;
}

/** Does something while every event is lost, as when the process dies between commit and emit. */
export async function withoutEvents<T>(container: MedusaContainer, work: () => Promise<T>): Promise<T> {
  const bus = container.resolve(Modules.EVENT_BUS);
  const lost = [
    vi.spyOn(bus, "emit").mockResolvedValue(undefined),
    vi.spyOn(bus, "releaseGroupedEvents").mockResolvedValue(undefined),
  ];
  try {
    return await work();
  } finally {
    for (const spy of lost) spy.mockRestore();
  }
}

/** Asks again until the answer satisfies; the last answer if it never does, for an assertion to fail on. */
export async function eventually<T>(ask: () => Promise<T>, satisfied: (answer: T) => boolean, tries = 100): Promise<T> {
  let answer = await ask();
  for (let i = 0; i < tries && !satisfied(answer); i++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    answer = await ask();
  }
  return answer;
}
