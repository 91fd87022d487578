import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { isCatalogueError } from "@qinshui/cn/errors";
import { CsvError, parse } from "csv-parse";
import { parseSealedLine, SEALED_CSV_HEADER } from "../../proof/sealed-csv";
import type { SealedLine } from "../../proof/sealed-line";
import { bundleErrors } from "./errors";
import { ENTRIES } from "./format";

const CHUNK = 1 << 16;
/** Ends the search for a closing quote that never comes. */
const LONGEST_ROW = 1 << 20;

/**
 * Hands on the lines of an `entries.csv.gz` one by one, with the number of the last text line of each. Memory does not
 * grow with the lines. Errors: `entries_unreadable`, `line_invalid`, and whatever `take` throws.
 */
export async function readEntries(file: string, take: (line: SealedLine, textLine: number) => void): Promise<void> {
  let lines = 0;
  const parser = parse({
    max_record_size: LONGEST_ROW,
    relax_column_count: true, // the line's own check names the entry
    record_delimiter: "\n",
    // Handing the rows on here and not as a stream of objects is several times faster.
    on_record: (fields: string[], context) => {
      if (lines > 0) take(parseSealedLine(fields, whereIs(context.lines)), context.lines);
      else checkHeader(fields);
      lines = context.lines;
      return null;
    },
  });
  parser.resume();
  try {
    await pipeline(createReadStream(file, { highWaterMark: CHUNK }), createGunzip({ chunkSize: CHUNK }), parser);
  } catch (error) {
    throw isCatalogueError(error) ? error : unreadable(error, lines + 1);
  }
  if (lines === 0) checkHeader([]);
}

/** How messages name a line of the entries. */
export function whereIs(textLine: number): string {
  return `${ENTRIES}: line ${textLine}`;
}

function checkHeader(fields: readonly string[]): void {
  if (fields.join(",") === SEALED_CSV_HEADER) return;
  throw bundleErrors.entries_unreadable({ line: 1, problem: "列名不对 / the columns are not the right ones" });
}

function unreadable(error: unknown, line: number): unknown {
  const code = error instanceof CsvError ? error.code : (error as NodeJS.ErrnoException).code;
  return code === undefined ? error : bundleErrors.entries_unreadable({ line, problem: code });
}
