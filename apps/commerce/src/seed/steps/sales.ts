import { Modules } from "@medusajs/framework/utils";
import {
  createOrderFulfillmentWorkflow,
  createOrderPaymentCollectionWorkflow,
  createOrderShipmentWorkflow,
  createOrderWorkflow,
  createReservationsWorkflow,
  markOrderFulfillmentAsDeliveredWorkflow,
  markPaymentCollectionAsPaid,
} from "@medusajs/medusa/core-flows";
import { type Fen, fen, sumFen, yuanFromFen } from "@qinshui/cn/money";
import { recordOrdersWorkflow, refundLinesWorkflow } from "@qinshui/subsidy-hooks/workflows";
import { freightFen } from "../../modules/county-freight/freight";
import { parseFreightRates } from "../../modules/county-freight/rates";
import { must, type SeedContext } from "../context";
import { STORE } from "../data/county";
import { LISTINGS } from "../data/listings";
import { MERCHANTS } from "../data/merchants";
import { SALES } from "../data/sales";
import type { SeedListing, SeedSale, SeedVariant } from "../data/types";
import { sourceOf } from "../stock";
import type { Foundation } from "./foundation";
import { DECIDED_BY, type SeededMerchant } from "./merchants";
import type { Places } from "./places";

export interface SaleWorld {
  foundation: Foundation;
  places: Places;
  merchants: Map<string, SeededMerchant>;
  /** Inventory item ids by SKU. */
  items: Map<string, string>;
}

const PROVINCE = "山西省";
const ADDRESS = {
  last_name: "",
  phone: "13800000000",
  country_code: "cn",
  province: PROVINCE,
  city: "太原市",
  address_2: "小店区",
  address_1: "示例路 1 号",
  metadata: { region_code: "140105" },
};

/** Sample sales, each with its payment, stock, dispatch and refund; one that was cut off is finished where it stopped. */
export async function ensureSales(context: SeedContext, world: SaleWorld): Promise<void> {
  const made = await madeSales(context);
  const variants = await variantIds(context);
  for (const [i, sale] of SALES.entries()) {
    context.report(`${i + 1}/${SALES.length} 示例订单`);
    const order = made.get(sale.number) ?? (await createOrder(context, world, variants, sale));
    await finishSale(context, world, order, sale);
  }
}

/** A sample order, and how far it came. */
interface MadeOrder {
  id: string;
  items: { id: string; variant_sku: string }[];
  metadata?: Record<string, unknown> | null;
  fulfillments?: ({ items?: ({ line_item_id: string } | null)[] } | null)[] | null;
  payment_collections?: ({ status: string; payments?: ({ refunds?: unknown[] } | null)[] } | null)[] | null;
}

const MADE_FIELDS = [
  "id",
  "metadata",
  "items.id",
  "items.variant_sku",
  "fulfillments.items.line_item_id",
  "payment_collections.status",
  "payment_collections.payments.refunds.id",
];

async function madeSales({ query }: SeedContext): Promise<Map<string, MadeOrder>> {
  const { data } = await query.graph({ entity: "order", fields: MADE_FIELDS });
  const orders = data as unknown as MadeOrder[];
  return new Map(orders.map((order) => [String(order.metadata?.sample), order]));
}

async function finishSale(context: SeedContext, world: SaleWorld, order: MadeOrder, sale: SeedSale): Promise<void> {
  await reserve(context, world, order, sale);
  await pay(context, order, totalOf(sale));
  await dispatch(context, world, order, sale);
  await recordOrdersWorkflow(context.container).run({ input: { order_ids: [order.id] } });
  await refund(context, order, sale);
}

async function variantIds({ query }: SeedContext): Promise<Map<string, string>> {
  const { data } = await query.graph({ entity: "variant", fields: ["id", "sku"] });
  return new Map((data as { id: string; sku: string }[]).map(({ id, sku }) => [sku, id]));
}

async function createOrder(
  { container }: SeedContext,
  { foundation, merchants }: SaleWorld,
  variants: Map<string, string>,
  sale: SeedSale,
): Promise<MadeOrder> {
  const { result } = await createOrderWorkflow(container).run({
    input: {
      region_id: foundation.region_id,
      currency_code: STORE.currency,
      sales_channel_id: sale.channel === "online" ? foundation.online_id : foundation.onsite_id,
      email: `${sale.number.replace("示例", "sample")}@example.cn`,
      shipping_address: { ...ADDRESS, first_name: sale.buyer },
      items: soldLines(sale).map(({ listing, variant, quantity }) => ({
        variant_id: must(variants.get(variant.sku), variant.sku),
        title: listing.title,
        quantity,
        unit_price: Number(yuanFromFen(fen(variant.price_fen))),
        is_tax_inclusive: true,
      })),
      shipping_methods: deliveriesOf(sale).map(({ merchant, amount }) => ({
        name: sale.hall ? "到馆自提" : "快递",
        amount: Number(yuanFromFen(amount)),
        is_tax_inclusive: true,
        shipping_option_id: optionOf(must(merchants.get(merchant), merchant), sale),
        data: {},
      })),
      metadata: { sample: sale.number },
    },
  });
  return result as unknown as MadeOrder;
}

function optionOf(merchant: SeededMerchant, { hall }: SeedSale): string {
  return hall ? must(merchant.pickups.get(hall), hall) : merchant.express_id;
}

interface SoldLine {
  listing: SeedListing;
  variant: SeedVariant;
  quantity: number;
}

