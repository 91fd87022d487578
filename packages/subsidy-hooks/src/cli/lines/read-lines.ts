import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { isCatalogueError } from "@qinshui/cn/errors";
import { CsvError, parse } from "csv-parse";
import type { Policy } from "../../rules/policy";
import { SeenEntries } from "../../seen/seen-entries";
import { cliErrors } from "../errors";
import { CellProblem, LINE_COLUMNS, type SaleLine, saleLineReader } from "./sale-line";

const CHUNK = 1 << 16;
/** Ends the search for a closing quote that never comes. */
const LONGEST_ROW = 1 << 20;

/**
 * Reads a CSV of lines (`.csv`, or gzipped as `.gz`) row by row and hands every entry on once, in the file's order; a
 * row that is there twice is one entry. A bundle's own entries, known by their header, are taken with what they say of
 * decisions. Kept of it all is a fingerprint per entry id.
 * Errors, each with line and column: `file_unreadable`, `column_missing`, `column_twice`, `row_invalid`,
 * `row_unreadable`, `row_shape`, `entry_differs`.
 */
export async function readLines(file: string, policy: Policy, take: (line: SaleLine) => void): Promise<void> {
  const reader = new LineFile(file, policy, take);
  const parser = parse({
    bom: true,
    record_delimiter: ["\r\n", "\n"],
    skip_empty_lines: true,
    // Rows of another length are told here, with their column.
    relax_column_count: true,
    max_record_size: LONGEST_ROW,
    // Handing rows on here, as arrays and not as a stream of objects, is several times faster.
    on_record: (cells: string[], { lines }) => {
      reader.row(cells, lines);
      return null;
    },
  });
  parser.resume();
  const bytes = createReadStream(file, { highWaterMark: CHUNK });
  try {
    await (file.endsWith(".gz")
      ? pipeline(bytes, createGunzip({ chunkSize: CHUNK }), parser)
      : pipeline(bytes, parser));
  } catch (error) {
    throw reader.explained(error);
  }
  reader.end();
}

/** One file: its header, then its rows. */
class LineFile {
  private header: readonly string[] | undefined;
  private readRow: (cells: readonly string[]) => SaleLine = () => {
    throw new Error("a row before the header");
  };
  private readonly seen = new SeenEntries();

  constructor(
    private readonly file: string,
    private readonly policy: Policy,
    private readonly take: (line: SaleLine) => void,
  ) {}

  /** `line` is the text line on which the row ends. */
  row(cells: readonly string[], line: number): void {
    if (!this.header) this.readHeader(cells);
    else this.readLine(cells, line, this.header);
  }

  /** A file without any row has not even a header. */
  end(): void {
    if (!this.header) this.readHeader([]);
  }

  private readHeader(names: readonly string[]): void {
    const { file } = this;
    const columns = LINE_COLUMNS.join(",");
    for (const column of LINE_COLUMNS) {
      const count = names.filter((name) => name === column).length;
      if (count === 0)
        throw cliErrors.column_missing({ file, column, columns, names: short(names.join(",")) || "（空）" });
      if (count > 1) throw cliErrors.column_twice({ file, column });
    }
    this.header = names;
    this.readRow = saleLineReader(this.policy, names);
  }

  private readLine(cells: readonly string[], line: number, header: readonly string[]): void {
    if (cells.length !== header.length) throw this.shapeError(cells, beginning(cells, line), header);
    const sale = this.parsed(cells, line);
    const state = this.seen.add(sale.entry_id, contentOf(sale));
    if (state === "new") this.take(sale);
    if (state !== "different") return;
    const place = { file: this.file, line: beginning(cells, line) };
    throw cliErrors.entry_differs({ ...place, entry_id: short(sale.entry_id) });
  }

  private parsed(cells: readonly string[], line: number): SaleLine {
    try {
      return this.readRow(cells);
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      const { column, value, problem } = error;
      const place = { file: this.file, line: beginning(cells, line) };
      throw cliErrors.row_invalid({ ...place, column, value: short(value), problem });
    }
  }

  private shapeError(cells: readonly string[], line: number, header: readonly string[]): Error {
    const [count, expected] = [cells.length, header.length];
    const isLong = count > expected;
    const column = isLong ? `${expected + 1}` : (header[count] ?? "");
    const problem = isLong
      ? `多出“${short(cells[expected] ?? "")}” / one too many; is there a comma in a cell without quotes?`
      : "缺少这一格 / the cell is missing";
    return cliErrors.row_shape({ file: this.file, line, column, count, expected, problem });
  }

  /** An error of reading as one of the catalogue. */
  explained(error: unknown): unknown {
    const { file, header } = this;
    if (isCatalogueError(error)) return error;
    if (error instanceof CsvError) {
      const { lines = 0, column = 0, code: problem } = error as CsvError & { lines?: number; column?: number };
      return cliErrors.row_unreadable({ file, line: lines, column: header?.[column] ?? `${column + 1}`, problem });
    }
    const code = (error as NodeJS.ErrnoException).code;
    return code ? cliErrors.file_unreadable({ file, problem: code }) : error;
  }
}

/** The text line on which a row begins that ends on `line`: cells may hold line ends. */
function beginning(cells: readonly string[], line: number): number {
  return line - cells.reduce((count, cell) => count + cell.split("\n").length - 1, 0);
}

/** Everything of an entry that `assess` looks at: the same instant written in two ways is the same content. */
function contentOf(line: SaleLine): string {
  const { claimant_id, claimant_kind, goods_class, channel, kind, amount_fen, sale_occurred_at, part, decided } = line;
  // None of them can hold a line end.
  return `${claimant_id}\n${claimant_kind}\n${goods_class}\n${channel}\n${kind}\n${amount_fen}\n${sale_occurred_at}\n${part}\n${decided}`;
}

const LONGEST_SHOWN = 80;

function short(text: string): string {
  return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
