import type { AstroCookies } from "astro";
import { isNotFound } from "../../lib/commerce/errors.ts";
import { cartId, forgetCart, rememberCart } from "../../lib/cookies.ts";
import {
  addToCart,
  type CoreCart,
  cartParts,
  countOf,
  createCart,
  openCart,
  removeLine,
  setQuantity,
} from "./cart.server.ts";
import { addForm, fieldsOf, quantityForm, removeForm } from "./cart-forms.ts";
import { itemsOf, piecesOf } from "./cart-parts.ts";
import { type Problem, problem, problemOf } from "./problem.ts";

/** Where the cookies of a request are read and set. */
interface Shopper {
  cookies: AstroCookies;
}

/** What stood in the product page's form, so that it can be shown again as it was. */
export interface TypedLine {
  variant_id: string;
  quantity: string;
}

export type AddResult =
  | { ok: true; next: "cart" | "checkout"; fresh: boolean }
  | { ok: false; problem: Problem; typed: TypedLine };

/**
 * Puts pieces into the shopper's cart; into a fresh one when there is none that can still be filled. What was typed
 * comes back when it cannot be had.
 */
export async function add(form: FormData, { cookies }: Shopper): Promise<AddResult> {
  const fields = fieldsOf(form, ["variant_id", "quantity", "next"]);
  const typed = { variant_id: fields.variant_id, quantity: fields.quantity };
  const input = addForm.safeParse(fields);
  if (!input.success) return { ok: false, problem: problem("quantity_invalid"), typed };
  const { next, ...line } = input.data;
  const known = cartId(cookies);
  let open: CoreCart | undefined;
  try {
    open = await openCart(known);
    const cart = await addToCart((open ?? (await createCart())).id, line);
    rememberCart(cookies, { id: cart.id, count: countOf(cart) });
    return { ok: true, next, fresh: known !== undefined && open === undefined };
  } catch (error) {
    return { ok: false, problem: whyNotAdded(error, piecesOfVariant(open, line.variant_id)), typed };
  }
}

function piecesOfVariant(cart: CoreCart | undefined, variantId: string): number {
  return (cart?.items ?? []).reduce((sum, line) => (line.variant_id === variantId ? sum + line.quantity : sum), 0);
}

/** `inCart`: pieces of the same variant that lie in the cart already and count too. */
function whyNotAdded(error: unknown, inCart: number): Problem {
  if (isNotFound(error)) return problem("product_not_found");
  const found = problemOf(error);
  if (found.code !== "out_of_stock") return found;
  const also = inCart > 0 ? `购物车里已有 ${inCart} 件，也计算在内。` : "";
  return { code: found.code, title: "库存不足", hint: `没有这么多，这次没有加入购物车。${also}请减少数量再试。` };
}

export type LineResult = { ok: true } | { ok: false; problem: Problem; line?: { id: string; typed: string } };

/** Sets how many pieces of a line the shopper wants. What was typed comes back when it cannot be had. */
export async function changeQuantity(form: FormData, { cookies }: Shopper): Promise<LineResult> {
  const fields = fieldsOf(form, ["line_id", "quantity"]);
  const line = { id: fields.line_id, typed: fields.quantity };
  const input = quantityForm.safeParse(fields);
  if (!input.success) return { ok: false, problem: problem("quantity_invalid"), line };
  const id = cartId(cookies);
  if (!id) return { ok: false, problem: gone(cookies) };
  try {
    const cart = await setQuantity(id, input.data.line_id, input.data.quantity);
    rememberCart(cookies, { id, count: countOf(cart) });
    return { ok: true };
  } catch (error) {
    if (isNotFound(error)) return { ok: false, problem: problem("cart_not_found") };
    const found = problemOf(error);
    return {
      ok: false,
      problem: found.code === "out_of_stock" ? await tooManyInCart(id, line.id, found) : found,
      line,
    };
  }
}

async function tooManyInCart(id: string, lineId: string, otherwise: Problem): Promise<Problem> {
  const item = itemsOf(await cartParts(id)).find((one) => one.id === lineId);
  if (!item) return otherwise;
  const { title, available_quantity: available } = item;
  return {
    code: "out_of_stock",
    title: available > 0 ? `“${title}”库存只有 ${available} 件` : `“${title}”已经售罄`,
    hint: available > 0 ? `数量没有改动，请填写不超过 ${available} 的数量。` : "请移除这件商品。",
  };
}

/** Takes a line out of the cart. Doing it twice is no error. */
export async function remove(form: FormData, { cookies }: Shopper): Promise<LineResult> {
  const input = removeForm.safeParse(fieldsOf(form, ["line_id"]));
  const id = cartId(cookies);
  if (!input.success || !id) return { ok: false, problem: id ? problem("cart_not_found") : gone(cookies) };
  try {
    await removeLine(id, input.data.line_id);
    rememberCart(cookies, { id, count: piecesOf(await cartParts(id)) });
    return { ok: true };
  } catch (error) {
    return { ok: false, problem: isNotFound(error) ? gone(cookies) : problemOf(error) };
  }
}

function gone(cookies: AstroCookies): Problem {
  forgetCart(cookies);
  return problem("cart_not_found");
}
