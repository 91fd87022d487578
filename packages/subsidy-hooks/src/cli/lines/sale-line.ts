import { type Fen, fen } from "@qinshui/cn/money";
import { MERCHANT_KINDS, SALES_CHANNELS } from "../../ledger/order-snapshot";
import type { DecidedReason } from "../../ledger/reasons";
import { isDecided, splitReasons } from "../../proof/reasons";
import { SEALED_CSV_HEADER } from "../../proof/sealed-csv";
import type { Policy } from "../../rules/policy";

/** Columns of a lines file that `assess` reads; any order, others are ignored. */
export const LINE_COLUMNS = [
  "entry_id",
  "claimant_id",
  "claimant_kind",
  "goods_class",
  "channel",
  "kind",
  "amount_fen",
  "sale_occurred_at",
] as const;
export type LineColumn = (typeof LINE_COLUMNS)[number];

/** One row: a signed amount of one claimant, and the instant of the sale it belongs to. */
export interface SaleLine {
  entry_id: string;
  /** Empty where the goods have no merchant, which only a bundle's entries can say. */
  claimant_id: string;
  claimant_kind: string;
  /** A class of the policy; empty when none was decided. */
  goods_class: string;
  channel: string;
  kind: (typeof LINE_KINDS)[number];
  amount_fen: Fen;
  /** UTC, milliseconds since 1970. */
  sale_occurred_at: number;
  /** What only a bundle's entries say: freight, and what people decided; null when nobody did. */
  part: "goods" | "freight";
  decided: DecidedReason | null;
}

/** Whether a line is out whatever a policy asks: freight, of nobody, of no class, or out by a person's decision. */
export function isOutAnyway({ part, claimant_id, goods_class, decided }: SaleLine): boolean {
  return part === "freight" || claimant_id === "" || goods_class === "" || decided !== null;
}

const LINE_KINDS = ["sale", "refund", "return", "cancellation", "adjustment"] as const;

/** The columns above, and those that a bundle's own entries have beside them. */
type ReadColumn = LineColumn | "part" | "reasons";

/** A cell of a row that cannot be what its column says. */
export class CellProblem extends Error {
  constructor(
    readonly column: ReadColumn,
    readonly value: string,
    readonly problem: string,
  ) {
    super(`${column}: ${problem}`);
  }
}

/**
 * Reads rows below a header that has all of {@link LINE_COLUMNS}, in any order: the goods classes are the policy's, the
 * other words the house's. A bundle's own entries, known by their header, also say what is freight, has no merchant, or
 * is out by a decision. Error: {@link CellProblem}. Written out column by column and not as a schema: ten million
 * rows pass here.
 */
export function saleLineReader(policy: Policy, header: readonly string[]): (cells: readonly string[]) => SaleLine {
  const isSealed = header.join(",") === SEALED_CSV_HEADER;
  const classes = wordReader("goods_class", ["", ...policy.online_sales.goods_classes.keys()]);
  const claimantKinds = wordReader("claimant_kind", isSealed ? (["", ...MERCHANT_KINDS] as const) : MERCHANT_KINDS);
  const channels = wordReader("channel", SALES_CHANNELS);
  const kinds = wordReader("kind", LINE_KINDS);
  const parts = wordReader("part", ["goods", "freight"]);
  const places = new Map<ReadColumn, number>(
    [...LINE_COLUMNS, "part" as const, "reasons" as const].map((column) => [column, header.indexOf(column)]),
  );
  return (cells) => {
    const cell = (column: ReadColumn) => cells[places.get(column) ?? -1] ?? "";
    const kind = kinds(cell("kind"));
    return {
      entry_id: readId("entry_id", cell("entry_id")),
      claimant_id: isSealed && cell("claimant_id") === "" ? "" : readId("claimant_id", cell("claimant_id")),
      claimant_kind: claimantKinds(cell("claimant_kind")),
      goods_class: classes(cell("goods_class")),
      channel: channels(cell("channel")),
      kind,
      amount_fen: readAmount(kind, cell("amount_fen")),
      sale_occurred_at: readInstant(cell("sale_occurred_at")),
      part: isSealed ? parts(cell("part")) : "goods",
      decided: isSealed ? readDecided(cell("reasons")) : null,
    };
  };
}

