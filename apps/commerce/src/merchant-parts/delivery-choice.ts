import { errors } from "@qinshui/cn/errors";
import type { CartLine, DeliveryOption } from "./cart-parts";
import { groupByMerchant } from "./group";

export interface DeliveryChoice {
  merchant_id: string;
  option_id: string;
}

export interface ChoosableCart {
  lines: readonly CartLine[];
  options: readonly DeliveryOption[];
}

/**
 * The options to set: one for each merchant in the cart, each that merchant's own and with a price for this cart.
 * Errors: `cart_empty`; `delivery_missing` (details: merchants without a choice); `delivery_not_available` for an
 * option of another merchant, an unknown one, one without a price here, or a merchant chosen twice.
 */
export function chosenOptions(cart: ChoosableCart, choices: readonly DeliveryChoice[]): DeliveryOption[] {
  if (cart.lines.length === 0) throw errors.cart_empty();
  const groups = groupByMerchant(cart.lines);
  const without = groups.filter(({ merchant }) => !choices.some(({ merchant_id }) => merchant_id === merchant.id));
  if (without.length > 0) throw errors.delivery_missing({ merchants: without.map(({ merchant }) => merchant.name) });
  if (choices.length !== groups.length) throw errors.delivery_not_available();
  return groups.map(({ merchant, lines }) => {
    const wanted = choices.find(({ merchant_id }) => merchant_id === merchant.id)?.option_id;
    const option = cart.options.find(({ id }) => id === wanted);
    const own = lines.every(({ shipping_profile_id }) => shipping_profile_id === option?.shipping_profile_id);
    if (!option || !own || option.amount === null) throw errors.delivery_not_available({ merchant: merchant.name });
    return option;
  });
}
