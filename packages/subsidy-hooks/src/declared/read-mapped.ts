import type { Field, Mapping, Table } from "./fields";
import { findColumns, isPersonal, mapColumns, type OwnColumns, onlyMapped } from "./map-columns";
import type { Preset } from "./presets";
import { readStatement } from "./read-statement";

/** A statement's titles, without those that say who the buyer is, and what was found of what is needed. */
export interface StatementColumns {
  header: string[];
  columns: Readonly<Partial<Record<Field, string>>>;
  missing: readonly Field[];
}

export interface MappedStatement {
  columns: StatementColumns;
  /** The mapped columns and nothing else of the file; null while columns are missing. */
  mapped: { table: Table; mapping: Mapping } | null;
}

/** Reads a file as far as it can be read. Errors: those of `readStatement` and `findColumns`. */
export async function readMapped(bytes: Uint8Array, preset: Preset, own: OwnColumns): Promise<MappedStatement> {
  const rows = await readStatement(bytes);
  const { header, columns, missing } = findColumns(rows, preset, own);
  const titles = [...new Set(header)].filter((title) => title !== "" && !isPersonal(title));
  const found = { header: titles, columns, missing };
  if (missing.length > 0) return { columns: found, mapped: null };
  const { table, mapping } = mapColumns(rows, preset, own);
  return { columns: found, mapped: { table: onlyMapped(table, mapping), mapping } };
}
