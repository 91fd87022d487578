import { yuanFromFen } from "@qinshui/cn/money";
import { stringify } from "csv-stringify/sync";
import type { Cell, Column } from "./columns";

/** Marks the file as UTF-8 for spreadsheet programs, which would otherwise show Chinese as garbage. */
export const BOM = "\uFEFF";

/** What a spreadsheet would run as a formula. */
const FORMULA = /^[=+\-@\t\r]/;

export function csvHeader<Row>(columns: readonly Column<Row>[]): string {
  return BOM + csvLines([columns.map((column) => column.title)]);
}

/** Rows as CSV lines, RFC 4180 with CRLF. Text that looks like a formula gets an apostrophe; amounts stay numbers. */
export function csvRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return csvLines(rows.map((row) => columns.map((column) => csvCell(column.cell(row)))));
}

function csvLines(rows: readonly string[][]): string {
  return rows.length === 0 ? "" : stringify([...rows], { record_delimiter: "windows" });
}

function csvCell(cell: Cell): string {
  if ("money" in cell) return yuanFromFen(cell.money);
  if ("count" in cell) return String(cell.count);
  return FORMULA.test(cell.text) ? `'${cell.text}` : cell.text;
}
