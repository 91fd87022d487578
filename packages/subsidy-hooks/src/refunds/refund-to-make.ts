import { type Fen, fen } from "@qinshui/cn/money";
import { refundErrors } from "./errors";

/** In a payment's data while a refund is asked for: what the shop has on record as given back, whole fen as text. */
export const REFUNDED_BEFORE = "refunded_before_fen";

type Data = Record<string, unknown> | null | undefined;

/** What the shop had on record when it asked; undefined for a refund that was asked for past `refundOnce`. */
export function refundedBefore(data: Data): Fen | undefined {
  const text = data?.[REFUNDED_BEFORE];
  return typeof text === "string" ? fen(text) : undefined;
}

export function withoutRefundedBefore(data: Data): Record<string, unknown> {
  const { [REFUNDED_BEFORE]: _asked, ...rest } = data ?? {};
  return rest;
}

export interface AskedRefund {
  /** The provider's own id of the payment. */
  payment: string;
  /** What the shop has on record as given back. */
  before: Fen;
  /** What is to be given back now. */
  amount: Fen;
  /** What the provider has given back so far. */
  given: Fen;
}

/**
 * The shop asks for *the refund that takes a payment from `before` to `before + amount`*: asking again is the same
 * refund, however often and whenever. The key under which it is to be made, which holds while a first asking is still
 * on its way; or undefined when it was made already and only its answer was lost. Pure. Error: `refund_books_behind`
 * when the provider has given back something else that the shop does not know of.
 */
export function refundToMake({ payment, before, amount, given }: AskedRefund): string | undefined {
  if (given === before + amount) return undefined;
  if (given > before) throw refundErrors.refund_books_behind();
  return `${payment}:${before}:${amount}`;
}
