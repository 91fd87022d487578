import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { z } from "@medusajs/framework/zod";
import { fen } from "@qinshui/cn/money";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import { subsidyErrors } from "../modules/subsidy/errors";
import type { ReviewLineRow, ReviewRows } from "../modules/subsidy/review-rows";
import type SubsidyModuleService from "../modules/subsidy/service";
import type { Claim, MerchantFacts, OrderFacts, ParcelFacts, ReviewFacts, Threshold } from "../review/facts";
import { valueOn } from "../rules/parameter";
import type { Policy } from "../rules/policy";
import type { PersonalHasher } from "./personal-hash";
import type { Query } from "./read-order-snapshot";
import { instant } from "./snapshot-schemas";

/** Orders asked for at once. */
const BATCH = 200;
const TAIL = 4;

/**
 * Where the host notes on a fulfilment, in its `metadata`, what the courier was paid (decimal text of fen) and the date
 * on the waybill (ISO 8601); both may be missing.
 */
export const COURIER_COST = "courier_cost_fen";
export const WAYBILL_AT = "waybill_at";

const text = z.string().nullish();

const addressSchema = z.object({
  first_name: text,
  last_name: text,
  phone: text,
  province: text,
  city: text,
  address_2: text,
  address_1: text,
});

const fulfillmentSchema = z.object({
  id: z.string(),
  created_at: instant,
  shipped_at: instant.nullable(),
  canceled_at: instant.nullable(),
  metadata: z
    .object({
      [COURIER_COST]: z.string().regex(/^\d+$/).nullish(),
      [WAYBILL_AT]: z.iso.datetime({ offset: true }).nullish(),
    })
    .nullish(),
  items: z.array(z.object({ line_item_id: text })).nullish(),
  labels: z.array(z.object({ tracking_number: z.string() })).nullish(),
});

const orderSchema = z.object({
  id: z.string(),
  created_at: instant,
  email: text,
  customer: z.object({ id: z.string(), has_account: z.boolean(), email: text, phone: text }).nullish(),
  shipping_address: addressSchema.nullish(),
  billing_address: addressSchema.nullish(),
  shipping_methods: z.array(z.object({ shipping_option_id: text })).nullish(),
  fulfillments: z.array(fulfillmentSchema).nullish(),
});

type ShopOrder = z.infer<typeof orderSchema>;

const ADDRESS_FIELDS = Object.keys(addressSchema.shape);

const ORDER_FIELDS = [
  "id",
  "created_at",
  "email",
  "customer.id",
  "customer.has_account",
  "customer.email",
  "customer.phone",
  ...ADDRESS_FIELDS.map((field) => `shipping_address.${field}`),
  ...ADDRESS_FIELDS.map((field) => `billing_address.${field}`),
  "shipping_methods.shipping_option_id",
  "fulfillments.id",
  "fulfillments.created_at",
  "fulfillments.shipped_at",
  "fulfillments.canceled_at",
  "fulfillments.metadata",
  "fulfillments.items.line_item_id",
  "fulfillments.labels.tracking_number",
];

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
 * What the signals need to know of a policy year. Phones, e-mails, names, addresses and waybill numbers leave this
 * function as keyed hashes only. Errors: `host_alias_missing` naming what the shop does not give as expected (never its
 * content), `policy_not_in_force`.
 */
