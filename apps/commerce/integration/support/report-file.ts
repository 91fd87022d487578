import readXlsxFile from "read-excel-file/node";

/** Rows of a CSV file as records by column title; RFC 4180 with a byte order mark. Kept apart from what wrote it. */
export function readCsv(text: string): Record<string, string>[] {
  if (!text.startsWith("\uFEFF")) throw new Error("no byte order mark");
  const [titles = [], ...rows] = parseCsv(text.slice(1));
  return rows.map((row) => Object.fromEntries(titles.map((title, i) => [title, row[i] ?? ""])));
}

function parseCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  // A cell is quoted, with doubled quotes inside, or plain; then comes a comma or the end of the line.
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/gy;
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (!match) throw new Error(`not CSV at ${cell.lastIndex}`);
    row.push(match[1] === undefined ? (match[2] ?? "") : match[1].replaceAll('""', '"'));
    if (match[3] === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

type CellValue = string | number | boolean | Date | null;

/** The sheets of a workbook by name, as another library reads them. */
export async function readXlsx(content: Buffer): Promise<Map<string, CellValue[][]>> {
  const sheets = await readXlsxFile(content);
  return new Map(sheets.map(({ sheet, data }) => [sheet, data as CellValue[][]]));
}

/** A table sheet as records by its header. */
export function recordsOf(rows: CellValue[][] = []): Record<string, CellValue>[] {
  const [titles = [], ...body] = rows;
  return body.map((row) => Object.fromEntries(titles.map((title, i) => [String(title), row[i] ?? null])));
}

/** "1234.50" or 1234.5 in yuan → fen. */
export function fenOf(yuan: string | number | unknown): bigint {
  return BigInt(Math.round(Number(yuan) * 100));
}
