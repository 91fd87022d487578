import type { Logger, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { errors, isCatalogueError } from "@qinshui/cn/errors";
import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import { deriveEntries } from "@qinshui/subsidy-hooks/ledger/derive-entries";
import { readOrderSnapshot } from "@qinshui/subsidy-hooks/recording/read-order-snapshot";
import type { HallRef } from "./cart-parts";
import type { MerchantRef } from "./group";
import { present, unique } from "./load-cart";
import { hallsByLocation } from "./load-options";
import { fenOfRaw, type Raw } from "./money";
import type { OrderDelivery, OrderLine, OrderToProject, Receiver, Shipment } from "./order-parts";

const ORDER_FIELDS = [
  "id",
  "display_id",
  "created_at",
  "canceled_at",
  "status",
  "email",
  "total",
  "discount_total",
  "raw_discount_total",
  "shipping_address.*",
  "items.*",
  "items.detail.*",
  "items.adjustments.*",
  "items.tax_lines.*",
  "shipping_methods.*",
  "shipping_methods.adjustments.*",
  "shipping_methods.tax_lines.*",
  "fulfillments.*",
  "fulfillments.items.*",
  "fulfillments.labels.*",
  "payment_collections.payments.captures.*",
  "payment_collections.payments.refunds.*",
];

interface OrderRecord {
  id: string;
  display_id: number;
  created_at: Date | string;
  status: string;
  canceled_at: Date | string | null;
  email: string | null;
  raw_discount_total: Raw;
  shipping_address?: AddressRecord | null;
  items?: (ItemRecord | null)[];
  shipping_methods?: (MethodRecord | null)[];
  fulfillments?: (FulfilmentRecord | null)[];
  payment_collections?: ({ payments?: (PaymentRecord | null)[] } | null)[];
}

interface AddressRecord {
  first_name: string | null;
  phone: string | null;
  province: string | null;
  city: string | null;
  address_1: string | null;
  address_2: string | null;
}

interface ItemRecord {
  id: string;
  created_at: Date | string;
  product_id: string | null;
  product_handle: string | null;
  product_title: string | null;
  variant_title: string | null;
  title: string;
  thumbnail: string | null;
  quantity: number;
  raw_unit_price: Raw;
  raw_total: Raw;
  detail?: { fulfilled_quantity: number; shipped_quantity: number; delivered_quantity: number } | null;
}

interface MethodRecord {
  id: string;
  name: string;
  shipping_option_id: string | null;
  raw_total: Raw;
}

interface FulfilmentRecord {
  shipped_at: Date | string | null;
  delivered_at: Date | string | null;
  canceled_at: Date | string | null;
  items?: ({ line_item_id: string | null } | null)[];
  labels?: ({ tracking_number: string | null } | null)[];
}

interface PaymentRecord {
  captures?: ({ raw_amount: Raw } | null)[];
  refunds?: ({ raw_amount: Raw } | null)[];
}

/** Everything the projection of an order needs. Error: `order_not_found`. */
export async function loadOrderToProject(container: MedusaContainer, id: string): Promise<OrderToProject> {
  const order = await readOrder(container, id);
  const items = present(order.items).sort(byTitle);
  const methods = present(order.shipping_methods);
  const payments = present(order.payment_collections).flatMap(({ payments }) => present(payments));
  const [merchants, deliveries, refundedOf] = await Promise.all([
    merchantsByProduct(container, unique(present(items.map(({ product_id }) => product_id)))),
    loadDeliveries(container, methods),
    refundedByLine(container, id),
  ]);
  const lines = items.map((item) => orderLine(item, merchants, refundedOf));
  const freight = sumFen(methods.map(({ raw_total }) => fenOfRaw(raw_total)));
  return {
    id,
    display_id: order.display_id,
    created_at: order.created_at,
    email: order.email,
    receiver: receiverOf(order.shipping_address),
    canceled: order.status === "canceled" || order.canceled_at !== null,
    paid: sumOf(payments.flatMap(({ captures }) => present(captures))) > 0n,
    lines,
    deliveries,
    shipments: present(order.fulfillments).filter(isUnderWay).map(shipmentOf),
    freight,
    discount: fenOfRaw(order.raw_discount_total),
    total: sumFen([...lines.map(({ total }) => total), freight]),
    refunded: sumOf(payments.flatMap(({ refunds }) => present(refunds))),
  };
}

async function readOrder(container: MedusaContainer, id: string): Promise<OrderRecord> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "order", fields: ORDER_FIELDS, filters: { id } });
  const order: unknown = data[0];
  if (!order) throw errors.order_not_found();
  return order as OrderRecord;
}

/** Also of goods taken off sale since: an order keeps its merchants. */
async function merchantsByProduct(
  container: MedusaContainer,
  productIds: string[],
): Promise<Map<string, MerchantRef | null>> {
  if (productIds.length === 0) return new Map();
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "product",
    fields: ["id", "merchant.id", "merchant.handle", "merchant.name"],
    filters: { id: productIds },
    withDeleted: true,
  });
  const products = data as unknown as { id: string; merchant?: MerchantRef | null }[];
  return new Map(products.map(({ id, merchant }) => [id, merchant ?? null]));
}

