import type { AsOf } from "../modules/subsidy/report-queries";
import type { LineColumn } from "./line-columns";
import { quoted } from "./line-columns";
import { columnName, FIRST_ROW, MONEY_STYLE, ROWS_PER_SHEET } from "./workbook";

/** Which entries: a policy year's, up to a position in the ledger; counted ones, the others, or all. */
export interface LineSelection {
  policy_year: number;
  as_of: AsOf;
  counts?: boolean;
}

/** Rows are read as bytes between line ends, so no cell may hold one; quotes and separators never occur in our XML. */
const XML_COPY = `format csv, quote E'\\x01', escape E'\\x01', delimiter E'\\x02'`;

/** What a spreadsheet would run as a formula, or what moves the cell's text: the first characters of such text. */
const FORMULA_STARTS = ["=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r"];

/** Stands for the number of the row in its sheet until the row is whole. */
const NUMBER = "\u0003";
const TEXT_END = `</t></is></c>`;

/** `COPY` of the bare values, the yardstick of the others. */
export function plainCopy(columns: readonly LineColumn[], selection: LineSelection): string {
  return copy(columns.map(plain).join(", "), selection, "format csv");
}

/** `COPY` of CSV rows, RFC 4180: what people typed never starts a formula, amounts are yuan with two decimals. */
export function csvCopy(columns: readonly LineColumn[], selection: LineSelection): string {
  return copy(columns.map(csvCell).join(", "), selection, "format csv");
}

/** `COPY` of a sheet's `<row>` elements, one on each line, numbered anew from the second row of each full sheet on. */
export function rowXmlCopy(columns: readonly LineColumn[], selection: LineSelection): string {
  const number = `(row_number() over (order by e.seq) - 1) % ${ROWS_PER_SHEET - 1} + ${FIRST_ROW}`;
  const row = `'<row r="${NUMBER}">' || ${xmlCells(columns, 0)} || '</row>'`;
  return copy(`replace(${row}, '${NUMBER}', (${number})::text)`, selection, XML_COPY);
}

function copy(select: string, { policy_year, as_of, counts }: LineSelection, options: string): string {
  const which = counts === undefined ? "" : ` and e.counts = ${counts}`;
  const where = `e.policy_year = ${integer(policy_year)} and e.seq <= ${integer(as_of)}${which}`;
  return `copy (select ${select} from subsidy_entry e where ${where} order by e.seq) to stdout with (${options})`;
}

function plain({ holds, sql }: LineColumn): string {
  return holds === "money" ? yuan(sql) : sql;
}

function csvCell(column: LineColumn): string {
  if (column.holds !== "free") return plain(column);
  const starts = FORMULA_STARTS.map(quoted).join(", ");
  return `case when left(${column.sql}, 1) in (${starts}) then '''' || ${column.sql} else ${column.sql} end`;
}

/**
 * The cells from a column on. A run of text cells is one `concat_ws` with the markup between them as pieces: a chain of
 * `||` would copy the growing row once for each cell.
 */
function xmlCells(columns: readonly LineColumn[], from: number): string {
  const pieces = columns.map((column, i) => cellPieces(column, `${columnName(from + i)}${NUMBER}`));
  return `concat(${pieces.flat().join(", ")})`;
}

function cellPieces({ holds, sql }: LineColumn, address: string): string[] {
  if (holds === "money") return [`'<c r="${address}" s="${MONEY_STYLE}"><v>'`, yuan(sql), `'</v></c>'`];
  const text = holds === "free" ? escaped(sql) : sql;
  return [`'<c r="${address}" t="inlineStr"><is><t>'`, text, `'${TEXT_END}'`];
}

/**
 * Text of a cell. The ledger holds no control characters (see `plainText`); `_x0041_` would be read as a letter by its
 * number, so its first underscore is written that way.
 */
function escaped(sql: string): string {
  return `replace(replace(replace(replace(${sql}, '&', '&amp;'), '<', '&lt;'), '>', '&gt;'), '_x', '_x005F_x')`;
}

/** Exact: a bigint times a decimal fraction is a decimal fraction. */
function yuan(sql: string): string {
  return `(${sql} * 0.01)`;
}

/** `COPY` takes no parameters, so numbers are written into it, and only numbers. */
function integer(value: number | string): string {
  if (!/^\d{1,19}$/.test(`${value}`)) throw new RangeError(`not an unsigned integer: ${value}`);
  return `${value}`;
}
