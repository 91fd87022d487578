import { fen } from "@qinshui/cn/money";
import { ENTRY_KINDS, ENTRY_PLATFORMS, type EntryKind } from "../ledger/entry";
import { MERCHANT_KINDS, SALES_CHANNELS } from "../ledger/order-snapshot";
import { proofErrors } from "./errors";
import { splitReasons } from "./reasons";
import { SEALED_COLUMNS, type SealedColumn, type SealedLine, sealedFields } from "./sealed-line";

const NEEDS_QUOTES = /[",\r\n]/;

/** The first line of `entries.csv.gz`, without its newline. */
export const SEALED_CSV_HEADER = SEALED_COLUMNS.join(",");

/**
 * A line as CSV (RFC 4180 with LF), without its newline. Exactly what was sealed: no byte order mark, and no apostrophe
 * before what a spreadsheet would take for a formula. It is for programs to read.
 */
export function sealedCsvLine(line: SealedLine): string {
  return sealedFields(line)
    .map((field) => (NEEDS_QUOTES.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(",");
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;
const PARTS = ["goods", "freight"];

const tests: Readonly<Record<SealedColumn, (text: string) => string | undefined>> = {
  position: (text) => (isPosition(text) ? undefined : "不是序号 / is not a position"),
  entry_id: notEmpty,
  source_key: notEmpty,
  claimant_id: anything,
  claimant_name: anything,
  claimant_kind: (text) => oneOf(["", ...MERCHANT_KINDS], text),
  credit_code: anything,
  goods_class: anything,
  channel: (text) => oneOf(SALES_CHANNELS, text),
  platform: (text) => oneOf(ENTRY_PLATFORMS, text),
  kind: (text) => oneOf(ENTRY_KINDS, text),
  part: (text) => oneOf(PARTS, text),
  amount_fen: (text) =>
    /^-?[1-9]\d{0,29}$/.test(text) ? undefined : "不是非零的整数（分）/ is not an integer but 0 (fen)",
  occurred_at: instant,
  sale_occurred_at: instant,
  recorded_at: instant,
  order_id: anything,
  order_display_id: anything,
  line_id: anything,
  title: anything,
  corrects: anything,
  reasons: (text) => (splitReasons(text) ? undefined : "有不认识或重复的原因 / an unknown or repeated reason"),
  note: anything,
};

/**
 * The line that fields in the order of {@link SEALED_COLUMNS} hold. `where` says in messages where they are from.
 * Error: `line_invalid`, naming the column.
 */
export function parseSealedLine(fields: readonly string[], where: string): SealedLine {
  const entryId = fields[SEALED_COLUMNS.indexOf("entry_id")] ?? "";
  SEALED_COLUMNS.forEach((column, i) => {
    const value = fields[i];
    const problem = value === undefined ? "缺少 / is missing" : (illFormed(value) ?? tests[column](value));
    if (problem) throw invalid(where, entryId, column, value ?? "", problem);
  });
  if (fields.length > SEALED_COLUMNS.length) {
    throw invalid(where, entryId, `${SEALED_COLUMNS.length + 1}`, fields.at(-1) ?? "", "多出一列 / is one too many");
  }
  const texts = Object.fromEntries(SEALED_COLUMNS.map((column, i) => [column, fields[i]])) as Record<
    SealedColumn,
    string
  >;
  const line: SealedLine = { ...texts, position: Number(texts.position), amount_fen: fen(texts.amount_fen) };
  const problem = signProblem(line.kind as EntryKind, line.amount_fen);
  if (problem) throw invalid(where, entryId, "amount_fen", texts.amount_fen, problem);
  return line;
}

/** A lone surrogate is no text, and has no bytes to be hashed. */
function illFormed(text: string): string | undefined {
  return /\p{Cs}/u.test(text) ? "不是完整的 Unicode 文字 / is not well-formed text" : undefined;
}

function anything(): undefined {
  return undefined;
}

function notEmpty(text: string): string | undefined {
  return text === "" ? "不能为空 / must not be empty" : undefined;
}

function oneOf(words: readonly string[], text: string): string | undefined {
  return words.includes(text) ? undefined : "是不认识的词 / is an unknown word";
}

function isPosition(text: string): boolean {
  return /^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text));
}

function instant(text: string): string | undefined {
  const time = INSTANT.test(text) ? new Date(text).getTime() : Number.NaN;
  const isReal = !Number.isNaN(time) && new Date(time).toISOString() === text;
  return isReal ? undefined : "不是 UTC 时间 / is not a UTC instant with milliseconds";
}

/** A sale brings money, what undoes one takes it back; an adjustment can do either. */
function signProblem(kind: EntryKind, amountFen: bigint): string | undefined {
  if (kind === "adjustment") return undefined;
  if (kind === "sale") return amountFen > 0n ? undefined : "应大于零（sale）/ must be above 0";
  return amountFen < 0n ? undefined : `应小于零（${kind}）/ must be below 0`;
}

function invalid(where: string, entry_id: string, column: string, value: string, problem: string): Error {
  return proofErrors.line_invalid({ where, entry_id, column, value: value.slice(0, 80), problem });
}
