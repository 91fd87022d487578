import type { AstroCookies } from "astro";
import { CommerceRefused } from "../../lib/commerce/errors.ts";
import { listProducts } from "../../lib/commerce/products.ts";
import { cartId, cartPrices, forgetCart, rememberCart, rememberPrices } from "../../lib/cookies.ts";
import { priceOf } from "../catalog/listing.ts";
import { type CartOutcome, orderPath, outcomeOf } from "../checkout/outcome.server.ts";
import { cartParts, setQuantity } from "./cart.server.ts";
import { type CartItem, type CartParts, itemsOf, piecesOf } from "./cart-parts.ts";
import { firstPrices, readPrices, type SeenPrices, writtenPrices } from "./price-changes.ts";
import { isCartGone } from "./problem.ts";

export type ShoppersCart =
  | { state: "empty" }
  /** `prices`: what each line cost when it was first seen in the cart. */
  | { state: "filled"; id: string; parts: CartParts; prices: SeenPrices }
  /** It cannot be used any more and was forgotten. `order`: the page of the order it became. */
  | { state: "gone"; order?: string | undefined };

/** The cart of this shopper at today's prices. A cart that became an order or is unknown is forgotten, and said so. */
export async function shoppersCart(cookies: AstroCookies): Promise<ShoppersCart> {
  const id = cartId(cookies);
  if (!id) return { state: "empty" };
  try {
    const [found, outcome] = await Promise.all([cartParts(id), outcomeOf(id)]);
    if (outcome.state === "paid") return leave(cookies, orderPath(outcome));
    const prices = firstPrices(itemsOf(found), readPrices(cartPrices(cookies)));
    rememberPrices(cookies, writtenPrices(prices));
    const parts = isSettled(outcome) ? await atTodaysPrices(id, found) : found;
    rememberCart(cookies, { id, count: piecesOf(parts) });
    return itemsOf(parts).length === 0 ? { state: "empty" } : { state: "filled", id, parts, prices };
  } catch (error) {
    if (!isCartGone(error)) throw error;
    return leave(cookies, await orderOf(id));
  }
}

/** While a payment is under way its sum must not move under it. */
function isSettled({ state }: CartOutcome): boolean {
  return state === "open" || state === "declined";
}

/** Core keeps a line at the price it was last written with; writing its number again gives it the price of today. */
async function atTodaysPrices(id: string, parts: CartParts): Promise<CartParts> {
  const variants = (await listProducts()).flatMap((product) => product.variants ?? []);
  const today = new Map(variants.map((variant) => [variant.id, priceOf(variant)]));
  const outdated = itemsOf(parts).filter(({ variant_id, unit_price_fen }) => {
    const price = today.get(variant_id);
    return price !== undefined && price !== unit_price_fen;
  });
  for (const item of outdated) await priceAnew(id, item);
  return outdated.length === 0 ? parts : cartParts(id);
}

/** A line that cannot be had any more keeps its price: it must leave the cart anyway. */
async function priceAnew(id: string, item: CartItem): Promise<void> {
  try {
    await setQuantity(id, item.id, item.quantity);
  } catch (error) {
    if (!(error instanceof CommerceRefused)) throw error;
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
