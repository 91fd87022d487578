import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN } from "@medusajs/framework/utils";
import { errors } from "@qinshui/cn/errors";
import { type Fen, fenFromYuan, sumFen } from "@qinshui/cn/money";
import { capturedAt } from "@qinshui/subsidy-hooks/recording/order-money";
import type { CheckedAddress, CheckedCart, CheckedLine } from "./cart-check";
import type { PaymentState, SessionState } from "./payment-state";

interface Raw {
  value: string | number;
}

/** A cart as core's completion reads it: only what the check looks at. */
export interface CartRecord {
  id: string;
  completed_at?: Date | string | null;
  sales_channel_id?: string | null;
  raw_total?: Raw | null;
  raw_item_total?: Raw | null;
  raw_shipping_total?: Raw | null;
  raw_discount_total?: Raw | null;
  shipping_address?: CheckedAddress | null;
  items?: (ItemRecord | null)[] | null;
  shipping_methods?: (MethodRecord | null)[] | null;
}

interface ItemRecord {
  id: string;
  title: string;
  quantity: number;
  product_id?: string | null;
  product_title?: string | null;
  variant_id?: string | null;
  raw_unit_price?: Raw | null;
  adjustments?: ({ raw_amount?: Raw | null } | null)[] | null;
  variant?: { product?: { shipping_profile?: { id: string } | null } | null } | null;
}

interface MethodRecord {
  shipping_option_id?: string | null;
  raw_amount?: Raw | null;
  adjustments?: ({ raw_amount?: Raw | null } | null)[] | null;
}

const CART_FIELDS = [
  "id",
  "completed_at",
  "sales_channel_id",
  "raw_total",
  "raw_item_total",
  "raw_shipping_total",
  "raw_discount_total",
  "total",
  "item_total",
  "shipping_total",
  "discount_total",
  "shipping_address.*",
  "items.*",
  "items.adjustments.*",
  "items.variant.product.shipping_profile.id",
  "shipping_methods.*",
  "shipping_methods.adjustments.*",
];

/** Error: `cart_not_found`. */
export async function loadCart(container: MedusaContainer, id: string): Promise<CartRecord> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "cart", fields: CART_FIELDS, filters: { id } });
  const cart: unknown = data[0];
  if (!cart) throw errors.cart_not_found();
  return cart as CartRecord;
}

/** The cart as the check wants it; asks which merchant each chosen delivery is of, and whether it is fetched. */
export async function checkedCartOf(container: MedusaContainer, cart: CartRecord): Promise<CheckedCart> {
  const items = present(cart.items);
  const methods = present(cart.shipping_methods);
  const options = await loadOptions(container, present(methods.map((method) => method.shipping_option_id)));
  return {
    lines: items.map(lineOf),
    deliveries: methods.map(({ shipping_option_id }) => ({
      shipping_profile_id: options.get(shipping_option_id ?? "")?.shipping_profile_id ?? null,
      pickup: options.get(shipping_option_id ?? "")?.service_zone?.fulfillment_set?.type === "pickup",
    })),
    address: cart.shipping_address ?? null,
    amounts: amountsOf(cart, items, methods),
  };
}

export function lineOf(item: ItemRecord): CheckedLine {
  return {
    id: item.id,
    title: item.title,
    variant_id: item.variant_id ?? null,
    quantity: Number(item.quantity),
    shipping_profile_id: item.variant?.product?.shipping_profile?.id ?? null,
  };
}

export function linesOf(cart: CartRecord): CheckedLine[] {
  return present(cart.items).map(lineOf);
}

function amountsOf(cart: CartRecord, items: ItemRecord[], methods: MethodRecord[]): string[] {
  const adjustments = [...items, ...methods].flatMap((it) => present(it.adjustments)).map((it) => it.raw_amount);
  const parts = [...items.map((it) => it.raw_unit_price), ...methods.map((it) => it.raw_amount), ...adjustments];
  const totals = [cart.raw_total, cart.raw_item_total, cart.raw_shipping_total, cart.raw_discount_total];
  return present([...parts, ...totals]).map(yuanText);
}

/** Medusa's raw value as an exact decimal text in yuan. */
export function yuanText(raw: Raw): string {
  return MathBN.convert(raw.value).toFixed();
}

interface OptionRecord {
  id: string;
  shipping_profile_id: string | null;
  service_zone?: { fulfillment_set?: { type: string } | null } | null;
}

async function loadOptions(container: MedusaContainer, ids: string[]): Promise<Map<string, OptionRecord>> {
  if (ids.length === 0) return new Map();
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "shipping_option",
    fields: ["id", "shipping_profile_id", "service_zone.fulfillment_set.type"],
    filters: { id: ids },
  });
  return new Map((data as OptionRecord[]).map((option) => [option.id, option]));
}

interface VariantRecord {
  id: string;
  manage_inventory: boolean;
  allow_backorder: boolean;
  inventory_items?: ({
    inventory_item_id: string;
    required_quantity: number;
    inventory?: InventoryRecord | null;
  } | null)[];
}

interface InventoryRecord {
  location_levels?: (LevelRecord | null)[] | null;
}

interface LevelRecord {
  location_id: string;
  stocked_quantity: number;
  reserved_quantity: number;
}

/**
 * How many pieces of each variant a single place of the sales channel can give (an order's line is reserved at one
 * place, so stock spread over several does not add up); undefined where stock is not counted.
 */
