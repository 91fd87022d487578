import { z } from "zod";
import { commerce } from "../../lib/commerce/http.ts";
import { chinaRegionId } from "../../lib/commerce/regions.ts";
import { env } from "../../lib/env.ts";
import { type CartParts, cartPartsAnswer } from "../cart/cart-parts.ts";
import { type StoredAddress, storedAddress, type TypedAddress, toCommerce } from "./address.ts";
import type { DeliveryChoice } from "./delivery.ts";
import { methodsOf, type PaymentMethod, type ProviderId } from "./payment-methods.ts";

const path = (cartId: string, rest = "") => `/store/carts/${encodeURIComponent(cartId)}${rest}`;

const addressAnswer = z.object({ cart: z.object({ shipping_address: storedAddress.nullish() }) });

/** The receiver kept in the cart; undefined while there is none. Error: CommerceRefused 404. */
export async function receiverOf(cartId: string): Promise<StoredAddress | undefined> {
  const query = { fields: "id,*shipping_address" };
  const { cart } = await commerce(path(cartId), { answer: addressAnswer, query });
  return cart.shipping_address?.address_1 ? cart.shipping_address : undefined;
}

/** Keeps a checked address. Commerce takes ways of delivery off that do not serve it. */
export async function keepReceiver(cartId: string, typed: TypedAddress): Promise<void> {
  const body = { shipping_address: toCommerce(typed) };
  await commerce(path(cartId), { method: "POST", body, answer: z.object({}), query: { fields: "id" } });
}

/** One way of delivery for every merchant. Errors: CommerceRefused `delivery_missing`, `delivery_not_available`. */
export function chooseDelivery(cartId: string, choices: readonly DeliveryChoice[]): Promise<CartParts> {
  return commerce(path(cartId, "/delivery"), { method: "POST", body: { choices }, answer: cartPartsAnswer });
}

const providersAnswer = z.object({ payment_providers: z.array(z.object({ id: z.string() })) });

export async function paymentMethods(): Promise<PaymentMethod[]> {
  const query = { region_id: await chinaRegionId() };
  const answer = await commerce("/store/payment-providers", { answer: providersAnswer, query });
  return methodsOf(answer.payment_providers, env().STRIPE_PUBLISHABLE_KEY);
}

/**
 * Whether the cart can be paid, at today's prices, which commerce writes to its lines. Errors: CommerceRefused `out_of_stock`, `address_missing`, `delivery_missing`
 * and the like.
 */
export async function checkCart(cartId: string): Promise<void> {
  await commerce(path(cartId, "/check"), { method: "POST", body: {}, answer: z.object({ ok: z.literal(true) }) });
}

const session = z.object({
  provider_id: z.string(),
  status: z.string().nullish(),
  data: z.object({ pay_url: z.string().optional(), client_secret: z.string().optional() }).loose().nullish(),
});
const collectionAnswer = z.object({
  payment_collection: z.object({ id: z.string(), payment_sessions: z.array(session).nullish() }),
});

const PAYING = 20_000;

/**
 * Begins paying: where to send the shopper. Asking again gives the shopper a session again, never a second order.
 * Error: CommerceRefused `payment_already_received` when it is paid already.
 */
export async function beginPayment(cartId: string, providerId: ProviderId): Promise<string> {
  const body = { cart_id: cartId };
  const made = await commerce("/store/payment-collections", { method: "POST", body, answer: collectionAnswer });
  const sessions = `/store/payment-collections/${encodeURIComponent(made.payment_collection.id)}/payment-sessions`;
  const asked = { provider_id: providerId, data: { return_url: `${env().SITE_URL}/checkout/return` } };
  const request = { method: "POST", body: asked, answer: collectionAnswer, timeout: PAYING } as const;
  const { payment_collection } = await commerce(sessions, request);
  const begun = payment_collection.payment_sessions?.find(({ provider_id }) => provider_id === providerId);
  return begun?.data?.pay_url ?? "/checkout/pay";
}

const stripeAnswer = z.object({
  cart: z.object({ payment_collection: z.object({ payment_sessions: z.array(session).nullish() }).nullish() }),
});

/** The secret of the open Stripe payment of a cart, for Stripe's own form; undefined when none is open. */
export async function stripeSecret(cartId: string): Promise<string | undefined> {
  const query = { fields: "id,*payment_collection.payment_sessions" };
  const { cart } = await commerce(path(cartId), { answer: stripeAnswer, query });
  const sessions = cart.payment_collection?.payment_sessions ?? [];
  return sessions.find(({ provider_id }) => provider_id === "pp_stripe_stripe")?.data?.client_secret;
}
