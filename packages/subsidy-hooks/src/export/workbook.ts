import { once } from "node:events";
import { PassThrough, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { yuanFromFen } from "@qinshui/cn/money";
import { ZipFile } from "yazl";
import type { Cell } from "./columns";

/** A sheet whose rows come as `<row>` elements, one on each line; more than one sheet where one cannot hold them. */
export interface RowsSheet {
  name: string;
  /** The heading's titles with each column's width in characters; it stays in sight. */
  columns: readonly { title: string; width: number }[];
  /** Bytes of `<row>…</row>\n` elements, cut anywhere; numbered from 2 on in each sheet. */
  rows: () => AsyncIterable<Buffer>;
}

/** Excel's limit; one row is the heading. */
export const ROWS_PER_SHEET = 1_048_576;
/** Number of the first row below the heading. */
export const FIRST_ROW = 2;
const NEW_LINE = 10;
/** The same in every file, whatever the clock and its time zone: the same content is the same bytes. */
const fileFacts = () => ({ mtime: new Date(1980, 0, 1), mode: 0o100644, forceDosTimestamp: true });
const FAST = 1;

/**
 * Writes a workbook sheet by sheet as its rows come; what is held in memory is a few pieces of them. The same rows give
 * the same bytes. Ends `out`. Errors: those of the rows and of `out`.
 */
export async function writeWorkbook(
  out: Writable,
  sheets: readonly RowsSheet[],
  rowsPerSheet = ROWS_PER_SHEET,
): Promise<void> {
  const zip = new ZipFile();
  const written = pipeline(zip.outputStream as NodeJS.ReadableStream, out);
  // Awaited below; until then its failure shows as that of the sheet being written.
  written.catch(() => {});
  const names: string[] = [];
  for (const sheet of sheets) {
    const parts = sheetParts(sheet.rows(), rowsPerSheet - 1);
    for (let part = 1; ; part++) {
      names.push(part === 1 ? sheet.name : `${sheet.name}${part}`);
      const entry = new PassThrough({ highWaterMark: 1 << 20 });
      zip.addReadStream(entry, `xl/worksheets/sheet${names.length}.xml`, { ...fileFacts(), compressionLevel: FAST });
      const isLast = await Promise.race([writeSheet(entry, sheet, parts), failureOf(written)]);
      if (isLast) break;
    }
  }
  for (const [path, content] of containerFiles(names)) zip.addBuffer(Buffer.from(content), path, fileFacts());
  zip.end();
  await written;
}

async function failureOf(written: Promise<void>): Promise<never> {
  await written;
  throw new Error("the workbook ended before its sheets did");
}

/** Writes one part of a sheet; true when no rows are left. */
async function writeSheet(entry: PassThrough, { columns }: RowsSheet, parts: SheetParts): Promise<boolean> {
  const write = async (piece: Buffer | string) => {
    if (!entry.write(piece)) await once(entry, "drain");
  };
  await write(sheetHead(columns));
  const isLast = await parts.writeNext(write);
  entry.end("</sheetData></worksheet>");
  return isLast;
}

interface SheetParts {
  writeNext(write: (piece: Buffer) => Promise<void>): Promise<boolean>;
}

/** Cuts a stream of lines into parts of at most `limit` lines. */
function sheetParts(rows: AsyncIterable<Buffer>, limit: number): SheetParts {
  const pieces = rows[Symbol.asyncIterator]();
  let rest: Buffer | undefined;
  return {
    async writeNext(write) {
      let left = limit;
      for (;;) {
        const piece = rest ?? (await pieces.next()).value;
        rest = undefined;
        if (piece === undefined) return true;
        const { lines, end } = takeLines(piece, left);
        left -= lines;
        await write(end === piece.length ? piece : piece.subarray(0, end));
        if (end < piece.length) rest = piece.subarray(end);
        if (left > 0) continue;
        // A part that is just full is the last one when nothing comes after it.
        rest ??= (await pieces.next()).value;
        return rest === undefined;
      }
    },
  };
}

/** How many line ends of `piece`, at most `limit`, and where the last of these lines ends. */
function takeLines(piece: Buffer, limit: number): { lines: number; end: number } {
  let lines = 0;
  for (let at = piece.indexOf(NEW_LINE); at !== -1; at = piece.indexOf(NEW_LINE, at + 1)) {
    lines++;
    if (lines === limit) return { lines, end: at + 1 };
  }
  return { lines, end: piece.length };
}

/** What stands out in a row: nothing, its first cell (a name), or all (sums). */
export type Bold = "none" | "first" | "all";

/** A row held in memory, for small sheets. */
export function rowXml(number: number, cells: readonly Cell[], bold: Bold = "none"): string {
  const style = (i: number) => (bold === "all" || (bold === "first" && i === 0) ? BOLD : "");
  const xml = cells.map((cell, i) => cellXml(`${columnName(i)}${number}`, cell, style(i)));
  return `<row r="${number}">${xml.join("")}</row>\n`;
}

/** 0 → "A", 26 → "AA". */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

const BOLD = "b";
/** Style number of an amount, for rows that are made elsewhere. */
export const MONEY_STYLE = 1;
const STYLES: Readonly<Record<string, number>> = { text: 0, money: MONEY_STYLE, heading: 2, textb: 3, moneyb: 4 };

function cellXml(address: string, cell: Cell, bold: string): string {
  if ("money" in cell) return `<c r="${address}" s="${STYLES[`money${bold}`]}"><v>${yuanFromFen(cell.money)}</v></c>`;
  if ("count" in cell) return `<c r="${address}" s="${STYLES[`text${bold}`]}"><v>${cell.count}</v></c>`;
  return textXml(address, cell.text, STYLES[`text${bold}`] ?? 0);
}

function textXml(address: string, text: string, style: number): string {
  return `<c r="${address}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

/** Whatever is no character of XML 1.0, halves of surrogate pairs too. */
const XML_UNKNOWN = /[^\t\n\r -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .replace(XML_UNKNOWN, "")
    .replace(/[\t\n\r]/g, " ")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("_x", "_x005F_x");
}

function sheetHead(columns: RowsSheet["columns"]): string {
  const widths = columns.map(({ width }, i) => `<col min="${i + 1}" max="${i + 1}" width="${width}" customWidth="1"/>`);
  const titles = columns.map(({ title }, i) => textXml(`${columnName(i)}1`, title, STYLES.heading ?? 0));
  return `${XML}<worksheet ${MAIN}><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.join("")}</cols><sheetData><row r="1">${titles.join("")}</row>`;
}

const XML = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n`;
const MAIN = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** The files of the container beside the sheets (ECMA-376, part 2 and part 1 §18). */
function containerFiles(names: readonly string[]): [string, string][] {
  const sheets = names.map((name, i) => ({ name: escaped(name).replaceAll('"', "&quot;"), number: i + 1 }));
  const types = sheets.map(
    ({ number }) => `<Override PartName="/xl/worksheets/sheet${number}.xml" ContentType="${TYPES}.worksheet+xml"/>`,
  );
  const list = sheets.map(({ name, number }) => `<sheet name="${name}" sheetId="${number}" r:id="rId${number}"/>`);
  const relations = sheets.map(
    ({ number }) =>
      `<Relationship Id="rId${number}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${number}.xml"/>`,
  );
  const styles = `<Relationship Id="rId${names.length + 1}" Type="${OFFICE}/styles" Target="styles.xml"/>`;
  return [
    [
      "[Content_Types].xml",
      `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPES}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPES}.styles+xml"/>${types.join("")}</Types>`,
    ],
    [
      "_rels/.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ],
    ["xl/workbook.xml", `${XML}<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets>${list.join("")}</sheets></workbook>`],
    [
      "xl/_rels/workbook.xml.rels",
      `${XML}<Relationships xmlns="${PACKAGE}/relationships">${relations.join("")}${styles}</Relationships>`,
    ],
    ["xl/styles.xml", stylesXml()],
  ];
}

/** Styles by number, see STYLES: plain, money, heading, bold, bold money. */
function stylesXml(): string {
  const font = `<sz val="11"/><name val="等线"/><family val="2"/>`;
  const fill = `<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFF6E7C1"/></patternFill></fill>`;
  const format = (number: number, fontId: number, fillId: number) =>
    `<xf numFmtId="${number}" fontId="${fontId}" fillId="${fillId}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>`;
  const formats = [format(0, 0, 0), format(4, 0, 0), format(0, 1, 2), format(0, 1, 0), format(4, 1, 0)];
  return `${XML}<styleSheet ${MAIN}><fonts count="2"><font>${font}</font><font><b/>${font}</font></fonts><fills count="3">${fill}</fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="${formats.length}">${formats.join("")}</cellXfs></styleSheet>`;
}