export async function availableOf(
  container: MedusaContainer,
  variantIds: string[],
  salesChannelId: string | null | undefined,
): Promise<Map<string, number | undefined>> {
  if (variantIds.length === 0) return new Map();
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: places } = await query.graph({
    entity: "sales_channel_locations",
    fields: ["stock_location_id"],
    filters: { sales_channel_id: salesChannelId ?? "" },
  });
  const { data } = await query.graph({
    entity: "variant",
    fields: [
      "id",
      "manage_inventory",
      "allow_backorder",
      "inventory_items.inventory_item_id",
      "inventory_items.required_quantity",
      "inventory_items.inventory.location_levels.location_id",
      "inventory_items.inventory.location_levels.stocked_quantity",
      "inventory_items.inventory.location_levels.reserved_quantity",
    ],
    filters: { id: variantIds },
  });
  const open = new Set((places as unknown as { stock_location_id: string }[]).map((place) => place.stock_location_id));
  return new Map((data as unknown as VariantRecord[]).map((variant) => [variant.id, piecesOf(variant, open)]));
}

function piecesOf(variant: VariantRecord, places: ReadonlySet<string>): number | undefined {
  if (!variant.manage_inventory || variant.allow_backorder) return undefined;
  const parts = present(variant.inventory_items).map(({ required_quantity, inventory }) => {
    const levels = present(inventory?.location_levels).filter(({ location_id }) => places.has(location_id));
    const most = Math.max(0, ...levels.map((level) => level.stocked_quantity - level.reserved_quantity));
    return Math.floor(most / required_quantity);
  });
  return parts.length > 0 ? Math.min(...parts) : 0;
}

export interface CapturedPayment extends PaymentState {
  /** When the money came, as its provider noted it, else as the shop wrote it down; null without money. */
  captured_at: Date | null;
  captures: { id: string; amount: Fen; currency_code: string }[];
}

export interface CartPayment {
  order_id: string | null;
  /** Whether the order is finished: it knows of its capture. Before, its making may still be taken back. */
  ordered: boolean;
  sessions: SessionState[];
  payments: CapturedPayment[];
}

/** A payment as `query.graph` gives it. */
export interface PaymentRecord {
  id: string;
  payment_session_id: string;
  created_at: Date;
  currency_code: string;
  data?: Record<string, unknown> | null;
  captures?: ({ id: string; raw_amount: Raw; created_at: Date } | null)[] | null;
  refunds?: ({ raw_amount: Raw; created_at: Date } | null)[] | null;
}

interface OrderLink {
  order_id: string;
  order?: { transactions?: ({ reference: string } | null)[] | null } | null;
}

/** The payment side of a cart: sessions, payments with their sums in fen, and the order if there is one. */
export async function loadCartPayment(container: MedusaContainer, cartId: string): Promise<CartPayment> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: orders } = await query.graph({
    entity: "order_cart",
    fields: ["order_id", "order.transactions.reference"],
    filters: { cart_id: cartId },
  });
  const { data: collections } = await query.graph({
    entity: "cart_payment_collection",
    fields: [
      "payment_collection.payment_sessions.*",
      "payment_collection.payments.id",
      "payment_collection.payments.payment_session_id",
      "payment_collection.payments.created_at",
      "payment_collection.payments.currency_code",
      "payment_collection.payments.data",
      "payment_collection.payments.captures.*",
      "payment_collection.payments.refunds.*",
    ],
    filters: { cart_id: cartId },
  });
  const records = collections as unknown as {
    payment_collection: { payment_sessions?: SessionState[]; payments?: PaymentRecord[] } | null;
  }[];
  const [link] = orders as unknown as OrderLink[];
  const payments = records.flatMap((it) => present(it.payment_collection?.payments)).map(paymentOf);
  const written = present(link?.order?.transactions).some(({ reference }) => reference === "capture");
  return {
    order_id: link?.order_id ?? null,
    ordered: link !== undefined && (written || payments.every(({ captured }) => captured === 0n)),
    sessions: records.flatMap((it) => present(it.payment_collection?.payment_sessions)),
    payments,
  };
}

/** A payment with its sums in fen. */
export function paymentOf(record: PaymentRecord): CapturedPayment {
  const captures = present(record.captures);
  const refunds = present(record.refunds);
  const written = earliest(captures);
  const latest = refunds.map((refund) => new Date(refund.created_at).getTime()).sort((a, b) => b - a)[0];
  return {
    id: record.id,
    session_id: record.payment_session_id,
    created_at: record.created_at,
    captured_at: written ? capturedAt(record.data, written) : null,
    captured: sum(captures),
    refunded: sum(refunds),
    refunded_at: latest === undefined ? null : new Date(latest),
    captures: captures.map(({ id, raw_amount }) => ({
      id,
      amount: fenOf(raw_amount),
      currency_code: record.currency_code,
    })),
  };
}

function earliest(captures: readonly { created_at: Date }[]): Date | undefined {
  return captures.map(({ created_at }) => new Date(created_at)).sort((a, b) => a.getTime() - b.getTime())[0];
}

function sum(amounts: { raw_amount: Raw }[]): Fen {
  return sumFen(amounts.map(({ raw_amount }) => fenOf(raw_amount)));
}

function fenOf(raw: Raw): Fen {
  return fenFromYuan(yuanText(raw));
}

function present<T>(list: readonly (T | null | undefined)[] | null | undefined): T[] {
  return (list ?? []).filter((it): it is T => it !== null && it !== undefined);
}
