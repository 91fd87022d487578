import type { AstroCookies } from "astro";
import { CommerceRefused } from "../../lib/commerce/errors.ts";
import { cartId } from "../../lib/cookies.ts";
import { cartParts } from "../cart/cart.server.ts";
import { fieldsOf } from "../cart/cart-forms.ts";
import type { CartParts } from "../cart/cart-parts.ts";
import { type Problem, problem, problemOf } from "../cart/problem.ts";
import {
  ADDRESS_FIELDS,
  type AddressErrors,
  type AddressField,
  addressErrors,
  type TypedAddress,
  tidyRegions,
} from "./address.ts";
import { beginPayment, checkCart, chooseDelivery, keepReceiver, paymentMethods } from "./checkout.server.ts";
import { choicesIn, type DeliveryChoice, defaultChoices, differs } from "./delivery.ts";
import { joined } from "./in-flight.ts";
import { readPastedAddress } from "./pasted-address.ts";

interface Shopper {
  cookies: AstroCookies;
}

export type AddressResult =
  | { ok: true }
  | {
      ok: false;
      typed: TypedAddress;
      errors: AddressErrors;
      problem?: Problem | undefined;
      /** What was pasted to be read, and which fields were found in it. */
      pasted?: { text: string; found: AddressField[] };
    };

/**
 * Keeps the receiver, and chooses for every merchant the nearest way of delivery. `step` = "region" only asks for the
 * cities and counties of what was picked (pages without scripts), "paste" only fills the fields from the text `pasted`.
 * What was typed always comes back.
 */
export async function saveAddress(form: FormData, { cookies }: Shopper): Promise<AddressResult> {
  const { step, pasted, ...fields } = fieldsOf(form, [...ADDRESS_FIELDS, "step", "pasted"]);
  if (step === "paste") return { ok: false, errors: {}, ...filledFrom(pasted, fields) };
  const typed = tidyRegions(fields);
  if (step === "region") return { ok: false, typed, errors: {} };
  const errors = addressErrors(typed);
  if (Object.keys(errors).length > 0) return { ok: false, typed, errors };
  const id = cartId(cookies);
  if (!id) return { ok: false, typed, errors, problem: problem("cart_not_found") };
  try {
    await keepReceiver(id, typed);
    const choices = defaultChoices(await cartParts(id));
    if (choices) await chooseDelivery(id, choices);
    return { ok: true };
  } catch (error) {
    return { ok: false, typed, errors, problem: problemOf(error) };
  }
}

/** The regions of the text come together, so that none is left of a place that was picked before. */
function filledFrom(text: string, before: TypedAddress) {
  const read = readPastedAddress(text);
  const found = ADDRESS_FIELDS.filter((field) => read[field] !== "");
  const { name, phone, street, ...regions } = read;
  const typed = {
    ...before,
    ...(regions.province ? regions : {}),
    name: name || before.name,
    phone: phone || before.phone,
    street: street || before.street,
  };
  return { typed: tidyRegions(typed), pasted: { text, found } };
}

export type DeliveryResult = { ok: true; method: string } | { ok: false; choices: DeliveryChoice[]; problem: Problem };

/** Sets the way of delivery of every merchant; `method` is the way to pay that was ticked meanwhile. */
export async function saveDelivery(form: FormData, { cookies }: Shopper): Promise<DeliveryResult> {
  const choices = choicesIn(form);
  const id = cartId(cookies);
  if (!id) return { ok: false, choices, problem: problem("cart_not_found") };
  try {
    await chooseDelivery(id, choices);
    return { ok: true, method: fieldsOf(form, ["provider_id"]).provider_id };
  } catch (error) {
    return { ok: false, choices, problem: problemOf(error) };
  }
}

export type PayResult =
  | { ok: true; to: string }
  | { ok: false; choices: DeliveryChoice[]; method: string; problem: Problem };

const TOTAL_CHANGED: Problem = {
  code: "total_changed",
  title: "应付金额有变化，还没有付款",
  hint: "配送方式、价格或优惠有改动。请核对下面的新金额，再提交一次。",
};

const METHOD_MISSING: Problem = {
  code: "payment_method_missing",
  title: "还没有选择支付方式",
  hint: "请选择一种支付方式，再提交一次。",
};

/** Where a cart leads that is paid or has become an order already. */
const PAID_ALREADY = new Set(["payment_already_received", "cart_completed"]);

/**
 * Sends the shopper to pay exactly the total that was shown. A cart whose total is another by now is shown again first.
 * Submitting twice leads to the same payment; submitting after paying leads to the outcome.
 */
export async function pay(form: FormData, { cookies }: Shopper): Promise<PayResult> {
  const fields = fieldsOf(form, ["provider_id", "total_fen"]);
  const choices = choicesIn(form);
  const refused = (found: Problem): PayResult => ({ ok: false, choices, method: fields.provider_id, problem: found });
  const id = cartId(cookies);
  if (!id) return refused(problem("cart_not_found"));
  const key = JSON.stringify([id, fields, choices]);
  try {
    const found = await joined(key, () => payFor(id, fields, choices));
    return typeof found === "string" ? { ok: true, to: found } : refused(found);
  } catch (error) {
    if (error instanceof CommerceRefused && PAID_ALREADY.has(error.code)) return { ok: true, to: "/checkout/return" };
    return refused(problemOf(error));
  }
}

/** Where to go to pay, or what stands in the way. */
async function payFor(
  id: string,
  fields: { provider_id: string; total_fen: string },
  choices: readonly DeliveryChoice[],
): Promise<string | Problem> {
  const method = (await paymentMethods()).find((one) => one.id === fields.provider_id);
  if (!method) return METHOD_MISSING;
  const parts = await withChoices(id, choices);
  if (String(parts.total_fen) !== fields.total_fen) return TOTAL_CHANGED;
  return (await isPriced(id, parts)) ? beginPayment(id, method.id) : TOTAL_CHANGED;
}

/**
 * Checks the cart, which writes today's prices to its lines: false when the total is another by that. Where a merchant
 * changed its freight meanwhile, the ways are chosen again at today's price: false.
 */
async function isPriced(id: string, parts: CartParts): Promise<boolean> {
  try {
    await checkCart(id);
    return (await cartParts(id)).total_fen === parts.total_fen;
  } catch (error) {
    const choices = defaultChoices(parts);
    const changed = error instanceof CommerceRefused && error.code === "delivery_price_changed";
    if (!changed || !choices) throw error;
    await chooseDelivery(id, choices);
    return false;
  }
}

async function withChoices(id: string, choices: readonly DeliveryChoice[]): Promise<CartParts> {
  const parts = await cartParts(id);
  return choices.length > 0 && differs(choices, parts) ? chooseDelivery(id, choices) : parts;
}
