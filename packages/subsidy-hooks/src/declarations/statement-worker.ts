import { parentPort, workerData } from "node:worker_threads";
import { PRESETS } from "../declared/presets";
import { readMapped } from "../declared/read-mapped";
import type { ReadAnswer, ReadRequest } from "./read-file";

/** The thread in which a file is read: its own memory, and nobody else waits for it. */
async function answer({ bytes, platform, own_columns }: ReadRequest): Promise<ReadAnswer> {
  const { columns, mapped } = await readMapped(bytes, PRESETS[platform], own_columns);
  if (!mapped) return { columns, mapped: null };
  const table = new TextEncoder().encode(JSON.stringify(mapped.table));
  return { columns, mapped: { table, rows: mapped.table.rows.length, mapping: mapped.mapping } };
}

answer(workerData as ReadRequest).then(
  (read) => parentPort?.postMessage({ read }, read.mapped ? [read.mapped.table.buffer as ArrayBuffer] : []),
  // As text: an error loses what makes it one of the catalogue when it is cloned.
  (error: unknown) => parentPort?.postMessage({ error: JSON.stringify(error) }),
);
