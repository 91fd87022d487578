import { type CartItem, type CartPart, cartPartsAnswer } from "../cart-parts.ts";

const ITEM = {
  id: "line_1",
  product_id: "prod_1",
  product_handle: "honey",
  variant_id: "variant_1",
  title: "示例蜜",
  variant_title: "500 克",
  thumbnail: null,
  quantity: 2,
  unit_price_fen: "3000",
  current_unit_price_fen: "3000",
  total_fen: "6000",
  available_quantity: 5,
};

const EXPRESS = { id: "express", name: "快递", kind: "express", amount_fen: "800", free_above_fen: "9900", hall: null };
const PICKUP = {
  id: "pickup",
  name: "自提",
  kind: "pickup",
  amount_fen: "0",
  free_above_fen: null,
  hall: { handle: "hall", name: "示例馆", address: "示例路 1 号" },
};

export const options = { express: EXPRESS, pickup: PICKUP };

interface PartShape {
  merchant?: string;
  selling?: boolean;
  items?: Partial<typeof ITEM>[];
  options?: (Omit<typeof EXPRESS, "amount_fen" | "free_above_fen" | "hall"> & {
    amount_fen: string | null;
    free_above_fen: string | null;
    hall: typeof PICKUP.hall | null;
  })[];
  chosen?: string | null;
}

/** A cart as commerce would answer it, read by the same schema. One part per argument. */
export function cartOf(...shapes: PartShape[]) {
  const merchant_parts = shapes.map(
    ({ merchant = "m1", selling = true, items = [{}], options: ways = [EXPRESS, PICKUP], chosen = null }) => ({
      merchant: { id: merchant, handle: merchant, name: `示例商家 ${merchant}` },
      selling,
      items: items.map((item) => ({ ...ITEM, ...item })),
      goods_total_fen: "6000",
      shipping_options: ways,
      selected_option_id: chosen,
    }),
  );
  const totals = { goods_total_fen: "6000", freight_total_fen: "0", discount_total_fen: "0", total_fen: "6000" };
  return cartPartsAnswer.parse({ merchant_parts, ...totals });
}

export function partOf(shape: PartShape = {}): CartPart {
  const [part] = cartOf(shape).merchant_parts;
  if (!part) throw new Error("no part");
  return part;
}

export function itemOf(shape: Partial<typeof ITEM>): CartItem {
  const [item] = partOf({ items: [shape] }).items;
  if (!item) throw new Error("no item");
  return item;
}
