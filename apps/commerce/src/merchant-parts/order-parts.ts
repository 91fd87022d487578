import { type Fen, sumFen } from "@qinshui/cn/money";
import { maskMobilePhone } from "@qinshui/cn/phone";
import type { DeliveryKind, HallRef } from "./cart-parts";
import { groupByMerchant, type MerchantRef } from "./group";
import { type Progress, partStateOf } from "./part-state";

/** A line of an order as the projection needs it. `total` is after discounts; `refunded` what was given back of it. */
export interface OrderLine extends Progress {
  id: string;
  title: string;
  variant_title: string | null;
  thumbnail: string | null;
  product_handle: string;
  unit_price: Fen;
  total: Fen;
  refunded: Fen;
  merchant: MerchantRef | null;
}

export interface OrderDelivery {
  merchant_id: string;
  kind: DeliveryKind;
  name: string;
  amount: Fen;
  hall: HallRef | null;
}

export interface Shipment {
  line_ids: readonly string[];
  shipped_at: Date | string | null;
  delivered_at: Date | string | null;
  tracking_numbers: readonly string[];
}

export interface Receiver {
  name: string;
  phone: string;
  address: string;
}

export interface OrderToProject {
  id: string;
  display_id: number;
  created_at: Date | string;
  email: string | null;
  receiver: Receiver | null;
  canceled: boolean;
  paid: boolean;
  lines: readonly OrderLine[];
  deliveries: readonly OrderDelivery[];
  shipments: readonly Shipment[];
  freight: Fen;
  discount: Fen;
  total: Fen;
  /** Sum of the payments' refunds, freight included. */
  refunded: Fen;
}

/**
 * An order by merchant, as `GET /store/orders/:id/merchant-parts` answers it. Amounts are fen as decimal texts after
 * discounts, so goods + freight = total. The receiver's phone is masked: the link may be shown to others. Error:
 * `line_without_merchant`.
 */
export function orderParts(order: OrderToProject) {
  const parts = groupByMerchant(order.lines).map(({ merchant, lines }) => orderPart(order, merchant, lines));
  return {
    order: orderHead(order),
    merchant_parts: parts,
    goods_total_fen: String(sumFen(order.lines.map(({ total }) => total))),
    freight_total_fen: String(order.freight),
    discount_total_fen: String(order.discount),
    total_fen: String(order.total),
    refunded_total_fen: String(order.refunded),
  };
}

export type OrderParts = ReturnType<typeof orderParts>;

function orderHead({ id, display_id, created_at, email, receiver, ...order }: OrderToProject) {
  return {
    id,
    display_id,
    created_at: new Date(created_at).toISOString(),
    state: orderStateOf(order),
    email,
    receiver: receiver ? { ...receiver, phone: maskMobilePhone(receiver.phone) } : null,
  };
}

export type OrderState = "awaiting_payment" | "paid" | "refunded" | "canceled";

function orderStateOf(order: Pick<OrderToProject, "canceled" | "paid" | "refunded" | "total">): OrderState {
  if (order.canceled) return "canceled";
  if (!order.paid) return "awaiting_payment";
  return order.total > 0n && order.refunded >= order.total ? "refunded" : "paid";
}

function orderPart(order: OrderToProject, merchant: MerchantRef, lines: readonly OrderLine[]) {
  const delivery = order.deliveries.find(({ merchant_id }) => merchant_id === merchant.id) ?? null;
  const ids = new Set(lines.map(({ id }) => id));
  const refunded = lines.every((line) => line.total > 0n && line.refunded >= line.total);
  const { canceled, paid } = order;
  return {
    merchant,
    state: partStateOf({ canceled, paid, refunded, pickup: delivery?.kind === "pickup", lines }),
    items: lines.map(orderItem),
    delivery: delivery && deliveryOf(delivery),
    shipments: order.shipments.filter(({ line_ids }) => line_ids.some((id) => ids.has(id))).map(shipmentOf),
  };
}

function orderItem({ id, title, variant_title, thumbnail, product_handle, quantity, ...line }: OrderLine) {
  return {
    id,
    title,
    variant_title,
    thumbnail,
    product_handle,
    quantity,
    unit_price_fen: String(line.unit_price),
    total_fen: String(line.total),
    refunded_fen: String(line.refunded),
  };
}

function deliveryOf({ kind, name, amount, hall }: OrderDelivery) {
  return { kind, name, amount_fen: String(amount), hall };
}

function shipmentOf({ shipped_at, delivered_at, tracking_numbers }: Shipment) {
  return { shipped_at: isoOf(shipped_at), delivered_at: isoOf(delivered_at), tracking_numbers: [...tracking_numbers] };
}

function isoOf(instant: Date | string | null): string | null {
  return instant ? new Date(instant).toISOString() : null;
}