function soldLines({ lines }: SeedSale): SoldLine[] {
  return lines.map(({ sku, quantity }) => {
    const listing = must(
      LISTINGS.find(({ variants }) => variants.some((variant) => variant.sku === sku)),
      sku,
    );
    const variant = must(
      listing.variants.find((it) => it.sku === sku),
      sku,
    );
    return { listing, variant, quantity };
  });
}

/** Freight per merchant by the same rates that a cart is charged. */
export function deliveriesOf(sale: SeedSale): { merchant: string; amount: Fen }[] {
  const lines = soldLines(sale);
  const merchants = [...new Set(lines.map(({ listing }) => listing.merchant))];
  return merchants.map((merchant) => {
    const own = lines.filter(({ listing }) => listing.merchant === merchant);
    const weightGrams = own.reduce((sum, { variant, quantity }) => sum + variant.weight * quantity, 0);
    const { freight } = must(
      MERCHANTS.find(({ handle }) => handle === merchant),
      merchant,
    );
    const rates = parseFreightRates(freight);
    return {
      merchant,
      amount: sale.hall ? fen(0) : freightFen({ rates, province: PROVINCE, weightGrams, goodsFen: goodsOf(own) }),
    };
  });
}

function goodsOf(lines: SoldLine[]): Fen {
  return sumFen(lines.map(({ variant, quantity }) => fen(variant.price_fen * quantity)));
}

function totalOf(sale: SeedSale): Fen {
  return sumFen([goodsOf(soldLines(sale)), ...deliveriesOf(sale).map(({ amount }) => amount)]);
}

async function reserve({ container }: SeedContext, world: SaleWorld, order: MadeOrder, sale: SeedSale): Promise<void> {
  const hall = sourceOf(sale);
  const location_id = hall ? must(world.places.halls.get(hall), hall).location_id : world.places.warehouse_id;
  const lines = sale.lines.map(({ sku, quantity }) => ({ sku, quantity, line_item_id: itemOf(order, sku) }));
  const reserved = await container
    .resolve(Modules.INVENTORY)
    .listReservationItems({ line_item_id: lines.map(({ line_item_id }) => line_item_id) }, { take: null });
  const settled = new Set([...reserved.map(({ line_item_id }) => line_item_id), ...sentLines(order)]);
  const reservations = lines
    .filter(({ line_item_id }) => !settled.has(line_item_id))
    .map(({ sku, quantity, line_item_id }) => ({
      line_item_id,
      inventory_item_id: must(world.items.get(sku), sku),
      location_id,
      quantity,
    }));
  if (reservations.length > 0) await createReservationsWorkflow(container).run({ input: { reservations } });
}

function sentLines({ fulfillments }: MadeOrder): string[] {
  return (fulfillments ?? []).flatMap((it) => (it?.items ?? []).flatMap((item) => item?.line_item_id ?? []));
}

function itemOf(order: MadeOrder, sku: string): string {
  return must(
    order.items.find(({ variant_sku }) => variant_sku === sku),
    `line ${sku}`,
  ).id;
}

/** Paid through core's own provider: no shopper and no wallet stands behind a sample sale. */
async function pay({ container }: SeedContext, order: MadeOrder, amount: Fen): Promise<void> {
  if (order.payment_collections?.some((it) => it?.status === "completed")) return;
  const order_id = order.id;
  const { result } = await createOrderPaymentCollectionWorkflow(container).run({
    input: { order_id, amount: Number(yuanFromFen(amount)) },
  });
  const collection = must(result[0], "payment collection");
  await markPaymentCollectionAsPaid(container).run({
    input: { order_id, payment_collection_id: collection.id, captured_by: DECIDED_BY },
  });
}

async function dispatch(context: SeedContext, world: SaleWorld, order: MadeOrder, sale: SeedSale): Promise<void> {
  // Over the counter the goods are handed over at once.
  const progress = sale.channel === "onsite" ? "delivered" : sale.progress;
  if (progress === "paid") return;
  const sent = sentLines(order);
  for (const [i, { merchant }] of deliveriesOf(sale).entries()) {
    const seller = must(world.merchants.get(merchant), merchant);
    const own = soldLines(sale).filter(({ listing }) => listing.merchant === merchant);
    const items = own.map(({ variant, quantity }) => ({ id: itemOf(order, variant.sku), quantity }));
    if (items.some(({ id }) => sent.includes(id))) continue;
    const { container } = context;
    const { result } = await createOrderFulfillmentWorkflow(container).run({
      input: { order_id: order.id, items, shipping_option_id: optionOf(seller, sale) },
    });
    if (!sale.hall) await ship(context, order.id, result.id, items, `${sale.number}-${i + 1}`);
    if (progress === "delivered") {
      await markOrderFulfillmentAsDeliveredWorkflow(container).run({
        input: { orderId: order.id, fulfillmentId: result.id },
      });
    }
  }
}

async function ship(
  { container }: SeedContext,
  order_id: string,
  fulfillment_id: string,
  items: { id: string; quantity: number }[],
  tracking_number: string,
): Promise<void> {
  await createOrderShipmentWorkflow(container).run({
    input: { order_id, fulfillment_id, items, labels: [{ tracking_number, tracking_url: "#", label_url: "#" }] },
  });
}

async function refund({ container }: SeedContext, order: MadeOrder, { lines, refund }: SeedSale): Promise<void> {
  const made = order.payment_collections?.some((it) => it?.payments?.some((payment) => payment?.refunds?.length));
  if (!refund || made) return;
  const line = must(lines[0], "refunded line");
  await refundLinesWorkflow(container).run({
    input: {
      order_id: order.id,
      lines: [{ line_id: itemOf(order, line.sku), amount_fen: String(refund.amount_fen) }],
      note: refund.note,
      refunded_by: DECIDED_BY,
    },
  });
}
