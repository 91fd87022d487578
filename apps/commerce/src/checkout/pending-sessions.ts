import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { HORIZON, isDue } from "@qinshui/subsidy-hooks/refunds/open-refunds";
import { type PaymentRecord, paymentOf } from "./load-cart";

export interface PendingSession {
  session_id: string;
  cart_id: string;
}

/** Sessions at an end are left out: nothing can be paid on them any more. */
const ALIVE = ["pending", "requires_more", "pending_authorization", "authorized", "captured", "error"] as const;

interface SessionRecord {
  id: string;
  created_at: Date | string;
  payment_collection_id: string;
}

/**
 * Sessions whose payment may have been lost on its way. `quietMs`: younger ones are left to the webhook. Asked every
 * minute in a session's first hour, then every half hour, so that abandoned carts do not keep the provider busy.
 */
export async function pendingSessions(
  container: MedusaContainer,
  now: Date,
  quietMs: number,
): Promise<PendingSession[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "payment_session",
    fields: ["id", "created_at", "payment_collection_id"],
    filters: {
      status: [...ALIVE],
      created_at: { $gt: instantBefore(now, HORIZON), $lte: instantBefore(now, quietMs) },
    },
    pagination: { order: { created_at: "ASC" } },
  });
  const sessions = data as unknown as SessionRecord[];
  const due = sessions.filter(({ created_at }) => isDue(now.getTime() - new Date(created_at).getTime()));
  const cartOf = await cartsOf(container, [...new Set(due.map((session) => session.payment_collection_id))]);
  const settled = await settledCarts(container, [...new Set(cartOf.values())]);
  return due.flatMap((session) => {
    const cart_id = cartOf.get(session.payment_collection_id);
    return cart_id && !settled.has(cart_id) ? [{ session_id: session.id, cart_id }] : [];
  });
}

function instantBefore(now: Date, milliseconds: number): string {
  return new Date(now.getTime() - milliseconds).toISOString();
}

/** The cart that a session pays; undefined for one that pays something else. */
export async function cartOfSession(container: MedusaContainer, sessionId: string): Promise<string | undefined> {
  const [session]: SessionRecord[] = await container
    .resolve(Modules.PAYMENT)
    .listPaymentSessions({ id: sessionId }, { select: ["id", "payment_collection_id"] });
  if (!session) return undefined;
  return await cartOfCollection(container, session.payment_collection_id);
}

/** The cart that a payment collection belongs to; undefined for an order's or a foreign one. */
export async function cartOfCollection(container: MedusaContainer, collectionId: string): Promise<string | undefined> {
  return (await cartsOf(container, [collectionId])).get(collectionId);
}

async function cartsOf(container: MedusaContainer, collectionIds: string[]): Promise<Map<string, string>> {
  if (collectionIds.length === 0) return new Map();
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "cart_payment_collection",
    fields: ["cart_id", "payment_collection_id"],
    filters: { payment_collection_id: collectionIds },
  });
  const links = data as unknown as { cart_id: string; payment_collection_id: string }[];
  return new Map(links.map((link) => [link.payment_collection_id, link.cart_id]));
}

interface CollectionRecord {
  payment_sessions?: ({ status: string } | null)[] | null;
  payments?: (PaymentRecord | null)[] | null;
}

/** Carts with nothing left to do: an order that knows what is held for it, and no session that could still be paid. */
async function settledCarts(container: MedusaContainer, cartIds: string[]): Promise<Set<string>> {
  if (cartIds.length === 0) return new Set();
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: orderLinks } = await query.graph({
    entity: "order_cart",
    fields: ["cart_id", "order.transactions.reference_id"],
    filters: { cart_id: cartIds },
  });
  const known = new Map(
    (orderLinks as unknown as { cart_id: string; order?: { transactions?: { reference_id: string }[] } }[]).map(
      ({ cart_id, order }) => [cart_id, new Set((order?.transactions ?? []).map((it) => it.reference_id))],
    ),
  );
  const { data: paymentLinks } = await query.graph({
    entity: "cart_payment_collection",
    fields: [
      "cart_id",
      "payment_collection.payment_sessions.status",
      "payment_collection.payments.id",
      "payment_collection.payments.captures.*",
      "payment_collection.payments.refunds.*",
    ],
    filters: { cart_id: [...known.keys()] },
  });
  const links = paymentLinks as unknown as { cart_id: string; payment_collection: CollectionRecord | null }[];
  return new Set(
    links.filter((link) => isSettled(link.payment_collection, known.get(link.cart_id))).map((link) => link.cart_id),
  );
}

function isSettled(collection: CollectionRecord | null, transactions: ReadonlySet<string> | undefined): boolean {
  const sessions = (collection?.payment_sessions ?? []).filter((it) => it !== null);
  const payments = (collection?.payments ?? []).filter((it) => it !== null).map(paymentOf);
  const held = payments.filter(({ captured, refunded }) => captured > refunded);
  const known = held.flatMap(({ captures }) => captures).every(({ id }) => transactions?.has(id));
  return known && held.length <= 1 && sessions.every(({ status }) => ["authorized", "canceled"].includes(status));
}
