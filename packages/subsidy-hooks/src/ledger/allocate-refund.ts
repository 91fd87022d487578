import { allocate, type Fen, fen, sumFen } from "@qinshui/cn/money";
import { type Book, type LineAccount, leftOf, min, type ReturnAccount, refundableOf } from "./book";
import type { EntryBasis } from "./entry";
import { ledgerErrors } from "./errors";
import type { Refund } from "./order-snapshot";

/** What a refund takes from one line, and on what ground. */
export interface RefundShare {
  account: LineAccount;
  amount: Fen;
  basis: EntryBasis;
  to_check: boolean;
  /** True when at least part of it gives back goods that were returned. */
  for_returned_goods: boolean;
}

/**
 * Says which lines a refund belongs to, by the strongest ground there is:
 *
 * 1. the lines named when it was made. A statement about this very refund is not overruled by inference; where it
 *    leaves aside goods that came back and of which nothing was refunded yet, it is marked to be checked.
 * 2. goods received back before it and not yet refunded: the return whose value it equals, else the oldest first.
 *    Spread over several lines of one return in part, it is marked to be checked.
 * 3. pro rata over what is left of the goods lines by largest remainder, what exceeds them over freight; always
 *    marked to be checked, unless it gives back all that is left, which can be read in one way only.
 *
 * No line gives back more than is left of it: what a ground claims beyond that falls to 3.
 * Marks the returns it pays for in `book`; lines are left for the caller to book. A refund of 0 has no shares.
 * Errors: `refund_exceeds_captured`, `allocation_exceeds_refund`.
 */
export function allocateRefund(book: Book, refund: Refund): RefundShare[] {
  checkRefund(book, refund);
  const left = new Map(book.lines.map((account) => [account, leftOf(account)]));
  const isWholeRest = refund.amount === sumFen(left.values());
  const claims = isNamed(refund) ? claimsByName(book, refund, left) : claimsByReturns(book, refund, left);
  const rest = fen(refund.amount - sumFen(claims.map((claim) => claim.amount)));
  const spread = claimsProRata(book, rest, left, isWholeRest ? "remainder" : "pro_rata");
  return book.lines.flatMap((account) => mergeClaims(account, [...claims, ...spread], isWholeRest));
}

function checkRefund(book: Book, refund: Refund): void {
  const figures = { order_id: book.snapshot.order_id, refund_id: refund.id, amount_fen: refund.amount };
  const refundable = refundableOf(book, refund.payment_id);
  if (refund.amount > refundable) throw ledgerErrors.refund_exceeds_captured({ ...figures, left_fen: refundable });
  const named = sumFen((refund.allocation ?? []).map((line) => line.amount));
  if (named > refund.amount) throw ledgerErrors.allocation_exceeds_refund({ ...figures, named_fen: named });
}

type Left = Map<LineAccount, Fen>;
type Claim = RefundShare;

function isNamed(refund: Refund): boolean {
  return (refund.allocation ?? []).some((named) => named.amount > 0n);
}

function claimsByName(book: Book, refund: Refund, left: Left): Claim[] {
  const named = (refund.allocation ?? []).filter((line) => line.amount > 0n);
  const claims = book.lines.flatMap((account): Claim[] => {
    const wanted = sumFen(named.filter((line) => line.line_id === account.line.line_id).map((line) => line.amount));
    const amount = take(left, account, wanted);
    if (amount === 0n) return [];
    const forReturned = payReturns(returnsOf(book, account, refund), amount) > 0n;
    return [{ account, amount, basis: "named", to_check: false, for_returned_goods: forReturned }];
  });
  const passesOverReturn = receivedBy(book, refund).some(
    (entry) => entry.refunded === 0n && entry.value > 0n && leftOfLine(left, entry) > 0n,
  );
  return passesOverReturn ? claims.map((claim) => ({ ...claim, to_check: true })) : claims;
}

