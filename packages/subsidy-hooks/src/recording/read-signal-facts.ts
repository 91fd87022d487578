import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { z } from "@medusajs/framework/zod";
import { fen } from "@qinshui/cn/money";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import { subsidyErrors } from "../modules/subsidy/errors";
import type { ReviewLineRow, ReviewRows } from "../modules/subsidy/review-rows";
import type SubsidyModuleService from "../modules/subsidy/service";
import type { Claim, MerchantFacts, OrderFacts, ReviewFacts, Threshold } from "../review/facts";
import { groupBy } from "../review/sales";
import { valueOn } from "../rules/parameter";
import type { Policy } from "../rules/policy";
import { ORDER_FIELDS, orderFacts, orderSchema, present, type ShopOrder } from "./order-facts";
import type { PersonalHasher } from "./personal-hash";
import type { Query } from "./read-order-snapshot";

const text = z.string().nullish();

/** Orders asked for at once. */
const BATCH = 200;

const merchantSchema = z.object({
  id: z.string(),
  phone: text,
  legal_representative: text,
  members: z.array(z.object({ email: text, name: text })).nullish(),
});

const optionSchema = z.object({
  id: z.string(),
  service_zone: z.object({ fulfillment_set: z.object({ type: z.string() }).nullish() }).nullish(),
  shipping_profile: z.object({ merchant: z.object({ id: z.string() }).nullish() }).nullish(),
});

/**
 * What the signals need to know of a policy year, merchant by merchant: every signal looks at one merchant at a time, so
 * that never more than one merchant's year is held. Phones, e-mails, names, addresses and waybill numbers leave this
 * function as keyed hashes only. Errors: `host_alias_missing` naming what the shop does not give as expected (never its
 * content), `policy_not_in_force`.
 */
export async function* readSignalFacts(
  container: MedusaContainer,
  year: number,
  hasher: PersonalHasher,
): AsyncGenerator<ReviewFacts> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const thresholds = thresholdsOf(ledger.policy(), year);
  for (const id of await ledger.reviewedMerchants(year)) {
    const rows = await ledger.reviewRows(year, id);
    if (rows.lines.length === 0) continue;
    yield {
      policy_year: year,
      read_at: new Date(),
      merchants: await readMerchants(query, [id], rows, hasher),
      orders: await readOrders(query, rows, hasher),
      totals: rows.totals.map(({ amount_fen, ...total }) => ({ ...total, net_fen: fen(amount_fen) })),
      thresholds,
      claims: claimsOf(rows),
    };
  }
}

async function readMerchants(
  query: Query,
  ids: string[],
  rows: ReviewRows,
  hasher: PersonalHasher,
): Promise<MerchantFacts[]> {
  const fields = ["id", "phone", "legal_representative", "members.email", "members.name"];
  const found = new Map(
    (await graph(query, "merchant", fields, ids)).map((row) => {
      const merchant = parse(merchantSchema, row, "merchant");
      return [merchant.id, merchant];
    }),
  );
  const names = new Map(rows.lines.map((line) => [line.merchant_id, line.merchant_name]));
  return ids.map((id) => {
    const merchant = found.get(id);
    const members = merchant?.members ?? [];
    return {
      id,
      name: names.get(id) ?? "",
      phones: present([hasher.phone(merchant?.phone)]),
      emails: present(members.map((member) => hasher.email(member.email))),
      names: present([merchant?.legal_representative, ...members.map((it) => it.name)].map((it) => hasher.name(it))),
    };
  });
}

async function readOrders(query: Query, rows: ReviewRows, hasher: PersonalHasher): Promise<OrderFacts[]> {
  const lines = groupBy<ReviewLineRow>(rows.lines, ({ order_id }) => order_id);
  const refunds = groupBy(rows.refunds, ({ order_id }) => order_id);
  const ids = [...lines.keys()];
  const facts: OrderFacts[] = [];
  for (let from = 0; from < ids.length; from += BATCH) {
    const found = await graph(query, "order", ORDER_FIELDS, ids.slice(from, from + BATCH));
    const orders = found.map((row) => parse(orderSchema, row, "order"));
    const pickups = await readPickups(query, orders);
    facts.push(
      ...orders.map((order) =>
        orderFacts(order, lines.get(order.id) ?? [], pickups, refundsOf(refunds.get(order.id) ?? []), hasher),
      ),
    );
  }
  return facts;
}

/** Shipping options at which goods are fetched, with the merchant they are of (null: whoever is in the order). */
async function readPickups(query: Query, orders: readonly ShopOrder[]): Promise<Map<string, string | null>> {
  const methods = orders.flatMap((order) => order.shipping_methods ?? []);
  const ids = present([...new Set(methods.map((method) => method.shipping_option_id ?? null))]);
  const fields = ["id", "service_zone.fulfillment_set.type", "shipping_profile.id", "shipping_profile.merchant.id"];
  const options = (await graph(query, "shipping_option", fields, ids)).map((row) =>
    parse(optionSchema, row, "shipping_option"),
  );
  const pickups = options.filter((option) => option.service_zone?.fulfillment_set?.type === "pickup");
  return new Map(pickups.map((option) => [option.id, option.shipping_profile?.merchant?.id ?? null]));
}

function refundsOf(refunds: ReviewRows["refunds"]): OrderFacts["refunds"] {
  return refunds.map(({ merchant_id, amount_fen, occurred_at }) => ({
    merchant_id,
    amount_fen: fen(amount_fen),
    at: new Date(occurred_at),
  }));
}

function claimsOf({ claims, lines }: ReviewRows): Claim[] {
  const known = new Map(lines.map((line) => [line.line_id, line]));
  return claims.flatMap(({ line_id, programmes }) => {
    const line = known.get(line_id);
    if (!line) return [];
    const { order_id, order_display_id, merchant_id, title, net_fen } = line;
    return [{ order_id, display_id: order_display_id, line_id, merchant_id, title, net_fen: fen(net_fen), programmes }];
  });
}

/** Every line of money from which the policy pays, by the values of the year's last day. */
function thresholdsOf({ online_sales }: Policy, year: number): Threshold[] {
  const date = `${year}-12-31`;
  return [...online_sales.goods_classes.values()].flatMap((rules) => {
    const { goods_class, name, name_en } = rules;
    const lines =
      rules.method === "rate"
        ? [valueOn(rules.threshold, date).value]
        : valueOn(rules.bands, date).value.map(({ from_fen }) => from_fen);
    const comparison = valueOn(rules.comparison, date).value;
    return lines.map((line_fen) => ({ goods_class, name, name_en, line_fen, comparison }));
  });
}

async function graph(query: Query, entity: string, fields: string[], ids: string[]): Promise<unknown[]> {
  if (ids.length === 0) return [];
  const { data } = await query.graph({ entity, fields, filters: { id: ids } });
  return data;
}

/** Says where something is not as expected and never what stands there: it may be personal. */
function parse<T>(schema: z.ZodType<T>, value: unknown, alias: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const where = result.error.issues.map((issue) => issue.path.join(".")).join("、");
  throw subsidyErrors.host_alias_missing({ alias, problem: where });
}