export async function readSignalFacts(
  container: MedusaContainer,
  year: number,
  hasher: PersonalHasher,
): Promise<ReviewFacts> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const rows = await ledger.reviewRows(year);
  const merchantIds = [...new Set(rows.lines.map((line) => line.merchant_id))];
  return {
    policy_year: year,
    read_at: new Date(),
    merchants: await readMerchants(query, merchantIds, rows, hasher),
    orders: await readOrders(query, rows, hasher),
    totals: rows.totals.map(({ amount_fen, ...total }) => ({ ...total, net_fen: fen(amount_fen) })),
    thresholds: thresholdsOf(ledger.policy(), year),
    claims: claimsOf(rows),
  };
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
  const lines = new Map<string, ReviewLineRow[]>();
  for (const line of rows.lines) lines.set(line.order_id, [...(lines.get(line.order_id) ?? []), line]);
  const ids = [...lines.keys()];
  const facts: OrderFacts[] = [];
  for (let from = 0; from < ids.length; from += BATCH) {
    const found = await graph(query, "order", ORDER_FIELDS, ids.slice(from, from + BATCH));
    const orders = found.map((row) => parse(orderSchema, row, "order"));
    const pickups = await readPickups(query, orders);
    facts.push(
      ...orders.map((order) =>
        orderFacts(order, lines.get(order.id) ?? [], pickups, refundsOf(rows, order.id), hasher),
      ),
    );
  }
  return facts;
}

function orderFacts(
  order: ShopOrder,
  lines: readonly ReviewLineRow[],
  pickups: ReadonlyMap<string, string | null>,
  refunds: OrderFacts["refunds"],
  hasher: PersonalHasher,
): OrderFacts {
  const { customer, shipping_address: sent, billing_address: billed } = order;
  const phones = present([sent?.phone, billed?.phone, customer?.phone].map((it) => hasher.phone(it)));
  const emails = present([order.email, customer?.email].map((it) => hasher.email(it)));
  const account = customer?.has_account ? hasher.account(customer.id) : null;
  const fetched = (order.shipping_methods ?? []).flatMap(({ shipping_option_id: id }) =>
    id && pickups.has(id) ? [pickups.get(id) ?? null] : [],
  );
  return {
    order_id: order.id,
    display_id: lines[0]?.order_display_id ?? "",
    ordered_at: order.created_at,
    sold_at: new Date(Math.min(...lines.map((line) => new Date(line.sold_at).getTime()))),
    buyer: account ?? phones[0] ?? emails[0] ?? hasher.account(order.id) ?? order.id,
    phones,
    emails,
    names: present([sent, billed].map((it) => hasher.name(`${it?.last_name ?? ""}${it?.first_name ?? ""}`))),
    address: sent?.address_1 ? hasher.address([sent.province, sent.city, sent.address_2, sent.address_1]) : null,
    lines: lines.map((line) => ({
      line_id: line.line_id,
      merchant_id: line.merchant_id,
      goods_class: line.goods_class,
      title: line.title,
      captured_fen: fen(line.captured_fen),
      net_fen: fen(line.net_fen),
      pickup: fetched.includes(null) || fetched.includes(line.merchant_id),
    })),
    parcels: (order.fulfillments ?? []).filter((it) => it.canceled_at === null).map((it) => parcelFacts(it, hasher)),
    refunds,
  };
}

function parcelFacts(fulfillment: z.infer<typeof fulfillmentSchema>, hasher: PersonalHasher): ParcelFacts {
  const noted = fulfillment.metadata;
  const waybill_at = noted?.[WAYBILL_AT];
  const cost = noted?.[COURIER_COST];
  return {
    id: fulfillment.id,
    line_ids: present((fulfillment.items ?? []).map((item) => item.line_item_id ?? null)),
    waybills: (fulfillment.labels ?? []).flatMap(({ tracking_number }) => {
      const hash = hasher.waybill(tracking_number);
      return hash ? [{ hash, tail: tracking_number.trim().slice(-TAIL) }] : [];
    }),
    at: waybill_at ? new Date(waybill_at) : (fulfillment.shipped_at ?? fulfillment.created_at),
    courier_cost_fen: cost ? fen(cost) : null,
  };
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

function refundsOf({ refunds }: ReviewRows, orderId: string): OrderFacts["refunds"] {
  return refunds
    .filter((refund) => refund.order_id === orderId)
    .map(({ merchant_id, amount_fen, occurred_at }) => ({
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

function present<T>(values: readonly (T | null | undefined)[]): T[] {
  return values.filter((value): value is T => value !== null && value !== undefined);
}