function claimsByReturns(book: Book, refund: Refund, left: Left): Claim[] {
  const returns = groupByReturn(receivedBy(book, refund));
  const whole = returns.find((entries) => sumFen(dueAmounts(entries, left)) === refund.amount);
  const claims: Claim[] = [];
  let rest: bigint = refund.amount;
  for (const entries of whole ? [whole] : returns) {
    const dues = dueAmounts(entries, left);
    const amount = min(rest, sumFen(dues));
    const parts = allocate(amount, dues);
    const isSplit = amount < sumFen(dues) && linesWithDues(entries, dues) > 1;
    entries.forEach((entry, i) => {
      const account = accountOf(book, entry);
      const part = take(left, account, parts[i] ?? fen(0));
      if (part === 0n) return;
      entry.refunded = sumFen([entry.refunded, part]);
      claims.push({ account, amount: part, basis: "returned", to_check: isSplit, for_returned_goods: true });
    });
    rest -= amount;
  }
  return claims;
}

function linesWithDues(entries: readonly ReturnAccount[], dues: readonly Fen[]): number {
  return new Set(entries.filter((_, i) => (dues[i] ?? 0n) > 0n).map((entry) => entry.item.line_id)).size;
}

function claimsProRata(book: Book, amount: Fen, left: Left, basis: EntryBasis): Claim[] {
  const claims: Claim[] = [];
  let rest: bigint = amount;
  for (const part of ["goods", "freight"] as const) {
    const accounts = book.lines.filter((account) => account.line.part === part);
    const open = accounts.map((account) => left.get(account) ?? fen(0));
    const here = min(rest, sumFen(open));
    const amounts = allocate(here, open);
    accounts.forEach((account, i) => {
      const share = take(left, account, amounts[i] ?? fen(0));
      if (share > 0n) claims.push({ account, amount: share, basis, to_check: true, for_returned_goods: false });
    });
    rest -= here;
  }
  return claims;
}

/** One share per line; the basis is its strongest ground, which is the first claim's. */
function mergeClaims(account: LineAccount, claims: readonly Claim[], isWholeRest: boolean): RefundShare[] {
  const own = claims.filter((claim) => claim.account === account);
  const [first] = own;
  if (!first) return [];
  return [
    {
      account,
      amount: sumFen(own.map((claim) => claim.amount)),
      basis: first.basis,
      to_check: !isWholeRest && own.some((claim) => claim.to_check),
      for_returned_goods: own.some((claim) => claim.for_returned_goods),
    },
  ];
}

/** Takes up to `wanted` of what is left of a line and says how much it was. */
function take(left: Left, account: LineAccount, wanted: Fen): Fen {
  const open = left.get(account) ?? fen(0);
  const amount = min(wanted, open);
  left.set(account, fen(open - amount));
  return amount;
}

function receivedBy(book: Book, refund: Refund): ReturnAccount[] {
  return book.returns.filter((entry) => entry.item.received_at <= refund.at);
}

function returnsOf(book: Book, account: LineAccount, refund: Refund): ReturnAccount[] {
  return receivedBy(book, refund).filter((entry) => entry.item.line_id === account.line.line_id);
}

/** Counts `amount` against returns of one line, oldest first; says how much of it they took. */
function payReturns(entries: readonly ReturnAccount[], amount: Fen): Fen {
  let rest: bigint = amount;
  for (const entry of entries) {
    const part = min(rest, entry.value - entry.refunded);
    entry.refunded = sumFen([entry.refunded, part]);
    rest -= part;
  }
  return fen(amount - rest);
}

function groupByReturn(entries: readonly ReturnAccount[]): ReturnAccount[][] {
  const groups = new Map<string, ReturnAccount[]>();
  for (const entry of entries) groups.set(entry.item.return_id, [...(groups.get(entry.item.return_id) ?? []), entry]);
  return [...groups.values()];
}

/** What is still to be given back for each returned item; items of one line share what is left of that line. */
function dueAmounts(entries: readonly ReturnAccount[], left: Left): Fen[] {
  const open = new Map([...left].map(([account, amount]) => [account.line.line_id, amount]));
  return entries.map((entry) => {
    const available = open.get(entry.item.line_id) ?? fen(0);
    const due = min(entry.value - entry.refunded, available);
    open.set(entry.item.line_id, fen(available - due));
    return due;
  });
}

function leftOfLine(left: Left, entry: ReturnAccount): Fen {
  for (const [account, amount] of left) if (account.line.line_id === entry.item.line_id) return amount;
  return fen(0);
}

function accountOf(book: Book, entry: ReturnAccount): LineAccount {
  const account = book.lines.find((candidate) => candidate.line.line_id === entry.item.line_id);
  if (!account) throw new RangeError(`returned item ${entry.item.id} is of no line`);
  return account;
}
