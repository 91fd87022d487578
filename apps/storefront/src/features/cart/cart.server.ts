import { z } from "zod";
import { isNotFound } from "../../lib/commerce/errors.ts";
import { commerce } from "../../lib/commerce/http.ts";
import { chinaRegionId } from "../../lib/commerce/regions.ts";
import { type CartParts, cartPartsAnswer } from "./cart-parts.ts";

const cart = z.object({
  id: z.string(),
  completed_at: z.string().nullish(),
  items: z.array(z.object({ id: z.string(), variant_id: z.string().nullish(), quantity: z.number() })).nullish(),
});
const cartAnswer = z.object({ cart });

export type CoreCart = z.infer<typeof cart>;

const FIELDS = "id,completed_at,items.id,items.variant_id,items.quantity";

const path = (id: string, rest = "") => `/store/carts/${encodeURIComponent(id)}${rest}`;

/** Pieces in a cart as core answers it. */
export function countOf(one: CoreCart): number {
  return (one.items ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
}

/** The cart if it can still be filled and bought; undefined when it became an order or is not known. */
export async function openCart(id: string | undefined): Promise<CoreCart | undefined> {
  if (!id) return undefined;
  try {
    const answer = await commerce(path(id), { answer: cartAnswer, query: { fields: FIELDS } });
    return answer.cart.completed_at ? undefined : answer.cart;
  } catch (error) {
    if (isNotFound(error)) return undefined;
    throw error;
  }
}

export async function createCart(): Promise<CoreCart> {
  const body = { region_id: await chinaRegionId() };
  return (await commerce("/store/carts", { method: "POST", body, answer: cartAnswer, query: { fields: FIELDS } })).cart;
}

/** Puts pieces of a variant into the cart, beside those that lie in it. Error: CommerceRefused `out_of_stock`. */
export async function addToCart(id: string, line: { variant_id: string; quantity: number }): Promise<CoreCart> {
  const request = { method: "POST", body: line, answer: cartAnswer, query: { fields: FIELDS } } as const;
  return (await commerce(path(id, "/line-items"), request)).cart;
}

/** Errors: CommerceRefused `out_of_stock`, 404 when the line or the cart is gone. */
export async function setQuantity(id: string, lineId: string, quantity: number): Promise<CoreCart> {
  const request = { method: "POST", body: { quantity }, answer: cartAnswer, query: { fields: FIELDS } } as const;
  return (await commerce(path(id, `/line-items/${encodeURIComponent(lineId)}`), request)).cart;
}

/** Takes a line out. Taking out what is out already is no error. */
export async function removeLine(id: string, lineId: string): Promise<void> {
  const answer = z.object({ deleted: z.boolean() });
  try {
    await commerce(path(id, `/line-items/${encodeURIComponent(lineId)}`), { method: "DELETE", answer });
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}

/** The cart by merchant. Error: CommerceRefused `cart_not_found`, `cart_completed`. */
export function cartParts(id: string): Promise<CartParts> {
  return commerce(path(id, "/merchant-parts"), { answer: cartPartsAnswer });
}
