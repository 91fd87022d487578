import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import type { Entry, Tag } from "../ledger/entry";
import type { OrderRows } from "../modules/subsidy/post-order";

/** What the ledger says of one line of an order. */
export interface OrderLine {
  line_id: string;
  part: Entry["part"];
  title: string;
  merchant: Entry["merchant"];
  tag: Tag | null;
  captured_fen: Fen;
  refunded_fen: Fen;
  /** Paid and not yet given back. */
  left_fen: Fen;
  to_check: boolean;
}

/** The lines of an order that money was booked on: goods first, each in the order in which it was booked. */
export function orderLines({ entries, tags }: OrderRows): OrderLine[] {
  const tagOf = new Map(tags.map((tag) => [tag.line_id, tag]));
  const ids = [...new Set(entries.map((entry) => entry.line_id))];
  const lines = ids.map((id) =>
    orderLine(
      entries.filter((entry) => entry.line_id === id),
      tagOf.get(id) ?? null,
    ),
  );
  return [...lines.filter((line) => line.part === "goods"), ...lines.filter((line) => line.part === "freight")];
}

function orderLine(entries: readonly Entry[], tag: Tag | null): OrderLine {
  const [first] = entries;
  if (!first) throw new RangeError("a line without entries");
  const left = sumOf(entries);
  const captured = sumOf(entries.filter((entry) => entry.kind === "sale"));
  return {
    line_id: first.line_id,
    part: first.part,
    title: first.title,
    merchant: first.merchant,
    tag,
    captured_fen: captured,
    refunded_fen: fen(captured - left),
    left_fen: left,
    to_check: entries.some((entry) => entry.to_check),
  };
}

function sumOf(entries: readonly Entry[]): Fen {
  return sumFen(entries.map((entry) => entry.amount_fen));
}
