import { z } from "zod";
import { commerce } from "../../lib/commerce/http.ts";

export type DeclineReason = "canceled" | "failed" | "out_of_stock" | "merchant_not_selling" | "not_completed";

export interface CartOutcome {
  state: "open" | "awaiting_payment" | "processing" | "paid" | "declined";
  order_id?: string | undefined;
  order_key?: string | undefined;
  reason?: DeclineReason | undefined;
  refunded?: boolean | undefined;
}

const outcomeAnswer = z.object({
  outcome: z.object({
    state: z.enum(["open", "awaiting_payment", "processing", "paid", "declined"]),
    order_id: z.string().optional(),
    order_key: z.string().optional(),
    reason: z
      .enum(["canceled", "failed", "out_of_stock", "merchant_not_selling", "not_completed"])
      .optional()
      .catch(undefined),
    refunded: z.boolean().optional(),
  }),
});

/** What became of a cart's payment. Error: CommerceRefused `cart_not_found`. */
export async function outcomeOf(id: string): Promise<CartOutcome> {
  return (await commerce(`/store/carts/${encodeURIComponent(id)}/outcome`, { answer: outcomeAnswer })).outcome;
}

/** The page of an order made from this cart; undefined while there is none. */
export function orderPath({ order_id, order_key }: CartOutcome): string | undefined {
  if (!order_id || !order_key) return undefined;
  return `/orders/${encodeURIComponent(order_id)}?key=${encodeURIComponent(order_key)}`;
}
