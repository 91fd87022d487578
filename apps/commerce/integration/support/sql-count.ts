import { Client } from "pg";

/** Statements that go out through the driver, from whatever part of the process. */
let sent = 0;
const { query } = Client.prototype;
Client.prototype.query = function counted(this: Client, ...args: unknown[]) {
  sent += 1;
  return Reflect.apply(query, this, args);
} as typeof query;

const TRIES = 3;
const QUIET_MS = 100;

/**
 * How many SQL statements some work needs: the least of a few tries, after one that fills caches. Each try waits until
 * nothing goes out any more, for a scheduled job that runs meanwhile would only add to it.
 */
export async function sqlCount(work: () => Promise<unknown>): Promise<number> {
  await work();
  const counts: number[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    await quiet();
    const before = sent;
    await work();
    counts.push(sent - before);
  }
  return Math.min(...counts);
}

async function quiet(): Promise<void> {
  for (let seen = -1; seen !== sent; ) {
    seen = sent;
    await new Promise((resolve) => setTimeout(resolve, QUIET_MS));
  }
}
