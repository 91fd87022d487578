import type { Fen } from "@qinshui/cn/money";
import { encodeFields } from "../ledger/canonical";

/**
 * One row of a closed year: one line of the bundle's `entries.csv.gz` and one leaf of its tree. All that an amount
 * rests on stands in it; no personal data does.
 */
export interface SealedLine {
  /** From 0, in the order of the ledger: the leaf's index. */
  position: number;
  entry_id: string;
  /** What the entry was derived from, unique in the ledger. */
  source_key: string;
  /** Empty where the goods have no merchant. */
  claimant_id: string;
  claimant_name: string;
  claimant_kind: string;
  credit_code: string;
  /** The class decided for the instant of the sale; empty when none was. */
  goods_class: string;
  channel: string;
  /** Where it was sold: `shop`, or the platform whose statement declares it. */
  platform: string;
  kind: string;
  part: string;
  /** Signed, never 0. */
  amount_fen: Fen;
  /** Instants are UTC as ISO 8601 with milliseconds and `Z`. */
  occurred_at: string;
  /** The instant of the sale it belongs to, which decides the policy year. */
  sale_occurred_at: string;
  recorded_at: string;
  order_id: string;
  order_display_id: string;
  line_id: string;
  title: string;
  /** Source key of the entry that this one corrects; empty otherwise. */
  corrects: string;
  /** Codes of why it does not count, joined by ";"; empty exactly when it counts. */
  reasons: string;
  note: string;
}

export type SealedColumn = keyof SealedLine;

/** Columns of `entries.csv.gz` and fields of a leaf, in this order. */
export const SEALED_COLUMNS = [
  "position",
  "entry_id",
  "source_key",
  "claimant_id",
  "claimant_name",
  "claimant_kind",
  "credit_code",
  "goods_class",
  "channel",
  "platform",
  "kind",
  "part",
  "amount_fen",
  "occurred_at",
  "sale_occurred_at",
  "recorded_at",
  "order_id",
  "order_display_id",
  "line_id",
  "title",
  "corrects",
  "reasons",
  "note",
] as const satisfies readonly SealedColumn[];

/** Says what the fields of a leaf are; another number when the columns change. */
export const LEAF_DOMAIN = "subsidy-line/2";

/** The line's fields as text, in the order of {@link SEALED_COLUMNS}. */
export function sealedFields(line: SealedLine): string[] {
  // Written out: ten million lines pass here, and a loop over names takes twice as long.
  return [
    `${line.position}`,
    line.entry_id,
    line.source_key,
    line.claimant_id,
    line.claimant_name,
    line.claimant_kind,
    line.credit_code,
    line.goods_class,
    line.channel,
    line.platform,
    line.kind,
    line.part,
    `${line.amount_fen}`,
    line.occurred_at,
    line.sale_occurred_at,
    line.recorded_at,
    line.order_id,
    line.order_display_id,
    line.line_id,
    line.title,
    line.corrects,
    line.reasons,
    line.note,
  ];
}

/** What is hashed for a line's leaf. Throws RangeError for text that is not well-formed Unicode. */
export function encodeSealedLine(line: SealedLine): Uint8Array {
  return encodeFields(LEAF_DOMAIN, sealedFields(line));
}
