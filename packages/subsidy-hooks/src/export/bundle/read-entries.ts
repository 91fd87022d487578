import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { isCatalogueError } from "@qinshui/cn/errors";
import { CsvProblem, CsvRows } from "../../csv/csv-rows";
import { parseSealedLine, SEALED_CSV_HEADER } from "../../proof/sealed-csv";
import type { SealedLine } from "../../proof/sealed-line";
import { bundleErrors } from "./errors";
import { ENTRIES } from "./format";

const CHUNK = 1 << 16;

/**
 * Hands on the lines of an `entries.csv.gz` one by one, with the number of the text line on which each begins. Memory
 * does not grow with the lines. Errors: `entries_unreadable`, `line_invalid`, and whatever `take` throws.
 */
export async function readEntries(file: string, take: (line: SealedLine, textLine: number) => void): Promise<void> {
  let lines = 0;
  const rows = new CsvRows((fields, textLine) => {
    if (lines > 0) take(parseSealedLine(fields, whereIs(textLine)), textLine);
    else checkHeader(fields);
    lines = textLine;
  });
  const text = new TextDecoder("utf-8", { ignoreBOM: true });
  const readAll = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) rows.push(text.decode(chunk, { stream: true }));
    rows.push(text.decode());
    rows.end();
  };
  try {
    await pipeline(createReadStream(file, { highWaterMark: CHUNK }), createGunzip({ chunkSize: CHUNK }), readAll);
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
  if (error instanceof CsvProblem) return bundleErrors.entries_unreadable({ line: error.line, problem: error.problem });
  const { code } = error as NodeJS.ErrnoException;
  return code === undefined ? error : bundleErrors.entries_unreadable({ line, problem: code });
}
