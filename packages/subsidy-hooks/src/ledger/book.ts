import { allocate, type Fen, fen, sumFen } from "@qinshui/cn/money";
import { mulDiv } from "../money/rate";
import { ledgerErrors } from "./errors";
import type { Capture, OrderSnapshot, Refund, ReturnedItem, SnapshotLine } from "./order-snapshot";

/** The running account of one order while its captures and refunds are gone through in the order recorded. */
export interface Book {
  snapshot: OrderSnapshot;
  /** Goods first, then freight, each by id: the positions that decide ties in an allocation. */
  lines: LineAccount[];
  /** By time received, return and item id. */
  returns: ReturnAccount[];
  /** Captured and not refunded, by payment id. */
  payments: Map<string, Fen>;
}

export interface LineAccount {
  line: SnapshotLine;
  captured: Fen;
  /** What each capture gave this line and refunds have not taken back, oldest capture first. */
  portions: Portion[];
}

export interface Portion {
  capture: Capture;
  left: Fen;
}

export interface ReturnAccount {
  item: ReturnedItem;
  /** What the returned units cost, after discounts. */
  value: Fen;
  /** How much of `value` refunds have given back. */
  refunded: Fen;
}

export interface Share {
  account: LineAccount;
  amount: Fen;
}

export function openBook(snapshot: OrderSnapshot): Book {
  const lines = [...snapshot.lines].sort(byPartThenId).map((line) => ({ line, captured: fen(0), portions: [] }));
  return { snapshot, lines, returns: returnAccounts(snapshot), payments: new Map() };
}

/** Captured and not refunded. */
export function leftOf(account: LineAccount): Fen {
  return sumFen(account.portions.map((portion) => portion.left));
}

/** What a refund can still take back from one payment. */
export function refundableOf(book: Book, paymentId: string): Fen {
  return book.payments.get(paymentId) ?? fen(0);
}

/**
 * Lays a capture over what is uncaptured of each line by largest remainder, so a capture of the whole rest gives each
 * line exactly its amount. Error: `capture_exceeds_order`.
 */
export function bookCapture(book: Book, capture: Capture): Share[] {
  const open = book.lines.map((account) => uncapturedOf(account, capture.recorded_at));
  const left = sumFen(open);
  if (capture.amount > left) {
    throw ledgerErrors.capture_exceeds_order({
      order_id: book.snapshot.order_id,
      capture_id: capture.id,
      amount_fen: capture.amount,
      left_fen: left,
    });
  }
  book.payments.set(capture.payment_id, sumFen([refundableOf(book, capture.payment_id), capture.amount]));
  const shares = sharesOf(book.lines, allocate(capture.amount, open));
  for (const { account, amount } of shares) {
    account.captured = sumFen([account.captured, amount]);
    account.portions.push({ capture, left: amount });
  }
  return shares;
}

/** Takes a refund back from its payment; the caller has made sure that so much is left. */
export function bookRefund(book: Book, refund: Refund): void {
  book.payments.set(refund.payment_id, fen(refundableOf(book, refund.payment_id) - refund.amount));
}

/** One sale that a refund takes back, in whole or in part. */
export interface TakenBack {
  capture: Capture;
  amount: Fen;
}

/**
 * Takes `amount` back from a line: from what the refund's own payment brought first, the oldest capture first.
 * The caller has made sure that so much is left.
 */
export function takeBack(account: LineAccount, amount: Fen, refund: Refund): TakenBack[] {
  const own = account.portions.filter(({ capture }) => capture.payment_id === refund.payment_id);
  const others = account.portions.filter(({ capture }) => capture.payment_id !== refund.payment_id);
  const taken: TakenBack[] = [];
  let rest: bigint = amount;
  for (const portion of [...own, ...others]) {
    const part = min(rest, portion.left);
    if (part === 0n) continue;
    portion.left = fen(portion.left - part);
    rest -= part;
    taken.push({ capture: portion.capture, amount: fen(part) });
  }
  if (rest !== 0n) throw new RangeError(`line ${account.line.line_id}: ${rest} fen more taken back than were captured`);
  return taken;
}

/** Pairs amounts with the accounts at the same positions, leaving out zeros. */
export function sharesOf(accounts: readonly LineAccount[], amounts: readonly Fen[]): Share[] {
  return accounts
    .map((account, i) => ({ account, amount: amounts[i] ?? fen(0) }))
    .filter((share) => share.amount !== 0n);
}

export function min(a: bigint, b: bigint): Fen {
  return fen(a < b ? a : b);
}

function uncapturedOf(account: LineAccount, at: Date): Fen {
  const open = lineAt(account.line, at).amount - account.captured;
  return fen(open > 0n ? open : 0n);
}

/** Quantity and amount of the whole line at an instant. */
function lineAt(line: SnapshotLine, at: Date): { quantity: number; amount: Fen } {
  const changes = [...line.changes].sort((a, b) => a.at.getTime() - b.at.getTime());
  return changes.findLast((change) => change.at <= at) ?? line;
}

/** Values cumulate (units 1…n of a line together), so that the parts of a line returned bit by bit sum to its amount. */
function returnAccounts(snapshot: OrderSnapshot): ReturnAccount[] {
  const unitsBack = new Map<string, number>();
  return [...snapshot.returned_items].sort(byReceipt).map((item) => {
    const before = unitsBack.get(item.line_id) ?? 0;
    const after = before + item.quantity;
    unitsBack.set(item.line_id, after);
    const line = snapshot.lines.find((candidate) => candidate.line_id === item.line_id);
    const value = line
      ? valueOfUnits(line, item.received_at, after) - valueOfUnits(line, item.received_at, before)
      : 0n;
    return { item, value: fen(value), refunded: fen(0) };
  });
}

function valueOfUnits(line: SnapshotLine, at: Date, units: number): Fen {
  const { quantity, amount } = lineAt(line, at);
  if (quantity === 0) return fen(0);
  return mulDiv(amount, BigInt(Math.min(units, quantity)), BigInt(quantity), "half_away_from_zero");
}

function byPartThenId(a: SnapshotLine, b: SnapshotLine): number {
  if (a.part !== b.part) return a.part === "goods" ? -1 : 1;
  return compareText(a.line_id, b.line_id);
}

function byReceipt(a: ReturnedItem, b: ReturnedItem): number {
  return (
    a.received_at.getTime() - b.received_at.getTime() ||
    compareText(a.return_id, b.return_id) ||
    compareText(a.id, b.id)
  );
}

/** By code unit: the same on every machine, unlike a locale's order. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
