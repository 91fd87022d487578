import { z } from "zod";
import { type Fen, fen, fenField } from "../../lib/money.ts";

const fenOrNone = z
  .string()
  .nullable()
  .transform((text) => (text === null ? null : fen(text)));

const hall = z.object({ handle: z.string(), name: z.string(), address: z.string() });

const item = z.object({
  id: z.string(),
  product_id: z.string(),
  product_handle: z.string(),
  variant_id: z.string(),
  title: z.string(),
  variant_title: z.string().nullish(),
  thumbnail: z.string().nullish(),
  quantity: z.number().int(),
  unit_price_fen: fenField,
  /** What a piece costs now, by commerce's own price; null where it is not known. */
  current_unit_price_fen: fenOrNone,
  total_fen: fenField,
  available_quantity: z.number().int(),
});

const option = z.object({
  id: z.string(),
  name: z.string(),
  kind: z.enum(["express", "pickup"]),
  amount_fen: fenOrNone,
  free_above_fen: fenOrNone,
  hall: hall.nullable(),
});

const part = z.object({
  merchant: z.object({ id: z.string(), handle: z.string(), name: z.string() }),
  /** False while the merchant is suspended or closed: its goods must leave the cart before it is paid. */
  selling: z.boolean(),
  items: z.array(item),
  goods_total_fen: fenField,
  shipping_options: z.array(option),
  selected_option_id: z.string().nullable(),
});

/** The cart by merchant, as `GET /store/carts/:id/merchant-parts` answers it. Amounts in fen, after discounts. */
export const cartPartsAnswer = z.object({
  merchant_parts: z.array(part),
  goods_total_fen: fenField,
  freight_total_fen: fenField,
  discount_total_fen: fenField,
  total_fen: fenField,
});

export type CartParts = z.infer<typeof cartPartsAnswer>;
export type CartPart = z.infer<typeof part>;
export type CartItem = z.infer<typeof item>;
export type DeliveryOption = z.infer<typeof option>;

export function itemsOf(parts: Pick<CartParts, "merchant_parts">): CartItem[] {
  return parts.merchant_parts.flatMap((one) => one.items);
}

/** Pieces in the cart, as the header counts them. */
export function piecesOf(parts: Pick<CartParts, "merchant_parts">): number {
  return itemsOf(parts).reduce((sum, { quantity }) => sum + quantity, 0);
}

/** What stands in the way of buying a line as it is; undefined when nothing does. */
export function shortageOf({ quantity, available_quantity }: CartItem): string | undefined {
  if (available_quantity <= 0) return "已经售罄，请移除后再结算。";
  if (available_quantity < quantity) return `库存只剩 ${available_quantity} 件，请减少数量。`;
  return undefined;
}

/** Whether goods of a merchant that does not sell now lie in the cart. */
export function hasPaused({ merchant_parts }: Pick<CartParts, "merchant_parts">): boolean {
  return merchant_parts.some(({ selling }) => !selling);
}

/** What a merchant's goods cost before discounts: freight is waived by this amount. */
export function goodsBeforeDiscounts(one: Pick<CartPart, "items">): Fen {
  return fen(one.items.reduce((sum, { unit_price_fen, quantity }) => sum + unit_price_fen * BigInt(quantity), 0n));
}
