import readXlsxFile from "read-excel-file/node";
import { checkWorkbook } from "./check-workbook";
import { statementErrors } from "./errors";
import type { SheetRow } from "./fields";

/** A spreadsheet keeps 15 digits of a number; what it writes after them is noise of binary fractions. */
const EXACT_DIGITS = 15;

/**
 * The rows of a workbook's first sheet as text. Numbers are what the spreadsheet shows, dates are wall-clock time
 * `YYYY-MM-DD HH:MM:SS`. A whole number of more than 15 digits has lost its end in the spreadsheet and comes as a power
 * of ten, so that nobody takes it for an order number. Error: `statement_not_xlsx`.
 */
export async function readXlsx(bytes: Uint8Array): Promise<SheetRow[]> {
  checkWorkbook(bytes);
  const [sheet] = await readXlsxFile<string>(Buffer.from(bytes), { parseNumber: numberText }).catch(() => {
    throw statementErrors.statement_not_xlsx();
  });
  return (sheet?.data ?? []).map((cells, i) => ({ line: i + 1, cells: cells.map(cellText) }));
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return dateText(value);
  return String(value);
}

/** The library gives the wall clock of the cell as if it were UTC. Excel keeps days as fractions: to the second. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const rounded = new Date(Math.round(date.getTime() / 1000) * 1000);
  return rounded.toISOString().slice(0, 19).replace("T", " ");
}

/** The number of a cell's XML in plain decimals: "0.30000000000000004" → "0.3". */
export function numberText(raw: string): string {
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (Number.isInteger(value) && Math.abs(value) >= 10 ** EXACT_DIGITS) {
    return value.toExponential(EXACT_DIGITS - 1).toUpperCase();
  }
  const exact = Number(value.toPrecision(EXACT_DIGITS));
  const text = String(exact);
  return text.includes("e") ? exact.toFixed(20).replace(/\.?0+$/, "") : text;
}
