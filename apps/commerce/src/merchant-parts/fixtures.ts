import { fen } from "@qinshui/cn/money";
import type { CartLine, DeliveryOption } from "./cart-parts";
import type { OrderLine } from "./order-parts";

export const bees = { id: "mer_bees", handle: "bees", name: "蜂业（示例）" };
export const tools = { id: "mer_tools", handle: "tools", name: "蜂具（示例）" };

export function cartLineFixture(over: Partial<CartLine> = {}): CartLine {
  return {
    id: "item_1",
    product_id: "prod_1",
    product_handle: "honey",
    variant_id: "variant_1",
    title: "刺槐蜂蜜",
    variant_title: "500 克",
    thumbnail: null,
    quantity: 2,
    unit_price: fen(6800),
    current_unit_price: fen(6800),
    total: fen(13600),
    weight_grams: 650,
    merchant: bees,
    shipping_profile_id: "sp_bees",
    ...over,
  };
}

export function optionFixture(over: Partial<DeliveryOption> = {}): DeliveryOption {
  return {
    id: "so_bees",
    name: "快递",
    kind: "express",
    shipping_profile_id: "sp_bees",
    amount: fen(800),
    free_above: fen(9900),
    hall: null,
    ...over,
  };
}

export function orderLineFixture(over: Partial<OrderLine> = {}): OrderLine {
  return {
    id: "ordli_1",
    title: "刺槐蜂蜜",
    variant_title: "500 克",
    thumbnail: null,
    product_handle: "honey",
    quantity: 2,
    fulfilled: 0,
    shipped: 0,
    delivered: 0,
    unit_price: fen(6800),
    total: fen(13600),
    refunded: fen(0),
    merchant: bees,
    ...over,
  };
}
