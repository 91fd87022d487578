import type { AstroCookies } from "astro";
import { cartId, cartPrices, forgetCart, rememberCart, rememberPrices } from "../../lib/cookies.ts";
import { orderPath, outcomeOf } from "../checkout/outcome.server.ts";
import { cartParts } from "./cart.server.ts";
import { type CartParts, itemsOf, piecesOf } from "./cart-parts.ts";
import { firstPrices, readPrices, type SeenPrices, writtenPrices } from "./price-changes.ts";
import { isCartGone } from "./problem.ts";

export type ShoppersCart =
  | { state: "empty" }
  /** `prices`: what each line cost when it was first seen in the cart. */
  | { state: "filled"; id: string; parts: CartParts; prices: SeenPrices }
  /** It cannot be used any more and was forgotten. `order`: the page of the order it became. */
  | { state: "gone"; order?: string | undefined };

/** The cart of this shopper. Looking at it writes nothing at commerce. A cart that became an order or is unknown is forgotten, and said so. */
export async function shoppersCart(cookies: AstroCookies): Promise<ShoppersCart> {
  const id = cartId(cookies);
  if (!id) return { state: "empty" };
  try {
    const [found, outcome] = await Promise.all([cartParts(id), outcomeOf(id)]);
    if (outcome.state === "paid") return leave(cookies, orderPath(outcome));
    const prices = firstPrices(itemsOf(found), readPrices(cartPrices(cookies)));
    rememberPrices(cookies, writtenPrices(prices));
    const parts = ["open", "declined"].includes(outcome.state) ? found : atHeldPrices(found);
    rememberCart(cookies, { id, count: piecesOf(parts) });
    return itemsOf(parts).length === 0 ? { state: "empty" } : { state: "filled", id, parts, prices };
  } catch (error) {
    if (!isCartGone(error)) throw error;
    return leave(cookies, await orderOf(id));
  }
}

/** While a payment is under way its sum does not move, whatever the goods cost meanwhile. */
function atHeldPrices(parts: CartParts): CartParts {
  const merchant_parts = parts.merchant_parts.map((part) => ({
    ...part,
    items: part.items.map((item) => ({ ...item, current_unit_price_fen: item.unit_price_fen })),
  }));
  return { ...parts, merchant_parts };
}

function leave(cookies: AstroCookies, order: string | undefined): ShoppersCart {
  forgetCart(cookies);
  return { state: "gone", order };
}

async function orderOf(id: string): Promise<string | undefined> {
  try {
    return orderPath(await outcomeOf(id));
  } catch (error) {
    if (isCartGone(error)) return undefined;
    throw error;
  }
}
