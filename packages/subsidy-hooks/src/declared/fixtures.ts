import { ZipFile } from "yazl";
import { type CheckContext, rowChecker } from "./check-rows";
import type { Platform } from "./fields";
import { mapColumns, type OwnColumns } from "./map-columns";
import { PRESETS } from "./presets";
import { readStatement } from "./read-statement";

export const CONTEXT: CheckContext = {
  policy_year: 2026,
  goods_classes: [
    { code: "specialty_agricultural", name: "特色农产品" },
    { code: "general_industrial", name: "一般工业品" },
  ],
  goods_class: "specialty_agricultural",
  now: new Date("2027-01-15T00:00:00Z"),
};

/** A statement's bytes all the way to lines and problems. */
export async function checked(
  bytes: Uint8Array,
  platform: Platform,
  context: Partial<CheckContext> = {},
  own?: OwnColumns,
) {
  const { table, mapping } = mapColumns(await readStatement(bytes), PRESETS[platform], own);
  const { take, checked } = rowChecker(table.header, mapping, { ...CONTEXT, ...context });
  table.rows.forEach(take);
  return checked;
}

/** A 淘宝 statement of one row, with some cells of its own. */
export function taobaoRow(cells: Partial<Record<string, string>> = {}): Uint8Array {
  const row: Record<string, string> = {
    订单编号: "3900000000000000101",
    订单状态: "交易成功",
    订单付款时间: "2026-03-05 12:00:00",
    买家实际支付金额: "100.00",
    买家应付邮费: "0.00",
    宝贝标题: "示例蜂蜜",
    退款金额: "0.00",
    ...cells,
  };
  return csvBytes([Object.keys(row), Object.values(row)]);
}

export function csvBytes(rows: readonly (readonly string[])[]): Uint8Array {
  const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return new TextEncoder().encode(rows.map((row) => `${row.map(quoted).join(",")}\r\n`).join(""));
}

/** A workbook of one sheet with these `<row>` elements. */
export async function workbookBytes(rows: string): Promise<Uint8Array> {
  const zip = new ZipFile();
  const types = "http://schemas.openxmlformats.org/package/2006/content-types";
  const relations = "http://schemas.openxmlformats.org/package/2006/relationships";
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
  const kind = "application/vnd.openxmlformats-officedocument.spreadsheetml";
  const files = {
    "[Content_Types].xml": `<Types xmlns="${types}"><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/></Types>`,
    "_rels/.rels": `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="示例" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    "xl/worksheets/sheet1.xml": `<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`,
  };
  for (const [name, text] of Object.entries(files)) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const pieces: Buffer[] = [];
  for await (const piece of zip.outputStream) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces);
}
