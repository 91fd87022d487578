import type { AstroCookies } from "astro";
import { env } from "./env.ts";

const CART = "cart";
const CART_COUNT = "cart_count";
const PRICES = "cart_prices";
const TEXT = "text";

const DAY = 24 * 60 * 60;

function options(seconds: number) {
  return {
    path: "/",
    httpOnly: true,
    sameSite: "lax",
    secure: env().SITE_URL.startsWith("https:"),
    maxAge: seconds,
  } as const;
}

/**
 * The id of the shopper's cart at commerce. It is the only key to that cart, so it never reaches a page or a log of this
 * app.
 */
export function cartId(cookies: AstroCookies): string | undefined {
  return cookies.get(CART)?.value || undefined;
}

/** How many pieces the header shows. A hint kept beside the cart, so that no page has to ask commerce for it. */
export function cartCount(cookies: AstroCookies): number {
  const count = Number(cookies.get(CART_COUNT)?.value);
  return Number.isSafeInteger(count) && count > 0 ? count : 0;
}

/** Keeps the cart for 30 days and the number of pieces in it for the header. Call after every change of the cart. */
export function rememberCart(cookies: AstroCookies, cart: { id: string; count: number }): void {
  cookies.set(CART, cart.id, options(30 * DAY));
  cookies.set(CART_COUNT, String(cart.count), options(30 * DAY));
}

/** Forgets the cart, after it became an order or vanished. */
export function forgetCart(cookies: AstroCookies): void {
  cookies.delete(CART, { path: "/" });
  cookies.delete(CART_COUNT, { path: "/" });
  cookies.delete(PRICES, { path: "/" });
}

/** What the lines of the cart cost when they were first seen, as `cart/price-changes.ts` writes it. */
export function cartPrices(cookies: AstroCookies): string {
  return cookies.get(PRICES)?.value ?? "";
}

export function rememberPrices(cookies: AstroCookies, prices: string): void {
  cookies.set(PRICES, prices, options(30 * DAY));
}

export function isLargeText(cookies: AstroCookies): boolean {
  return cookies.get(TEXT)?.value === "large";
}

export function rememberLargeText(cookies: AstroCookies, large: boolean): void {
  if (large) cookies.set(TEXT, "large", options(365 * DAY));
  else cookies.delete(TEXT, { path: "/" });
}
