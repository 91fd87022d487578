import { type Fen, fen, formatFen, sumFen } from "@qinshui/cn/money";
import { subsidyErrors } from "../modules/subsidy/errors";
import type { OrderLine } from "../reports/order-report";
import type { OrderPayment } from "./order-payments";

export interface RefundLineInput {
  line_id: string;
  /** Whole fen as decimal text. */
  amount_fen: string;
}

export interface RefundPlan {
  payment_id: string;
  amount: Fen;
  lines: { line_id: string; amount: Fen }[];
}

/**
 * Checks a refund by named lines against what the ledger and the payments have left. Pure. `paymentId`: the payment it
 * must go through, because it was asked of that one before. Errors: `refund_nothing_paid`,
 * `refund_not_recorded_yet`, `refund_lines_empty`, `refund_line_unknown`, `refund_line_twice`,
 * `refund_amount_not_positive`, `refund_exceeds_line`, `refund_exceeds_payment`, `not_an_amount`.
 */
export function planRefund(
  input: readonly RefundLineInput[],
  lines: readonly OrderLine[],
  payments: readonly OrderPayment[],
  paymentId?: string,
): RefundPlan {
  checkRecorded(lines, payments);
  if (input.length === 0) throw subsidyErrors.refund_lines_empty();
  const named = input.map(({ line_id, amount_fen }) => ({ line_id, amount: fen(amount_fen) }));
  for (const [i, { line_id, amount }] of named.entries()) {
    const line = lines.find((candidate) => candidate.line_id === line_id);
    if (!line) throw subsidyErrors.refund_line_unknown({ line_id });
    const { title } = line;
    if (named.findIndex((other) => other.line_id === line_id) !== i) throw subsidyErrors.refund_line_twice({ title });
    if (amount <= 0n) throw subsidyErrors.refund_amount_not_positive({ title });
    if (amount > line.left_fen) {
      throw subsidyErrors.refund_exceeds_line({ title, left: formatFen(line.left_fen), asked: formatFen(amount) });
    }
  }
  const amount = sumFen(named.map((line) => line.amount));
  const candidates = payments.filter(({ payment_id }) => !paymentId || payment_id === paymentId);
  return { payment_id: paymentFor(amount, candidates), amount, lines: named };
}

/** What is left of a line is only known when all money of the order is in the ledger. */
function checkRecorded(lines: readonly OrderLine[], payments: readonly OrderPayment[]): void {
  if (!payments.some((payment) => payment.captured_fen > 0n)) throw subsidyErrors.refund_nothing_paid();
  const inLedger = sumFen(lines.map((line) => line.left_fen));
  const inShop = sumFen(payments.map((payment) => payment.left_fen));
  if (inLedger !== inShop) throw subsidyErrors.refund_not_recorded_yet();
}

/** The payment with the most left, so that one is rarely too small while another would do. */
function paymentFor(amount: Fen, payments: readonly OrderPayment[]): string {
  const [largest] = [...payments].sort((a, b) => (a.left_fen < b.left_fen ? 1 : -1));
  if (!largest || largest.left_fen < amount) {
    const left = formatFen(largest?.left_fen ?? fen(0));
    throw subsidyErrors.refund_exceeds_payment({ left, asked: formatFen(amount) });
  }
  return largest.payment_id;
}
