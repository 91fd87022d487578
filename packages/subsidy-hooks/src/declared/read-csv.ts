import { parse } from "csv-parse/sync";
import { decodeText } from "./decode-text";
import { statementErrors } from "./errors";
import type { SheetRow } from "./fields";
import { MOST_ROWS, TITLES_WITHIN } from "./limits";

const LONGEST_RECORD = 1_000_000;
const MOST_RECORDS = MOST_ROWS + TITLES_WITHIN;

interface Parsed {
  record: string[];
  info: { lines: number };
}

/**
 * The rows of a CSV file, separated by commas or by tabs. `line` is where a row begins, also after a cell with line
 * ends in it. Errors: `statement_encoding`, `statement_not_csv`, `statement_too_many_rows`.
 */
export function readCsv(bytes: Uint8Array): SheetRow[] {
  const text = decodeText(bytes);
  let next = 1;
  const records = parsed(text);
  if (records.length > MOST_RECORDS) throw statementErrors.statement_too_many_rows({ limit: MOST_ROWS });
  return records.map(({ record, info }) => {
    const line = next;
    next = info.lines + 1;
    return { line, cells: record };
  });
}

function parsed(text: string): Parsed[] {
  try {
    return parse(text, {
      delimiter: delimiterOf(text),
      info: true,
      // Rows of another length are told one by one, with their line.
      relax_column_count: true,
      // 淘宝 writes order numbers as ="123".
      relax_quotes: true,
      max_record_size: LONGEST_RECORD,
      // One more than there may be, to be told; a file of nothing but line ends is not read to its end.
      to: MOST_RECORDS + 1,
    }) as unknown as Parsed[];
  } catch (error) {
    throw statementErrors.statement_not_csv({ line: lineOf(error) });
  }
}

function delimiterOf(text: string): string {
  const first = text.split("\n", 1)[0] ?? "";
  return first.includes("\t") && !first.includes(",") ? "\t" : ",";
}

function lineOf(error: unknown): number {
  const { lines } = error as { lines?: unknown };
  return typeof lines === "number" ? lines : 1;
}
