import fc from "fast-check";
import { CsvProblem, CsvRows } from "./csv-rows";

/** Rows with their lines; the text comes in pieces of the given lengths, over and over. */
function rowsOf(text: string, pieces: readonly number[] = [text.length]): [line: number, ...cells: string[]][] {
  const rows: [number, ...string[]][] = [];
  const reader = new CsvRows((cells, line) => rows.push([line, ...cells]));
  for (let at = 0, i = 0; at < text.length; i++) {
    const length = Math.max(1, pieces[i % pieces.length] ?? 1);
    reader.push(text.slice(at, at + length));
    at += length;
  }
  reader.end();
  return rows;
}

describe("CsvRows", () => {
  it("gives every row with the line on which it begins", () => {
    expect(rowsOf('a,b\r\n\n"x\r\n""y""",\n,"",z')).toEqual([
      [1, "a", "b"],
      [3, 'x\r\n"y"', ""],
      [5, "", "", "z"],
    ]);
    expect(rowsOf("")).toEqual([]);
    expect(rowsOf("\n\r\n\n")).toEqual([]);
    expect(rowsOf('""')).toEqual([[1, ""]]);
    expect(rowsOf("a,")).toEqual([[1, "a", ""]]);
  });

  it.each([
    ["an open quote", 'a,b\nc,"d\ne,f\n', 2, 1],
    ["a quote in the middle", 'a,b"c\nd\n', 1, 1],
    ["text behind a quote", '"a"b,c\n', 1, 0],
    ["two quotes in the middle", 'a\nb,c""\n', 2, 1],
  ])("names line and cell of %s", (_, text, line, cell) => {
    expect(() => rowsOf(text)).toThrow(CsvProblem);
    expect(() => rowsOf(text)).toThrow(expect.objectContaining({ line, cell }));
  });

  it("does not keep reading for a quote that never comes", () => {
    const reader = new CsvRows(() => {});
    reader.push('a\n"');
    const piece = "x,\n".repeat(100_000);
    expect(() => {
      for (let i = 0; i < 10; i++) reader.push(piece);
    }).toThrow(expect.objectContaining({ line: 2 }));
  });

  it("reads back what is written, in whatever pieces it comes", () => {
    const cell = fc.oneof(fc.constantFrom("", "a", ",", '"', "\n", "\r\n", 'a"b', "示例，\n"), fc.string());
    const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
    const pieces = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(table, pieces, fc.constantFrom("\n", "\r\n"), (rows, lengths, end) => {
        const quoted = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
        const text = rows.map((row) => row.map(quoted).join(",") + end).join("");
        expect(rowsOf(text, lengths).map(([, ...cells]) => cells)).toEqual(rows);
      }),
    );
  });
});