interface OptionRecord {
  id: string;
  shipping_profile?: { merchant?: MerchantRef | null } | null;
  service_zone?: { fulfillment_set?: { type: string; location?: { id: string } | null } | null } | null;
}

async function loadDeliveries(container: MedusaContainer, methods: MethodRecord[]): Promise<OrderDelivery[]> {
  const ids = unique(present(methods.map(({ shipping_option_id }) => shipping_option_id)));
  if (ids.length === 0) return [];
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "shipping_option",
    fields: [
      "id",
      "shipping_profile.merchant.id",
      "service_zone.fulfillment_set.type",
      "service_zone.fulfillment_set.location.id",
    ],
    filters: { id: ids },
    withDeleted: true,
  });
  const options = new Map((data as unknown as OptionRecord[]).map((option) => [option.id, option]));
  const halls = await hallsByLocation(container);
  return methods.flatMap((method) => deliveryOf(method, options.get(method.shipping_option_id ?? ""), halls));
}

function deliveryOf(
  method: MethodRecord,
  option: OptionRecord | undefined,
  halls: ReadonlyMap<string, HallRef>,
): OrderDelivery[] {
  const merchant = option?.shipping_profile?.merchant;
  if (!merchant) return [];
  const set = option.service_zone?.fulfillment_set;
  const pickup = set?.type === "pickup";
  return [
    {
      merchant_id: merchant.id,
      kind: pickup ? "pickup" : "express",
      name: method.name,
      amount: fenOfRaw(method.raw_total),
      hall: pickup ? (halls.get(set?.location?.id ?? "") ?? null) : null,
    },
  ];
}

/**
 * What was given back of each line, by the same rule that books it in the ledger. An order that the ledger refuses to
 * book is still shown: its refunds then stand in the total only.
 */
async function refundedByLine(container: MedusaContainer, orderId: string): Promise<Map<string, Fen>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  try {
    const snapshot = await readOrderSnapshot(query, orderId, false);
    const back = snapshot ? deriveEntries(snapshot).filter(({ amount_fen }) => amount_fen < 0n) : [];
    const sums = new Map<string, Fen>();
    for (const { line_id, amount_fen } of back) sums.set(line_id, fen((sums.get(line_id) ?? 0n) - amount_fen));
    return sums;
  } catch (error) {
    if (!isCatalogueError(error)) throw error;
    logger.warn(`refunds of order ${orderId} are not shown by line: ${error.code}`);
    return new Map();
  }
}

function orderLine(
  item: ItemRecord,
  merchants: ReadonlyMap<string, MerchantRef | null>,
  refundedOf: ReadonlyMap<string, Fen>,
): OrderLine {
  return {
    id: item.id,
    title: item.product_title ?? item.title,
    variant_title: item.variant_title,
    thumbnail: item.thumbnail,
    product_handle: item.product_handle ?? "",
    quantity: Number(item.quantity),
    fulfilled: Number(item.detail?.fulfilled_quantity ?? 0),
    shipped: Number(item.detail?.shipped_quantity ?? 0),
    delivered: Number(item.detail?.delivered_quantity ?? 0),
    unit_price: fenOfRaw(item.raw_unit_price),
    total: fenOfRaw(item.raw_total),
    refunded: refundedOf.get(item.id) ?? fen(0),
    merchant: merchants.get(item.product_id ?? "") ?? null,
  };
}

function receiverOf(address: AddressRecord | null | undefined): Receiver | null {
  if (!address) return null;
  const { first_name, phone, province, city, address_2, address_1 } = address;
  return {
    name: first_name ?? "",
    phone: phone ?? "",
    address: present([province, city, address_2, address_1]).join(""),
  };
}

function isUnderWay({ canceled_at }: FulfilmentRecord): boolean {
  return canceled_at === null;
}

function shipmentOf({ items, labels, shipped_at, delivered_at }: FulfilmentRecord): Shipment {
  return {
    line_ids: present(present(items).map(({ line_item_id }) => line_item_id)),
    shipped_at,
    delivered_at,
    tracking_numbers: present(present(labels).map(({ tracking_number }) => tracking_number)),
  };
}

function sumOf(rows: readonly { raw_amount: Raw }[]): Fen {
  return sumFen(rows.map(({ raw_amount }) => fenOfRaw(raw_amount)));
}

/** The lines of a cart become an order's in one instant, so their titles give them an order that stays. */
function byTitle(a: ItemRecord, b: ItemRecord): number {
  const titles = [a, b].map(({ product_title, title, variant_title }) => `${product_title ?? title} ${variant_title}`);
  return String(titles[0]).localeCompare(String(titles[1]), "zh-CN") || (a.id < b.id ? -1 : 1);
}
