import type { AstroCookies } from "astro";
import { isNotFound } from "../../lib/commerce/errors.ts";
import { listProducts } from "../../lib/commerce/products.ts";
import { cartId, forgetCart, rememberCart } from "../../lib/cookies.ts";
import { availableOf } from "../catalog/listing.ts";
import { addToCart, cartParts, countOf, createCart, openCart, removeLine, setQuantity } from "./cart.server.ts";
import { addForm, fieldsOf, quantityForm, removeForm } from "./cart-forms.ts";
import { itemsOf, piecesOf } from "./cart-parts.ts";
import { type Problem, problem, problemOf } from "./problem.ts";

/** Where the cookies of a request are read and set. */
interface Shopper {
  cookies: AstroCookies;
}

export type AddResult =
  | { ok: true; next: "cart" | "checkout"; fresh: boolean }
  | { ok: false; problem: Problem; product?: { handle: string; title: string } | undefined };

/** Puts pieces into the shopper's cart; into a fresh one when there is none that can still be filled. */
export async function add(form: FormData, { cookies }: Shopper): Promise<AddResult> {
  const input = addForm.safeParse(fieldsOf(form, ["variant_id", "quantity", "next"]));
  if (!input.success) return { ok: false, problem: problem("quantity_invalid") };
  const { next, ...line } = input.data;
  const known = cartId(cookies);
  try {
    const open = await openCart(known);
    const cart = await addToCart((open ?? (await createCart())).id, line);
    rememberCart(cookies, { id: cart.id, count: countOf(cart) });
    return { ok: true, next, fresh: known !== undefined && open === undefined };
  } catch (error) {
    return { ok: false, ...(await whyNotAdded(error, line.variant_id)) };
  }
}

async function whyNotAdded(error: unknown, variantId: string) {
  const found = problemOf(error);
  if (found.code === "commerce_unavailable") return { problem: found };
  const products = await listProducts();
  for (const product of products) {
    const variant = product.variants?.find(({ id }) => id === variantId);
    if (!variant) continue;
    const { handle, title } = product;
    const shown =
      found.code === "out_of_stock" ? tooMany(`${title} ${variant.title}`, availableOf(variant) > 0) : found;
    return { problem: shown, product: { handle, title } };
  }
  return { problem: isNotFound(error) ? problem("product_not_found") : found };
}

/** `anyLeft`: whether some place still has a piece. How many a line can have, only the cart knows. */
function tooMany(name: string, anyLeft: boolean): Problem {
  const title = anyLeft ? `“${name}”库存不足` : `“${name}”已经售罄`;
  const hint = anyLeft
    ? "这次没有加入购物车。请减少数量（购物车里已有的也计算在内）再试。"
    : "这次没有加入购物车，请看看其他规格或其他商品。";
  return { code: "out_of_stock", title, hint };
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
