import { type Fen, fen, formatFen } from "@qinshui/cn/money";
import { formatShanghai } from "@qinshui/cn/time";
import { min } from "../ledger/book";
import { plainText } from "../ledger/plain-text";
import { yearBounds } from "../time/policy-year";
import type { Field, Mapping, SheetRow } from "./fields";
import { isWhole } from "./map-columns";
import { cellText, type Parsed, parseAmount, parseInstant, parseOrderNo } from "./parse-cells";
import { type ProblemCode, type RowProblem, rowProblem } from "./problems";

/** One finished order as it can be declared. */
export interface DeclaredLine {
  /** Line of the file. */
  line: number;
  platform_order_no: string;
  /** When the buyer paid. */
  paid_at: Date;
  /** Paid for goods: after discounts, without freight; above 0. */
  goods_fen: Fen;
  /** Of that given back, 0 to `goods_fen`. */
  refunded_fen: Fen;
  title: string;
  goods_class: string;
}

export interface CheckContext {
  policy_year: number;
  /** The policy's classes. */
  goods_classes: readonly { code: string; name: string }[];
  /** The class of rows that name none. */
  goods_class: string | null;
  now: Date;
}

export interface CheckedRows {
  lines: DeclaredLine[];
  problems: RowProblem[];
}

const LONGEST_TITLE = 200;

/**
 * Reads rows of a statement by its mapping, as many at a time as the caller likes. A row gives a line that can be
 * declared, or problems: all that are wrong with it. Of rows with the same order number the first stands.
 */
export function rowChecker(header: readonly string[], mapping: Mapping, context: CheckContext) {
  const positions = new Map(header.map((title, i) => [title, i]));
  const firstLines = new Map<string, number>();
  const checked: CheckedRows = { lines: [], problems: [] };
  const take = (row: SheetRow): void => {
    const reader = new RowReader(row, header.length, positions, mapping);
    const line = readLine(reader, context, firstLines);
    const net_fen = reader.problems.length > 0 ? netOf(reader) : null;
    for (const problem of reader.problems) checked.problems.push({ ...problem, net_fen });
    if (line && reader.problems.length === 0) checked.lines.push(line);
  };
  return { take, checked };
}

/** What a row that is not booked says of its money, in fen; null where it does not say it clearly. */
function netOf(row: RowReader): string | null {
  if (!row.isWhole || row.text("paid") === "") return null;
  const amounts = (["paid", "freight", "refunded"] as const).map((field) => {
    const parsed = row.text(field) === "" ? { value: fen(0) } : parseAmount(row.text(field));
    return "value" in parsed ? parsed.value : undefined;
  });
  const [paid, freight, refunded] = amounts;
  if (paid === undefined || freight === undefined || refunded === undefined) return null;
  if (freight > paid || refunded > paid) return null;
  return String(paid - freight - min(refunded, fen(paid - freight)));
}

/** Takes cells out of one row and notes what is wrong with them. */
class RowReader {
  readonly problems: RowProblem[] = [];
  readonly line: number;

  constructor(
    private readonly row: SheetRow,
    private readonly width: number,
    private readonly positions: ReadonlyMap<string, number>,
    readonly mapping: Mapping,
  ) {
    this.line = row.line;
  }

  get isWhole(): boolean {
    return isWhole(this.row.cells, this.width);
  }

  has(field: Field): boolean {
    return this.mapping.columns[field] !== undefined;
  }

  text(field: Field): string {
    const position = this.positions.get(this.mapping.columns[field] ?? "");
    return position === undefined ? "" : cellText(this.row.cells[position] ?? "");
  }

  parse<T, Why extends ProblemCode>(field: Field, parse: (text: string) => Parsed<T, Why>): T | undefined {
    const parsed = parse(this.text(field));
    if ("value" in parsed) return parsed.value;
    this.note(parsed.why, field, { value: this.text(field) });
    return undefined;
  }

