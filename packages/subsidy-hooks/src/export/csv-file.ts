import type { LineColumn } from "./line-columns";

/** Marks the file as UTF-8 for spreadsheet programs, which would otherwise show Chinese as garbage. */
const BOM = "\uFEFF";

/** A CSV of lines: the heading, then the database's own rows as they come. */
export async function* csvFile(columns: readonly LineColumn[], rows: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield Buffer.from(`${BOM}${columns.map((column) => column.title).join(",")}\n`);
  yield* rows;
}
