import { type Fen, yuanFromFen } from "@qinshui/cn/money";
import writeExcelFile from "write-excel-file/node";
import type { Cell, Column } from "./columns";

/** A sheet holds 1,048,576 rows; some are left for the header. */
const ROWS_PER_SHEET = 1_000_000;
const MONEY_FORMAT = "#,##0.00";

type SheetCell = {
  value: string | number;
  type: typeof String | typeof Number;
  format?: string;
  fontWeight?: "bold";
  backgroundColor?: string;
  wrap?: boolean;
};

export interface Sheet {
  sheet: string;
  data: SheetCell[][];
  columns: { width: number }[];
  stickyRowsCount?: number;
}

/** Sheets of a table with its header frozen; more than one only where a single one cannot hold all rows. */
export function tableSheets<Row>(
  name: string,
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  lastRow?: SheetCell[],
): Sheet[] {
  const parts = Math.max(1, Math.ceil(rows.length / ROWS_PER_SHEET));
  return Array.from({ length: parts }, (_, i) => {
    const part = rows.slice(i * ROWS_PER_SHEET, (i + 1) * ROWS_PER_SHEET);
    const body = part.map((row) => columns.map((column) => sheetCell(column.cell(row))));
    const isLast = i === parts - 1;
    return {
      sheet: i === 0 ? name : `${name}${i + 1}`,
      data: [columns.map((column) => header(column.title)), ...body, ...(isLast && lastRow ? [lastRow] : [])],
      columns: columns.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    };
  });
}

/** 封面: a name and a value per row. */
export function coverSheet(name: string, rows: readonly (readonly [string, Cell])[]): Sheet {
  return {
    sheet: name,
    data: rows.map(([title, cell]) => [{ ...textCell(title), fontWeight: "bold" }, sheetCell(cell)]),
    columns: [{ width: 36 }, { width: 64 }],
  };
}

export function sheetCell(cell: Cell): SheetCell {
  if ("money" in cell) return moneyCell(cell.money);
  if ("count" in cell) return { value: cell.count, type: Number };
  return textCell(cell.text);
}

/**
 * A numeric cell. The nearest double of an amount below 2^53 fen has it as its shortest decimal text, and that text is
 * what the file holds. Throws RangeError beyond.
 */
export function moneyCell(amount: Fen): SheetCell {
  if (!Number.isSafeInteger(Number(amount))) throw new RangeError(`amount too large for a spreadsheet: ${amount} fen`);
  return { value: Number(yuanFromFen(amount)), type: Number, format: MONEY_FORMAT };
}

export function textCell(value: string): SheetCell {
  return { value, type: String };
}

function header(title: string): SheetCell {
  return { ...textCell(title), fontWeight: "bold", backgroundColor: "#F6E7C1" };
}

export async function xlsxFile(sheets: readonly Sheet[]): Promise<Buffer> {
  return writeExcelFile([...sheets]).toBuffer();
}
