import { statementErrors } from "./errors";
import { FIELD_ZH, FIELDS, type Field, type Mapping, REQUIRED_FIELDS, type SheetRow, type Table } from "./fields";
import { TITLES_WITHIN } from "./limits";
import type { Preset } from "./presets";

/** What an operator chose for single fields: a column's title, or null for "none". The rest is the preset's. */
export type OwnColumns = Readonly<Partial<Record<Field, string | null>>>;

/** Titles that hold who the buyer is. Nothing below such a title is ever taken. */
const PERSONAL =
  /收货人|收件人|姓名|电话|手机|联系方式|地址|街道|身份证|会员|昵称|帐号|账号|支付宝|微信|旺旺|留言|备注|邮箱|买家(?!实际|应付|实付|支付)|buyer|phone|mobile|\btel|address|receiver|^name$/i;

/** The row of titles as far as it was found, and what it lacks. */
export interface FoundColumns {
  header: readonly string[];
  rows: readonly SheetRow[];
  columns: Readonly<Partial<Record<Field, string>>>;
  missing: readonly Field[];
}

/**
 * Looks for the row of titles: the one that has most of what is needed. Errors: `statement_column_personal`,
 * `statement_column_unknown`, `statement_column_twice`.
 */
export function findColumns(rows: readonly SheetRow[], preset: Preset, own: OwnColumns = {}): FoundColumns {
  for (const column of Object.values(own)) {
    if (column && isPersonal(column)) throw statementErrors.statement_column_personal({ column });
  }
  const candidates = rows.slice(0, TITLES_WITHIN).map((row, i) => {
    const header = row.cells.map(titleText);
    const columns = columnsIn(header, preset, own);
    return { header, rows: rows.slice(i + 1), columns, missing: missingIn(columns) };
  });
  const found = candidates.reduce((a, b) => (isBetter(b, a) ? b : a));
  assertOwnThere(found.header, own);
  assertOnce(found.header, found.columns);
  return found;
}

/**
 * Finds the row of titles and which column holds what. Errors: those of {@link findColumns};
 * `statement_columns_missing`, which names fields and the titles looked for.
 */
export function mapColumns(
  rows: readonly SheetRow[],
  preset: Preset,
  own: OwnColumns = {},
): { table: Table; mapping: Mapping } {
  const { missing, ...found } = findColumns(rows, preset, own);
  if (missing.length > 0)
    throw statementErrors.statement_columns_missing({ missing: wantedTitles(missing, preset, own) });
  const { finished_states, refunded_states } = preset;
  return {
    table: { header: found.header, rows: found.rows },
    mapping: { columns: found.columns, finished_states, refunded_states },
  };
}

/** True for the title of a column that holds who the buyer is. */
export function isPersonal(title: string): boolean {
  return PERSONAL.test(title);
}

/** Of rows that lack as much, the one with more titles: a heading of the file has few cells. */
function isBetter(a: FoundColumns, b: FoundColumns): boolean {
  if (a.missing.length !== b.missing.length) return a.missing.length < b.missing.length;
  return filled(a.header) > filled(b.header);
}

function filled(header: readonly string[]): number {
  return header.filter((title) => title !== "").length;
}

/** The same table with nothing in it but the mapped columns: what may be kept. */
export function onlyMapped({ header, rows }: Table, { columns }: Mapping): Table {
  const kept = Object.values(columns);
  const positions = header.flatMap((title, i) => (kept.includes(title) ? [i] : []));
  const width = header.length;
  return {
    header: positions.map((i) => header[i] ?? ""),
    rows: rows.map(({ line, cells }) => ({
      line,
      // A row of another length may have slipped to the side, names under other titles: none of it is kept.
      cells: isWhole(cells, width) ? positions.map((i) => cells[i] ?? "") : [],
    })),
  };
}

/** False for a row that has more cells than titles, or fewer: its cells may stand under other titles. */
export function isWhole(cells: readonly string[], width: number): boolean {
  return cells.length >= width && cells.slice(width).every((cell) => cell.trim() === "");
}

function titleText(cell: string): string {
  return cell.replace(/^\uFEFF/, "").trim();
}

function columnsIn(header: readonly string[], preset: Preset, own: OwnColumns): Partial<Record<Field, string>> {
  const columns: Partial<Record<Field, string>> = {};
  for (const field of FIELDS) {
    const chosen = own[field];
    const title = chosen === undefined ? preset.columns[field]?.find((name) => header.includes(name)) : chosen;
    if (title && header.includes(title)) columns[field] = title;
  }
  return columns;
}

function missingIn(columns: Partial<Record<Field, string>>): Field[] {
  return REQUIRED_FIELDS.filter((field) => columns[field] === undefined);
}

/** Fields with the titles that were looked for. */
export function wantedTitles(fields: readonly Field[], preset: Preset, own: OwnColumns): string {
  return fields
    .map((field) => `${FIELD_ZH[field]}（${own[field] ?? preset.columns[field]?.join(" / ") ?? ""}）`)
    .join("、");
}

function assertOwnThere(header: readonly string[], own: OwnColumns): void {
  const unknown = Object.values(own).find((column) => column && !header.includes(column));
  if (unknown) throw statementErrors.statement_column_unknown({ column: unknown });
}

function assertOnce(header: readonly string[], columns: Partial<Record<Field, string>>): void {
  const twice = Object.values(columns).find((column) => header.indexOf(column) !== header.lastIndexOf(column));
  if (twice) throw statementErrors.statement_column_twice({ column: twice });
}
