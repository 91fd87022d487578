import { statementErrors } from "./errors";
import type { SheetRow } from "./fields";
import { LARGEST_STATEMENT, MOST_ROWS } from "./limits";
import { readCsv } from "./read-csv";
import { readXlsx } from "./read-xlsx";

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLD_EXCEL = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * The rows of a statement, CSV or XLSX by its content, blank rows left out. Whatever the bytes are, it gives rows or a
 * named error: `statement_empty`, `statement_too_large`, `statement_too_many_rows`, `statement_old_excel`,
 * `statement_not_xlsx`, `statement_encoding`, `statement_not_csv`.
 */
export async function readStatement(bytes: Uint8Array): Promise<SheetRow[]> {
  if (bytes.length > LARGEST_STATEMENT) throw statementErrors.statement_too_large({ limit: LARGEST_STATEMENT / 1e6 });
  if (startsWith(bytes, OLD_EXCEL)) throw statementErrors.statement_old_excel();
  const rows = startsWith(bytes, ZIP) ? await readXlsx(bytes) : readCsv(bytes);
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell.trim() !== ""));
  if (filled.length === 0) throw statementErrors.statement_empty();
  if (filled.length > MOST_ROWS) throw statementErrors.statement_too_many_rows({ limit: MOST_ROWS });
  return filled;
}

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, i) => bytes[i] === byte);
}
