import { Client } from "pg";

/** Statements that go out through the driver, from whatever part of the process. */
let sent = 0;
const { query } = Client.prototype;
Client.prototype.query = function counted(this: Client, ...args: unknown[]) {
  sent += 1;
  return Reflect.apply(query, this, args);
} as typeof query;

const TRIES = 3;

/**
 * How many SQL statements some work needs. The least of a few tries, after one that fills caches: a job that runs
 * meanwhile would only add to them.
 */
export async function sqlCount(work: () => Promise<unknown>): Promise<number> {
  await work();
  const counts: number[] = [];
  for (let tries = 0; tries < TRIES; tries += 1) {
    const before = sent;
    await work();
    counts.push(sent - before);
  }
  return Math.min(...counts);
}
