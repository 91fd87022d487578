/** A row that is no CSV (RFC 4180): the text line on which it begins, its cell from 0, and what is wrong, zh / en. */
export class CsvProblem extends Error {
  constructor(
    readonly line: number,
    readonly cell: number,
    readonly problem: string,
  ) {
    super(`line ${line}, cell ${cell + 1}: ${problem}`);
  }
}

/** Ends the search for a closing quote that never comes; characters. */
const LONGEST_ROW = 1 << 20;

/**
 * Cuts text that comes in pieces into rows and hands on each with the text line on which it begins (from 1). Lines end
 * with LF or CRLF; empty lines are no rows. Memory: one piece and one row. Cells may be parts of the piece they came
 * in: who keeps one keeps the piece, unless it is {@link copied}. Error: {@link CsvProblem}.
 */
export class CsvRows {
  private text = "";
  private line = 1;

  constructor(private readonly take: (cells: string[], line: number) => void) {}

  push(piece: string): void {
    const text = this.text + piece;
    let at = 0;
    for (let end = rowEnd(text, at); end >= 0; end = rowEnd(text, at)) {
      this.row(text.slice(at, end));
      at = end + 1;
    }
    this.text = text.slice(at);
    if (this.text.length > LONGEST_ROW) throw this.tooLong();
  }

  /** The last row may have no line end. */
  end(): void {
    this.row(this.text);
    this.text = "";
  }

  private row(text: string): void {
    const { line } = this;
    const row = text.endsWith("\r") ? text.slice(0, -1) : text;
    const isQuoted = row.includes('"');
    this.line += isQuoted ? row.split("\n").length : 1;
    if (row === "") return;
    this.take(isQuoted ? quotedCells(row, line) : row.split(","), line);
  }

  private tooLong(): CsvProblem {
    return new CsvProblem(this.line, 0, "一行太长，多半是引号没有成对 / the row is too long; is a quote not closed?");
  }
}

/** The LF that ends the row which begins at `at`: the first one outside of quotes; -1 when it is not there yet. */
function rowEnd(text: string, at: number): number {
  let isOpen = false;
  for (let from = at; ; ) {
    const end = text.indexOf("\n", from);
    if (end < 0) return -1;
    if (hasOddQuotes(text.slice(from, end))) isOpen = !isOpen;
    if (!isOpen) return end;
    from = end + 1;
  }
}

function hasOddQuotes(text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

function quotedCells(row: string, line: number): string[] {
  const cells: string[] = [];
  for (let at = 0; at <= row.length; ) {
    const [cell, end] =
      row[at] === '"' ? quotedCell(row, at, line, cells.length) : plainCell(row, at, line, cells.length);
    cells.push(cell);
    at = end + 1;
  }
  return cells;
}

/** A cell in quotes and the comma (or end) behind it. */
function quotedCell(row: string, start: number, line: number, cell: number): [text: string, end: number] {
  for (let at = row.indexOf('"', start + 1); at >= 0; at = row.indexOf('"', at + 2)) {
    if (row[at + 1] === '"') continue;
    if (at + 1 < row.length && row[at + 1] !== ",") {
      throw new CsvProblem(line, cell, "引号之后还有文字 / there is text behind the closing quote");
    }
    return [row.slice(start + 1, at).replaceAll('""', '"'), at + 1];
  }
  throw new CsvProblem(line, cell, "引号没有成对 / the quote is not closed");
}

function plainCell(row: string, start: number, line: number, cell: number): [text: string, end: number] {
  const comma = row.indexOf(",", start);
  const end = comma < 0 ? row.length : comma;
  const text = row.slice(start, end);
  if (text.includes('"')) throw new CsvProblem(line, cell, "引号不在一格的开头 / a quote that does not begin its cell");
  return [text, end];
}

/** The text by itself, apart from the piece that it is a part of. */
export function copied(text: string): string {
  return Buffer.from(text).toString();
}
