import type { ClientBase } from "pg";
import { to as copyTo } from "pg-copy-streams";

/** What went through. */
export interface CopyCount {
  /** Rows that the database says it wrote; complete at the end of each copy. */
  rows: number;
  /** Hears of lines as they go by; a line end inside of a cell counts too. */
  note?: (lines: number) => void;
}

/** Runs a `COPY … TO STDOUT`, gives its bytes as they come, and adds its rows to `count`. */
export async function* copyOut(client: ClientBase, copy: string, count: CopyCount): AsyncGenerator<Buffer> {
  const stream = client.query(copyTo(copy));
  for await (const piece of stream as AsyncIterable<Buffer>) {
    count.note?.(lineEnds(piece));
    yield piece;
  }
  count.rows += stream.rowCount;
}

const NEW_LINE = 10;

function lineEnds(piece: Buffer): number {
  let count = 0;
  for (let at = piece.indexOf(NEW_LINE); at !== -1; at = piece.indexOf(NEW_LINE, at + 1)) count++;
  return count;
}
