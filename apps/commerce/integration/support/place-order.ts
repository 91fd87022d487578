import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import {
  capturePaymentWorkflow,
  createOrderPaymentCollectionWorkflow,
  createOrderWorkflow,
  createPaymentSessionsWorkflow,
  createProductsWorkflow,
  createPromotionsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
} from "@medusajs/medusa/core-flows";

/** The parts of a shop that an order needs; made once per database. */
export interface Shop {
  region_id: string;
  online_channel_id: string;
  onsite_channel_id: string;
}

export interface SoldProduct {
  id: string;
  title: string;
  variant_id: string;
}

export interface OrderLineInput {
  product: SoldProduct;
  quantity: number;
  /** Yuan with at most two decimals. */
  unit_price: number;
}

export interface OrderInput {
  shop: Shop;
  channel_id?: string;
  lines: OrderLineInput[];
  /** Name, yuan and, when the freight has a merchant, its shipping option. */
  freight?: { name: string; amount: number; shipping_option_id?: string }[];
  promo_codes?: string[];
}

export interface PaidOrder {
  order_id: string;
  payment_id: string;
  capture_id: string;
}

const PROVIDER = "pp_system_default";

export async function openShop(container: MedusaContainer): Promise<Shop> {
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: "中国",
          currency_code: "cny",
          countries: ["cn"],
          payment_providers: [PROVIDER],
          is_tax_inclusive: true,
        },
      ],
    },
  });
  const salesChannelsData = [
    { name: "线上商城", metadata: { channel: "online" } },
    { name: "体验馆现场", metadata: { channel: "onsite" } },
  ];
  const { result: channels } = await createSalesChannelsWorkflow(container).run({ input: { salesChannelsData } });
  return {
    region_id: idOf(regions[0]),
    online_channel_id: idOf(channels.find((channel) => channel.name === "线上商城")),
    onsite_channel_id: idOf(channels.find((channel) => channel.name === "体验馆现场")),
  };
}

export async function createProduct(container: MedusaContainer, shop: Shop, title: string): Promise<SoldProduct> {
  const { result } = await createProductsWorkflow(container).run({
    input: {
      products: [
        {
          title,
          options: [{ title: "规格", values: ["默认"] }],
          variants: [{ title: "默认", options: { 规格: "默认" }, manage_inventory: false, prices: [] }],
          sales_channels: [{ id: shop.online_channel_id }, { id: shop.onsite_channel_id }],
        },
      ],
    },
  });
  const [product] = result;
  return { id: idOf(product), title, variant_id: idOf(product?.variants[0]) };
}

/** A fixed amount off every single item of an order that names the code. */
export async function createItemPromotion(container: MedusaContainer, code: string, amount: number): Promise<void> {
  await createPromotionsWorkflow(container).run({
    input: {
      promotionsData: [
        {
          code,
          type: "standard",
          status: "active",
          application_method: {
            type: "fixed",
            target_type: "items",
            allocation: "each",
            value: amount,
            max_quantity: 1000,
            currency_code: "cny",
          },
        },
      ],
    },
  });
}

/** An order that nobody has paid yet; its id. */
export async function placeOrder(container: MedusaContainer, input: OrderInput): Promise<string> {
  const { result } = await createOrderWorkflow(container).run({
    input: {
      region_id: input.shop.region_id,
      sales_channel_id: input.channel_id ?? input.shop.online_channel_id,
      currency_code: "cny",
      status: "pending",
      email: "buyer@example.com",
      shipping_address: { first_name: "示例收货人", address_1: "示例街 1 号", country_code: "cn" },
      items: input.lines.map((line) => ({
        title: line.product.title,
        variant_id: line.product.variant_id,
        quantity: line.quantity,
        unit_price: line.unit_price,
        is_tax_inclusive: true,
      })),
      shipping_methods: (input.freight ?? []).map((freight) => ({ ...freight, is_tax_inclusive: true })),
      promo_codes: input.promo_codes,
    } as Parameters<ReturnType<typeof createOrderWorkflow>["run"]>[0] extends { input?: infer I } ? I : never,
  });
  return result.id;
}

/** Pays an order in full with Medusa's manual provider: session, authorisation, capture. */
export async function payOrder(container: MedusaContainer, orderId: string): Promise<PaidOrder> {
  const payment_id = await authorizeOrder(container, orderId);
  const { result } = await capturePaymentWorkflow(container).run({ input: { payment_id } });
  return { order_id: orderId, payment_id, capture_id: idOf(result.captures?.[0]) };
}

/** An authorised payment over the order's total; its id. */
export async function authorizeOrder(container: MedusaContainer, orderId: string): Promise<string> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: orders } = await query.graph({ entity: "order", fields: ["total"], filters: { id: orderId } });
  const { result: collections } = await createOrderPaymentCollectionWorkflow(container).run({
    input: { order_id: orderId, amount: Number(orders[0]?.total) },
  });
  const { result: session } = await createPaymentSessionsWorkflow(container).run({
    input: { payment_collection_id: idOf(collections[0]), provider_id: PROVIDER },
  });
  return idOf(await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {}));
}

/** Places and pays an order; with `capturedAt` the capture is moved to that instant. */
export async function placePaidOrder(
  container: MedusaContainer,
  input: OrderInput & { capturedAt?: string },
): Promise<PaidOrder> {
  const paid = await payOrder(container, await placeOrder(container, input));
  if (input.capturedAt) await moveInTime(container, "capture", paid.capture_id, input.capturedAt);
  return paid;
}

/** Sets `created_at` of a capture or refund, which is the instant the ledger goes by. */
export async function moveInTime(
  container: MedusaContainer,
  table: "capture" | "refund",
  id: string,
  instant: string,
): Promise<void> {
  await container.resolve(ContainerRegistrationKeys.PG_CONNECTION)(table).where({ id }).update({ created_at: instant });
}

function idOf(record: { id: string } | null | undefined): string {
  if (!record) throw new Error("the workflow answered without a record");
  return record.id;
}
