import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { isCatalogueError } from "@qinshui/cn/errors";
import { CsvError, parse } from "csv-parse";
import type { z } from "zod";
import { SEALED_CSV_HEADER } from "../../proof/sealed-csv";
import type { Policy } from "../../rules/policy";
import { cliErrors } from "../errors";
import { LINE_COLUMNS, type SaleLine, saleLineSchema, sealedSaleLineSchema } from "./sale-line";
import { SeenEntries } from "./seen-entries";

const CHUNK = 1 << 20;
/** Ends the search for a closing quote that never comes. */
const LONGEST_ROW = 1 << 20;

/**
 * Reads a CSV of lines (`.csv`, or gzipped as `.gz`) row by row and hands every entry on once, in the file's order; a
 * row that is there twice is one entry. A bundle's own entries, known by their header, are taken with what they say of
 * decisions. Kept of it all is a fingerprint per entry id. Errors, each with line and column: `file_unreadable`, `column_missing`, `column_twice`, `row_invalid`, `row_unreadable`, `entry_differs`.
 */
export async function readLines(file: string, policy: Policy, take: (line: SaleLine) => void): Promise<void> {
  let schema = saleLineSchema(policy);
  const seen = new SeenEntries();
  const header = { read: false };
  const parser = parse({
    bom: true,
    skip_empty_lines: true,
    max_record_size: LONGEST_ROW,
    columns: (names: string[]) => {
      header.read = true;
      if (names.join(",") === SEALED_CSV_HEADER) schema = sealedSaleLineSchema(policy);
      return checkedColumns(file, names);
    },
    // Handing the rows on here and not as a stream of objects is several times faster.
    on_record: (record: Record<string, string>, { lines }) => {
      const result = schema.safeParse(record);
      if (!result.success) throw rowError(file, lines, record, result.error);
      const state = seen.add(result.data.entry_id, contentOf(result.data));
      if (state === "different") throw cliErrors.entry_differs({ file, line: lines, entry_id: record.entry_id ?? "" });
      if (state === "new") take(result.data);
      return null;
    },
  });
  parser.resume();
  const bytes = createReadStream(file, { highWaterMark: CHUNK });
  try {
    await (file.endsWith(".gz") ? pipeline(bytes, createGunzip(), parser) : pipeline(bytes, parser));
  } catch (error) {
    throw readError(file, error);
  }
  if (!header.read) checkedColumns(file, []);
}

function checkedColumns(file: string, names: string[]): string[] {
  for (const column of LINE_COLUMNS) {
    const count = names.filter((name) => name === column).length;
    if (count === 0) throw cliErrors.column_missing({ file, column, columns: LINE_COLUMNS.join(",") });
    if (count > 1) throw cliErrors.column_twice({ file, column });
  }
  return names;
}

/** Everything of an entry that `assess` looks at: the same instant written in two ways is the same content. */
function contentOf(line: SaleLine): string {
  const { claimant_id, claimant_kind, goods_class, channel, kind, sale_occurred_at, part, decided } = line;
  const amount = `${line.amount_fen}`;
  return JSON.stringify([
    claimant_id,
    claimant_kind,
    goods_class,
    channel,
    kind,
    amount,
    sale_occurred_at,
    part,
    decided,
  ]);
}

function rowError(file: string, line: number, record: Record<string, string>, error: z.ZodError): Error {
  const [issue] = error.issues;
  const column = String(issue?.path[0] ?? "");
  const value = (record[column] ?? "").slice(0, 80);
  return cliErrors.row_invalid({ file, line, column, value, problem: issue?.message ?? "" });
}

function readError(file: string, error: unknown): unknown {
  if (isCatalogueError(error)) return error;
  if (error instanceof CsvError) {
    const { lines = 0, column = 0, code: problem } = error as CsvError & { lines?: number; column?: number | string };
    return cliErrors.row_unreadable({ file, line: lines, column, problem });
  }
  const code = (error as NodeJS.ErrnoException).code;
  return code ? cliErrors.file_unreadable({ file, problem: code }) : error;
}
