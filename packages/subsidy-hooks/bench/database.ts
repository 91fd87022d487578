import { Client } from "pg";

/** A policy year that every line of a bench lies in. */
export const YEAR = 2026;

/** Connects to the bench's own database. */
export async function connect(): Promise<Client> {
  const client = new Client(process.env.DATABASE_URL);
  await client.connect();
  return client;
}
