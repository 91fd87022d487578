import { z } from "@medusajs/framework/zod";
import { fen } from "@qinshui/cn/money";
import type { ReviewLineRow } from "../modules/subsidy/review-rows";
import type { OrderFacts, ParcelFacts } from "../review/facts";
import type { PersonalHasher } from "./personal-hash";
import { instant } from "./snapshot-schemas";

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

export const orderSchema = z.object({
  id: z.string(),
  created_at: instant,
  email: text,
  customer: z.object({ id: z.string(), has_account: z.boolean(), email: text, phone: text }).nullish(),
  shipping_address: addressSchema.nullish(),
  billing_address: addressSchema.nullish(),
  shipping_methods: z.array(z.object({ shipping_option_id: text })).nullish(),
  fulfillments: z.array(fulfillmentSchema).nullish(),
});

export type ShopOrder = z.infer<typeof orderSchema>;

const ADDRESS_FIELDS = Object.keys(addressSchema.shape);

export const ORDER_FIELDS = [
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

/**
 * One order as the signals see it. `pickups` are the shipping options at which goods are fetched, with the merchant whose
 * they are (null: whoever is in the order).
 */
export function orderFacts(
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

/** Without what is missing. */
export function present<T>(values: readonly (T | null | undefined)[]): T[] {
  return values.filter((value): value is T => value !== null && value !== undefined);
}
