import { type Fen, fen } from "@qinshui/cn/money";
import type { PaymentOnRecord, RefundRow } from "./read-payment";

/**
 * Core writes a refund's row, asks the provider, tells the order. Rows not younger than `latest` at which a killed
 * process may have stopped, the oldest first. `given`: what the provider has given back, undefined when it keeps no
 * books. An order knows of its rows one by one; without one, or where it was told of everything at once, only the
 * provider's books tell that a row is missing there. Pure.
 */
export function interrupted(
  { order, refunds, refunded }: PaymentOnRecord,
  given: Fen | undefined,
  latest: Date,
): RefundRow[] {
  const old = refunds.filter(({ created_at }) => created_at <= latest).sort(byAge);
  if (order && !order.told_whole) return old.filter(({ told }) => !told);
  return given !== undefined && given < refunded ? old : [];
}

function byAge(a: RefundRow, b: RefundRow): number {
  return a.created_at.getTime() - b.created_at.getTime() || (a.id < b.id ? -1 : 1);
}

/** Every further row doubles what is tried; so many are never left behind by one process that was killed. */
const MOST_TRIED = 20;

/**
 * The rows that make up this sum (whole fen), older ones rather than younger; undefined when none do, or when there are
 * more of them than can be tried. Pure.
 */
export function rowsMakingUp(rows: readonly RefundRow[], sum: Fen): RefundRow[] | undefined {
  return rows.length > MOST_TRIED ? undefined : makingUp(rows, sum);
}

function makingUp(rows: readonly RefundRow[], sum: Fen): RefundRow[] | undefined {
  if (sum === 0n) return [];
  const [first, ...rest] = rows;
  if (!first) return undefined;
  const others = first.amount <= sum ? makingUp(rest, fen(sum - first.amount)) : undefined;
  return others ? [first, ...others] : makingUp(rest, sum);
}
