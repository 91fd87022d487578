import { type Fen, sumFen } from "@qinshui/cn/money";
import { groupByMerchant, type MerchantRef } from "./group";

export interface HallRef {
  handle: string;
  name: string;
  address: string;
}

export type DeliveryKind = "express" | "pickup";

/** A line of a cart as the projection needs it. `total` is after discounts. */
export interface CartLine {
  id: string;
  product_id: string;
  product_handle: string;
  variant_id: string;
  title: string;
  variant_title: string | null;
  thumbnail: string | null;
  quantity: number;
  unit_price: Fen;
  /** What a piece costs now, where that is known; the cart is charged at it once it is checked. */
  current_unit_price: Fen | null;
  total: Fen;
  /** Of one piece, in grams; 0 where it is not known. */
  weight_grams: number;
  merchant: MerchantRef | null;
  shipping_profile_id: string | null;
}

/** A way of delivery as priced for this cart; `amount` null = no price yet, or not delivered there. */
export interface DeliveryOption {
  id: string;
  name: string;
  kind: DeliveryKind;
  shipping_profile_id: string;
  amount: Fen | null;
  free_above: Fen | null;
  hall: HallRef | null;
}

export interface CartToProject {
  lines: readonly CartLine[];
  options: readonly DeliveryOption[];
  /** Options chosen so far. */
  chosen: readonly string[];
  /** Pieces of each variant that can be had; undefined = not counted. */
  available: ReadonlyMap<string, number | undefined>;
  /** Products whose merchant is not approved now. */
  offSale: ReadonlySet<string>;
  freight: Fen;
  discount: Fen;
  total: Fen;
}

/** Where stock is not counted a shopper may still not order without end. */
const UNCOUNTED = 9999;

/**
 * The cart by merchant, as `GET /store/carts/:id/merchant-parts` answers it. Amounts are fen as decimal texts;
 * `total_fen` of lines and `goods_total_fen` are after discounts, so goods + freight = total. Error:
 * `line_without_merchant`.
 */
export function cartParts(cart: CartToProject) {
  const parts = groupByMerchant(cart.lines).map(({ merchant, lines }) => cartPart(cart, merchant, lines));
  return {
    merchant_parts: parts,
    goods_total_fen: String(sumFen(cart.lines.map(({ total }) => total))),
    freight_total_fen: String(cart.freight),
    discount_total_fen: String(cart.discount),
    total_fen: String(cart.total),
  };
}

export type CartParts = ReturnType<typeof cartParts>;

function cartPart(cart: CartToProject, merchant: MerchantRef, lines: readonly CartLine[]) {
  const profiles = new Set(lines.map(({ shipping_profile_id }) => shipping_profile_id));
  const options = cart.options.filter(({ shipping_profile_id }) => profiles.has(shipping_profile_id));
  return {
    merchant,
    /** False: the merchant is not approved now, and its goods must leave the cart before it is paid. */
    selling: !lines.some(({ product_id }) => cart.offSale.has(product_id)),
    items: lines.map((line) => cartItem(line, cart.available)),
    goods_total_fen: String(sumFen(lines.map(({ total }) => total))),
    weight_grams: lines.reduce((sum, { weight_grams, quantity }) => sum + weight_grams * quantity, 0),
    shipping_options: options.map(shippingOption),
    selected_option_id: options.find(({ id }) => cart.chosen.includes(id))?.id ?? null,
  };
}

function cartItem(line: CartLine, available: CartToProject["available"]) {
  const { id, product_id, product_handle, variant_id, title, variant_title, thumbnail, quantity } = line;
  return {
    id,
    product_id,
    product_handle,
    variant_id,
    title,
    variant_title,
    thumbnail,
    quantity,
    unit_price_fen: String(line.unit_price),
    current_unit_price_fen: line.current_unit_price === null ? null : String(line.current_unit_price),
    total_fen: String(line.total),
    available_quantity: available.has(variant_id) ? (available.get(variant_id) ?? UNCOUNTED) : 0,
  };
}

function shippingOption({ id, name, kind, amount, free_above, hall }: DeliveryOption) {
  return {
    id,
    name,
    kind,
    amount_fen: amount === null ? null : String(amount),
    free_above_fen: free_above === null ? null : String(free_above),
    hall,
  };
}