  note(code: ProblemCode, field: Field | null, details?: Readonly<Record<string, string | number>>): void {
    const column = field ? (this.mapping.columns[field] ?? null) : null;
    this.problems.push(rowProblem({ line: this.line, field, column }, code, details));
  }
}

function readLine(row: RowReader, context: CheckContext, firstLines: Map<string, number>): DeclaredLine | undefined {
  if (!row.isWhole) {
    row.note("row_shape", null);
    return undefined;
  }
  const platform_order_no = row.parse("order_no", parseOrderNo);
  if (platform_order_no !== undefined) noteRepeated(row, platform_order_no, firstLines);
  if (!isFinished(row)) return undefined;
  const paid_at = readTime(row, context);
  const money = readMoney(row);
  const title = [...plainText(row.text("title"))].slice(0, LONGEST_TITLE).join("");
  if (title === "") row.note("title_missing", "title");
  const goods_class = readClass(row, context);
  if (!platform_order_no || !paid_at || !money || !goods_class) return undefined;
  return { line: row.line, platform_order_no, paid_at, ...money, title, goods_class };
}

function noteRepeated(row: RowReader, orderNo: string, firstLines: Map<string, number>): void {
  const first_line = firstLines.get(orderNo);
  if (first_line === undefined) firstLines.set(orderNo, row.line);
  else row.note("order_no_twice", "order_no", { value: orderNo, first_line });
}

/** Of an order that is not finished nothing else is asked. */
function isFinished(row: RowReader): boolean {
  const state = row.text("state");
  if (row.mapping.finished_states.includes(state)) return true;
  row.note(state === "" ? "state_missing" : "state_unfinished", "state", { value: state });
  return false;
}

function readTime(row: RowReader, { now, policy_year }: CheckContext): Date | undefined {
  const paid_at = row.parse("paid_at", parseInstant);
  if (!paid_at) return undefined;
  const { from, to } = yearBounds(policy_year);
  const problem = paid_at > now ? "time_in_future" : paid_at < from || paid_at >= to ? "year_other" : undefined;
  if (problem) row.note(problem, "paid_at", { value: formatShanghai(paid_at), year: policy_year });
  return paid_at;
}

/**
 * A refund may give back freight too, and no statement says how much: it is taken from the goods first, so that never
 * too much is declared.
 */
function readMoney(row: RowReader): Pick<DeclaredLine, "goods_fen" | "refunded_fen"> | undefined {
  if (row.text("paid") === "") {
    row.note("amount_missing", "paid");
    return undefined;
  }
  const paid = row.parse("paid", parseAmount);
  const freight = optionalAmount(row, "freight");
  const refunded = optionalAmount(row, "refunded");
  if (paid === undefined || freight === undefined || refunded === undefined) return undefined;
  if (freight > paid) row.note("freight_exceeds", "freight", { value: formatFen(freight) });
  if (refunded > paid) row.note("refund_exceeds", "refunded", { value: formatFen(refunded) });
  const afterSale = row.text("after_sale");
  if (refunded === 0n && row.mapping.refunded_states.includes(afterSale)) {
    row.note("refund_missing", row.has("refunded") ? "refunded" : "after_sale", { value: afterSale });
  }
  const goods = fen(paid - freight);
  if (goods === 0n) row.note("nothing_paid", "paid");
  return { goods_fen: goods, refunded_fen: min(refunded, goods) };
}

/** An empty cell, or no such column, is none. */
function optionalAmount(row: RowReader, field: Field): Fen | undefined {
  return row.text(field) === "" ? fen(0) : row.parse(field, parseAmount);
}

function readClass(row: RowReader, { goods_classes, goods_class }: CheckContext): string | undefined {
  const written = row.text("goods_class");
  const value = written === "" ? (goods_class ?? "") : written;
  const found = goods_classes.find(({ code, name }) => code === value || name === value);
  if (found) return found.code;
  row.note("class_unknown", "goods_class", { value, known: goods_classes.map(({ name }) => name).join("、") });
  return undefined;
}
