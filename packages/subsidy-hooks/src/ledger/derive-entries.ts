import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import { policyYearOf } from "../time/policy-year";
import { allocateRefund, type RefundShare } from "./allocate-refund";
import {
  type Book,
  bookCapture,
  bookRefund,
  compareText,
  openBook,
  refundableOf,
  type Share,
  type TakenBack,
  takeBack,
} from "./book";
import { checkSnapshot } from "./check-snapshot";
import type { Entry, EntryKind, EntryMerchant } from "./entry";
import type { Capture, OrderSnapshot, Refund, SnapshotLine, SnapshotMerchant } from "./order-snapshot";

/**
 * All entries that the ledger should hold for an order, in order of time recorded. Pure: the same snapshot gives the same
 * entries, whatever the order of its lists. Going through captures and refunds in the order in which the shop recorded
 * them (captures first, then by id, where instants are equal), each is attributed by what had happened until then, so
 * that later events only add entries. For every line Σ entries = captured − refunded, in fen. Lines that got no money have no entry.
 *
 * A refund's policy year is that of the sale it undoes. Errors: those of `checkSnapshot`, `capture_exceeds_order`,
 * `refund_exceeds_captured`, `allocation_exceeds_refund`.
 */
export function deriveEntries(snapshot: OrderSnapshot): Entry[] {
  checkSnapshot(snapshot);
  const book = openBook(snapshot);
  return moneyEvents(snapshot).flatMap((event) =>
    event.type === "capture" ? captureEntries(book, event.capture) : refundEntries(book, event.refund),
  );
}

type MoneyEvent = { type: "capture"; capture: Capture } | { type: "refund"; refund: Refund };

function moneyEvents(snapshot: OrderSnapshot): MoneyEvent[] {
  const captures = snapshot.captures.map((capture): MoneyEvent => ({ type: "capture", capture }));
  const refunds = snapshot.refunds.map((refund): MoneyEvent => ({ type: "refund", refund }));
  return [...captures, ...refunds].sort((a, b) => {
    const [left, right] = [placeOf(a), placeOf(b)];
    return left.at.getTime() - right.at.getTime() || compareText(a.type, b.type) || compareText(left.id, right.id);
  });
}

function placeOf(event: MoneyEvent): { at: Date; id: string } {
  return event.type === "capture" ? { id: event.capture.id, at: event.capture.recorded_at } : event.refund;
}

function captureEntries(book: Book, capture: Capture): Entry[] {
  return bookCapture(book, capture).map(({ account, amount }: Share) => ({
    ...lineFields(book.snapshot, account.line),
    source_key: `capture:${capture.id}:${account.line.line_id}`,
    source_type: "capture",
    source_id: capture.id,
    kind: "sale",
    amount_fen: amount,
    occurred_at: capture.at,
    sale_occurred_at: capture.at,
    policy_year: policyYearOf(capture.at),
    basis: "captured",
    to_check: false,
    corrects: null,
  }));
}

function refundEntries(book: Book, refund: Refund): Entry[] {
  const shares = allocateRefund(book, refund);
  const emptiesPayment = refund.amount === refundableOf(book, refund.payment_id);
  const otherwise = isCancellation(book.snapshot, refund.at, emptiesPayment) ? "cancellation" : "refund";
  bookRefund(book, refund);
  return shares.flatMap((share) =>
    refundEntriesOfLine(book, refund, share, share.for_returned_goods ? "return" : otherwise),
  );
}

/**
 * Core's cancel-order refunds first and writes `canceled_at` last, and leaves no mark on the refund: so the whole of a
 * payment given back before any goods left is a cancellation, whether or not that was written down yet. Only what was
 * so at the refund's own instant is asked, for what is found later must not change the kind of an entry.
 */
function isCancellation(snapshot: OrderSnapshot, at: Date, emptiesPayment: boolean): boolean {
  if (snapshot.canceled_at && snapshot.canceled_at <= at) return true;
  return emptiesPayment && !goodsHadLeft(snapshot, at);
}

function goodsHadLeft({ dispatches, returned_items }: OrderSnapshot, at: Date): boolean {
  const isOut = dispatches.some(
    (dispatch) => dispatch.at <= at && (dispatch.withdrawn_at === null || dispatch.withdrawn_at > at),
  );
  return isOut || returned_items.some((item) => item.received_at <= at);
}

/** One entry; one per policy year only if the line was paid for in several years. */
function refundEntriesOfLine(book: Book, refund: Refund, share: RefundShare, kind: EntryKind): Entry[] {
  const { line } = share.account;
  const years = groupByYear(takeBack(share.account, share.amount, refund));
  return years.map(({ year, amount, saleAt }, i) => ({
    ...lineFields(book.snapshot, line),
    source_key: `refund:${refund.id}:${line.line_id}${i === 0 ? "" : `:${year}`}`,
    source_type: "refund",
    source_id: refund.id,
    kind,
    amount_fen: fen(-amount),
    occurred_at: refund.at,
    sale_occurred_at: saleAt,
    policy_year: year,
    basis: share.basis,
    to_check: share.to_check,
    corrects: null,
  }));
}

interface YearPart {
  year: number;
  amount: Fen;
  saleAt: Date;
}

function groupByYear(taken: readonly TakenBack[]): YearPart[] {
  const years = new Map<number, YearPart>();
  const byTime = [...taken].sort((a, b) => a.capture.at.getTime() - b.capture.at.getTime());
  for (const { capture, amount } of byTime) {
    const year = policyYearOf(capture.at);
    const known = years.get(year) ?? { year, amount: fen(0), saleAt: capture.at };
    years.set(year, { ...known, amount: sumFen([known.amount, amount]) });
  }
  return [...years.values()];
}

function lineFields(snapshot: OrderSnapshot, line: SnapshotLine) {
  return {
    order_id: snapshot.order_id,
    line_id: line.line_id,
    part: line.part,
    product_id: line.product_id,
    title: line.title,
    merchant: line.merchant && entryMerchant(line.merchant),
  };
}

function entryMerchant({ id, handle, name, kind, credit_code }: SnapshotMerchant): EntryMerchant {
  return { id, handle, name, kind, credit_code };
}
