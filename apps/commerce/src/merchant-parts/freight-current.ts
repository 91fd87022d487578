import { type Fen, formatFen } from "@qinshui/cn/money";
import type { DeliveryOption } from "./cart-parts";
import { partErrors } from "./errors";

/** A delivery in the cart, and what the cart charges for it before discounts. */
export interface ChosenMethod {
  id: string;
  shipping_option_id: string | null;
  amount: Fen;
}

/**
 * Core prices deliveries anew when a cart changes, but not when a merchant changes its rates. Error:
 * `delivery_price_changed` when a chosen delivery costs another amount now, or is no longer offered at all.
 */
export function assertFreightCurrent(methods: readonly ChosenMethod[], options: readonly DeliveryOption[]): void {
  for (const { shipping_option_id, amount } of methods) {
    const option = options.find(({ id }) => id === shipping_option_id);
    if (option?.amount === amount) continue;
    const now = option?.amount ?? null;
    throw partErrors.delivery_price_changed({
      name: option?.name ?? "所选配送",
      now: now === null ? "不再提供" : `现为 ${formatFen(now)}`,
    });
  }
}
