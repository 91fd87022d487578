import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { isCatalogueError } from "@qinshui/cn/errors";
import { statementErrors } from "../declared/errors";
import type { Mapping, Platform } from "../declared/fields";
import type { OwnColumns } from "../declared/map-columns";
import type { StatementColumns } from "../declared/read-mapped";

export interface ReadRequest {
  bytes: Uint8Array;
  platform: Platform;
  own_columns: OwnColumns;
}

export interface ReadAnswer {
  columns: StatementColumns;
  /** A `Table` as JSON (UTF-8) with the number of its rows; null while columns are missing. */
  mapped: { table: Uint8Array; rows: number; mapping: Mapping } | null;
}

/** Of the thread's heap; a workbook within its own limits stays below. */
const MEMORY_MB = 1_024;
const LONGEST_MS = 120_000;

/** One file at a time: whoever uploads many must not take the machine's memory. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Reads an uploaded statement in a thread of its own, bounded in memory and time, one after the other. Errors: those of
 * `readMapped`, `statement_too_heavy`.
 */
export function readFile(request: ReadRequest): Promise<ReadAnswer> {
  const answer = queue.then(() => readInThread(request));
  queue = answer.catch(() => undefined);
  return answer;
}

function readInThread(request: ReadRequest): Promise<ReadAnswer> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(join(__dirname, "statement-worker.js"), {
      workerData: request,
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const tooHeavy = () => reject(statementErrors.statement_too_heavy());
    const timer = setTimeout(() => {
      tooHeavy();
      void worker.terminate();
    }, LONGEST_MS);
    worker.once("message", ({ read, error }: { read?: ReadAnswer; error?: string }) => {
      if (read) resolve(read);
      else reject(asError(JSON.parse(error ?? "{}")));
    });
    worker.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "ERR_WORKER_OUT_OF_MEMORY") tooHeavy();
      else reject(error);
    });
    worker.once("exit", () => {
      clearTimeout(timer);
      // Nothing, if it has answered.
      tooHeavy();
    });
  });
}

function asError(error: unknown): unknown {
  return isCatalogueError(error) ? error : new Error("the statement could not be read");
}
