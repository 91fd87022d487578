import { parse } from "csv-parse/sync";
import readXlsxFile from "read-excel-file/node";

export type Row = Record<string, string>;

/** Yuan, as a page ("¥1,234.50"), a CSV ("1234.50") or a spreadsheet (1234.5) has it, in fen. */
export function fenOf(yuan: string | undefined): bigint {
  const match = /^(-?)¥?(\d[\d,]*)(?:\.(\d{1,2}))?$/.exec(yuan ?? "");
  if (!match) throw new Error(`no amount: ${yuan}`);
  const [, sign, whole = "", fraction = ""] = match;
  const fen = BigInt(whole.replaceAll(",", "")) * 100n + BigInt(fraction.padEnd(2, "0"));
  return sign ? -fen : fen;
}

export function readCsv(content: Buffer): Row[] {
  return parse(content, { bom: true, columns: true });
}

/** A sheet's rows by the titles of its first row. */
export async function readSheet(content: Buffer, name: string): Promise<Row[]> {
  const sheets = await readXlsxFile(content);
  const found = sheets.find(({ sheet }) => sheet === name);
  if (!found) throw new Error(`no sheet ${name} among ${sheets.map(({ sheet }) => sheet).join("、")}`);
  const [titles = [], ...rows] = found.data;
  return rows.map((row) => Object.fromEntries(titles.map((title, i) => [String(title), String(row[i] ?? "")])));
}

/** Sum of a column, in fen. */
export const sumOf = (rows: Row[], column: string): bigint => rows.reduce((sum, row) => sum + fenOf(row[column]), 0n);
