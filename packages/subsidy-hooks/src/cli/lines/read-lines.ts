import { createReadStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { isCatalogueError } from "@qinshui/cn/errors";
import { CsvProblem, CsvRows, copied } from "../../csv/csv-rows";
import type { Policy } from "../../rules/policy";
import { SeenEntries } from "../../seen/seen-entries";
import { cliErrors } from "../errors";
import { CellProblem, LINE_COLUMNS, type SaleLine, saleLineReader } from "./sale-line";

const CHUNK = 1 << 16;

/**
 * Reads a CSV of lines (`.csv`, or gzipped as `.gz`) row by row and hands every entry on once, in the file's order; a
 * row that is there twice is one entry. Kept of it all is a fingerprint per entry id, and the kind of every claimant.
 * Errors, each with line and column: `file_unreadable`, `column_missing`, `column_twice`, `row_invalid`,
 * `row_unreadable`, `row_shape`, `entry_differs`, `claimant_kind_differs`.
 */
export async function readLines(file: string, policy: Policy, take: (line: SaleLine) => void): Promise<void> {
  const reader = new LineFile(file, policy, take);
  const rows = new CsvRows((cells, line) => reader.row(cells, line));
  const text = new TextDecoder();
  const bytes = createReadStream(file, { highWaterMark: CHUNK });
  const readAll = async (source: AsyncIterable<Uint8Array>) => {
    for await (const chunk of source) rows.push(text.decode(chunk, { stream: true }));
    rows.push(text.decode());
    rows.end();
  };
  try {
    await (file.endsWith(".gz")
      ? pipeline(bytes, createGunzip({ chunkSize: CHUNK }), readAll)
      : pipeline(bytes, readAll));
  } catch (error) {
    throw reader.explained(error);
  }
  reader.end();
}

interface Claimant {
  id: string;
  kind: string;
  /** Where it was met first. */
  line: number;
}

/** One file: its header, then its rows. */
class LineFile {
  private header: readonly string[] | undefined;
  private readRow: (cells: readonly string[]) => SaleLine = () => {
    throw new Error("a row before the header");
  };
  private readonly seen = new SeenEntries();
  private readonly claimants = new Map<string, Claimant>();

  constructor(
    private readonly file: string,
    private readonly policy: Policy,
    private readonly take: (line: SaleLine) => void,
  ) {}

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
    if (cells.length !== header.length) throw this.shapeError(cells, line, header);
    const sale = this.parsed(cells, line);
    const state = this.seen.add(sale.entry_id, contentOf(sale));
    if (state === "different") throw cliErrors.entry_differs({ file: this.file, line, entry_id: short(sale.entry_id) });
    // The claimant's id as it was met first: the one in this row would keep its piece of the file.
    if (state === "new") this.take({ ...sale, claimant_id: this.claimantOf(sale, line).id });
  }

  private parsed(cells: readonly string[], line: number): SaleLine {
    try {
      return this.readRow(cells);
    } catch (error) {
      if (!(error instanceof CellProblem)) throw error;
      const { column, value, problem } = error;
      throw cliErrors.row_invalid({ file: this.file, line, column, value: short(value), problem });
    }
  }

  /** A claimant is of one kind: of two, one is wrong, and whether its sales count may hang on it. */
  private claimantOf({ claimant_id: id, claimant_kind: kind }: SaleLine, line: number): Claimant {
    const known = this.claimants.get(id);
    if (known?.kind === kind) return known;
    if (known) {
      const { line: first_line, kind: first_kind } = known;
      const { file } = this;
      throw cliErrors.claimant_kind_differs({ file, line, claimant_id: short(id), kind, first_line, first_kind });
    }
    const claimant = { id: copied(id), kind, line };
    this.claimants.set(claimant.id, claimant);
    return claimant;
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
    if (error instanceof CsvProblem) {
      const { line, cell, problem } = error;
      return cliErrors.row_unreadable({ file, line, column: header?.[cell] ?? `${cell + 1}`, problem });
    }
    const code = (error as NodeJS.ErrnoException).code;
    return code ? cliErrors.file_unreadable({ file, problem: code }) : error;
  }
}

/** Everything of an entry that `assess` looks at: the same instant written in two ways is the same content. */
function contentOf(line: SaleLine): string {
  const { claimant_id, claimant_kind, goods_class, channel, kind, amount_fen, sale_occurred_at } = line;
  // None of them can hold a line end.
  return `${claimant_id}\n${claimant_kind}\n${goods_class}\n${channel}\n${kind}\n${amount_fen}\n${sale_occurred_at}`;
}

const LONGEST_SHOWN = 80;

function short(text: string): string {
  return text.slice(0, LONGEST_SHOWN);
}
