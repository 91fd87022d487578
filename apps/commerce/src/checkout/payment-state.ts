/** A payment session as far as its state goes. */
export interface SessionState {
  id: string;
  status: string;
  created_at: Date | string;
  data: Record<string, unknown> | null;
}

/** A payment as far as its state goes. Amounts are whole fen. */
export interface PaymentState {
  id: string;
  session_id: string;
  captured: bigint;
  refunded: bigint;
  created_at: Date | string;
  refunded_at: Date | string | null;
}

export type OutcomeState = "open" | "awaiting_payment" | "processing" | "paid" | "declined";

export type DeclineReason = "canceled" | "failed" | "out_of_stock" | "merchant_not_selling" | "not_completed";

export interface Outcome {
  state: OutcomeState;
  /** Why it was declined. */
  reason?: "canceled" | "failed";
  /** True when money had been taken and was given back. */
  refunded?: boolean;
}

/** Set on a session by the shopper's own request to pay; a session that core makes anew after a refund keeps the old one. */
export const ATTEMPTED_AT = "attempted_at";

/**
 * What became of a cart's payment. `ordered`: the cart has an order. A refund that is newer than the shopper's last
 * attempt to pay means that this attempt was declined, although core has made a fresh session after it.
 */
export function outcomeOf(
  ordered: boolean,
  sessions: readonly SessionState[],
  payments: readonly PaymentState[],
): Outcome {
  if (ordered) return { state: "paid" };
  if (payments.some(({ captured, refunded }) => captured > refunded)) return { state: "processing" };
  const newest = [...sessions].sort((a, b) => time(b.created_at) - time(a.created_at))[0];
  const refundedAt = Math.max(0, ...payments.map(({ refunded_at }) => (refunded_at ? time(refunded_at) : 0)));
  if (refundedAt > 0 && (!newest || attemptedAt(newest) <= refundedAt)) return { state: "declined", refunded: true };
  if (!newest) return { state: "open" };
  if (newest.status === "canceled") return { state: "declined", reason: "canceled", refunded: false };
  if (newest.status === "error") return { state: "declined", reason: "failed", refunded: false };
  return { state: newest.status === "authorized" || newest.status === "captured" ? "processing" : "awaiting_payment" };
}

/**
 * Payments to give back. Without an order: all that is still held. With one: whatever was paid beside the first payment
 * that covers it (the same cart paid twice).
 */
export function paymentsToGiveBack(ordered: boolean, payments: readonly PaymentState[]): PaymentState[] {
  const captured = payments
    .filter((payment) => payment.captured > 0n)
    .sort((a, b) => time(a.created_at) - time(b.created_at));
  const held = captured.filter((payment) => payment.captured > payment.refunded);
  if (!ordered) return held;
  // A payment given back in full before the order came is not the order's; one refunded after it (a return) may be.
  const untouched = held.filter((payment) => payment.refunded === 0n);
  const covering = held.find((payment) => payment.refunded > 0n) ?? untouched[0];
  return untouched.filter((payment) => payment !== covering);
}

function attemptedAt(session: SessionState): number {
  const mark = session.data?.[ATTEMPTED_AT];
  return typeof mark === "string" ? time(mark) : time(session.created_at);
}

function time(instant: Date | string): number {
  return new Date(instant).getTime();
}
