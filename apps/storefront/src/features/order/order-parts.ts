import { z } from "zod";
import { fenField } from "../../lib/money.ts";

const partState = z.enum([
  "awaiting_payment",
  "awaiting_shipment",
  "shipped",
  "delivered",
  "ready_for_pickup",
  "picked_up",
  "canceled",
  "refunded",
]);

const item = z.object({
  id: z.string(),
  title: z.string(),
  variant_title: z.string().nullish(),
  thumbnail: z.string().nullish(),
  product_handle: z.string(),
  quantity: z.number(),
  unit_price_fen: fenField,
  total_fen: fenField,
  refunded_fen: fenField,
});

const delivery = z.object({
  kind: z.enum(["express", "pickup"]),
  name: z.string(),
  amount_fen: fenField,
  hall: z.object({ handle: z.string(), name: z.string(), address: z.string() }).nullable(),
});

const shipment = z.object({
  shipped_at: z.string().nullable(),
  delivered_at: z.string().nullable(),
  tracking_numbers: z.array(z.string()),
});

const part = z.object({
  merchant: z.object({ id: z.string(), handle: z.string(), name: z.string() }),
  state: partState,
  items: z.array(item),
  delivery: delivery.nullable(),
  shipments: z.array(shipment),
});

/** An order by merchant, as `GET /store/orders/:id/merchant-parts` answers it. Amounts in fen, after discounts. */
export const orderPartsAnswer = z.object({
  order: z.object({
    id: z.string(),
    display_id: z.number(),
    created_at: z.string(),
    state: z.enum(["awaiting_payment", "paid", "refunded", "canceled"]),
    /** The phone is masked by commerce. */
    receiver: z.object({ name: z.string(), phone: z.string(), address: z.string() }).nullable(),
  }),
  merchant_parts: z.array(part),
  goods_total_fen: fenField,
  freight_total_fen: fenField,
  discount_total_fen: fenField,
  total_fen: fenField,
  refunded_total_fen: fenField,
});

export type OrderParts = z.infer<typeof orderPartsAnswer>;
export type OrderPart = z.infer<typeof part>;
export type PartState = z.infer<typeof partState>;
export type OrderState = OrderParts["order"]["state"];
