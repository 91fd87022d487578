import { statementErrors } from "./errors";
import type { SheetRow } from "./fields";
import { LARGEST_STATEMENT, MOST_ROWS } from "./limits";
import { readCsv } from "./read-csv";
import { readXlsx } from "./read-xlsx";

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];
const UTF16 = [
  [0xff, 0xfe],
  [0xfe, 0xff],
];
/** Bytes; a file that is no text shows it at once. */
const LOOKED_AT = 4_096;

/**
 * The rows of a statement, CSV or XLSX by its content, blank rows left out. Whatever the bytes are, it gives rows or a
 * named error: `statement_empty`, `statement_too_large`, `statement_too_many_rows`, `statement_old_excel`,
 * `statement_not_xlsx`, `statement_encoding`, `statement_not_csv`.
 */
export async function readStatement(bytes: Uint8Array): Promise<SheetRow[]> {
  if (bytes.length > LARGEST_STATEMENT) throw statementErrors.statement_too_large({ limit: LARGEST_STATEMENT / 1e6 });
  if (startsWith(bytes, OLD_EXCEL)) throw statementErrors.statement_old_excel();
  // A workbook with a damaged beginning, or anything but a table: its encoding is not what is wrong.
  if (isBinary(bytes)) throw statementErrors.statement_not_xlsx();
  const rows = startsWith(bytes, ZIP) ? await readXlsx(bytes) : readCsv(bytes);
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (filled.length === 0) throw statementErrors.statement_empty();
  if (filled.length > MOST_ROWS) throw statementErrors.statement_too_many_rows({ limit: MOST_ROWS });
  return filled;
}

function isBinary(bytes: Uint8Array): boolean {
  if ([ZIP, ...UTF16].some((signature) => startsWith(bytes, signature))) return false;
  return bytes.subarray(0, LOOKED_AT).some((byte) => byte < 0x09 || (byte > 0x0d && byte < 0x20));
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}
