import type { AstroCookies } from "astro";
import { cartId, forgetCart, rememberCart } from "../../lib/cookies.ts";
import { orderPath, outcomeOf } from "../checkout/outcome.server.ts";
import { cartParts } from "./cart.server.ts";
import { type CartParts, itemsOf, piecesOf } from "./cart-parts.ts";
import { isCartGone } from "./problem.ts";

export type ShoppersCart =
  | { state: "empty" }
  | { state: "filled"; id: string; parts: CartParts }
  /** It cannot be used any more and was forgotten. `order`: the page of the order it became. */
  | { state: "gone"; order?: string | undefined };

/** The cart of this shopper. A cart that became an order or is unknown is forgotten, and said so. */
export async function shoppersCart(cookies: AstroCookies): Promise<ShoppersCart> {
  const id = cartId(cookies);
  if (!id) return { state: "empty" };
  try {
    const [parts, outcome] = await Promise.all([cartParts(id), outcomeOf(id)]);
    if (outcome.state === "paid") return leave(cookies, orderPath(outcome));
    rememberCart(cookies, { id, count: piecesOf(parts) });
    return itemsOf(parts).length === 0 ? { state: "empty" } : { state: "filled", id, parts };
  } catch (error) {
    if (!isCartGone(error)) throw error;
    return leave(cookies, await orderOf(id));
  }
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