const PLAIN_ID = /^[!-~]+$/;
/** What a byte that is no UTF-8 is read as; ids that differ in such bytes alone would become one. */
const NOT_UTF8 = "\ufffd";

function readId(column: LineColumn, text: string): string {
  const problem = PLAIN_ID.test(text) ? undefined : idProblem(text);
  if (problem) throw new CellProblem(column, text, problem);
  return text;
}

function idProblem(text: string): string | undefined {
  if (text.includes(NOT_UTF8)) return "不是 UTF-8 编码的文字，请另存为 CSV UTF-8 / is not UTF-8";
  if (/\p{Cc}/u.test(text)) return "含有控制字符 / has control characters";
  return /^\S(.*\S)?$/su.test(text) ? undefined : "不能为空，首尾不能有空格 / must not be empty or padded";
}

function wordReader<const Word extends string>(column: ReadColumn, words: readonly Word[]): (text: string) => Word {
  const known = new Map<string, Word>(words.map((word) => [word, word]));
  const listed = words.filter((word) => word !== "").join("、");
  const problem = `不是：${listed}${known.has("") ? "，也不为空" : ""} / is an unknown word`;
  return (text) => {
    const word = known.get(text);
    if (word === undefined) throw new CellProblem(column, text, problem);
    return word;
  };
}

/** One amount is written in one way: no "+", no zeros in front, which mostly are an id in the wrong column. */
const AMOUNT = /^(0|-?[1-9]\d{0,29})$/;

function readAmount(kind: SaleLine["kind"], text: string): Fen {
  const isAmount = AMOUNT.test(text);
  const amount = fen(isAmount ? BigInt(text) : 0n);
  const problem = isAmount
    ? signProblem(kind, amount)
    : "不是整数（分），不写“+”、小数点和前面的零 / is not an integer (fen)";
  if (problem) throw new CellProblem("amount_fen", text, problem);
  return amount;
}

/** What the policy decides is not believed but asked of the policy again. */
function readDecided(text: string): DecidedReason | null {
  const reasons = splitReasons(text);
  if (!reasons) throw new CellProblem("reasons", text, "有不认识或重复的原因 / an unknown or repeated reason");
  return reasons.find(isDecided) ?? null;
}

function readInstant(text: string): number {
  const time = instantOf(text);
  if (time !== undefined) return time;
  throw new CellProblem(
    "sale_occurred_at",
    text,
    "不是带时区的 ISO 8601 时间 / is not an ISO 8601 instant with offset",
  );
}

// ISO 8601 with date, time and offset. An instant without an offset could lie in two policy years.
const INSTANT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)$/;

/** Milliseconds since 1970 of an ISO 8601 instant with offset; undefined for anything else, as 30 February. */
export function instantOf(text: string): number | undefined {
  const match = INSTANT.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hour, minute, second = "0", fraction = "", offset = ""] = match;
  const wall = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const read = new Date(wall);
  const holds =
    Number(year) >= 100 && // Date.UTC takes 0–99 for 1900–1999
    read.getUTCMonth() === Number(month) - 1 &&
    read.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  const shift = offsetMinutes(offset);
  if (!holds || shift === undefined) return undefined;
  return wall + Number(fraction.padEnd(3, "0").slice(0, 3)) - shift * 60_000;
}

function offsetMinutes(offset: string): number | undefined {
  if (offset === "Z") return 0;
  const [hours, minutes] = [Number(offset.slice(1, 3)), Number(offset.slice(3).replace(":", ""))];
  if (hours > 23 || minutes > 59) return undefined;
  return (offset.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** What money of a kind can be: a sale above 0, money back below 0, an adjustment either. */
function signProblem(kind: SaleLine["kind"], amountFen: Fen): string | undefined {
  if (kind === "adjustment") return undefined;
  if (kind === "sale") return amountFen > 0n ? undefined : "应大于零（sale）/ must be above 0";
  return amountFen < 0n ? undefined : `应小于零（${kind}）/ must be below 0`;
}
