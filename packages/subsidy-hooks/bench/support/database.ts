import { Client } from "pg";
import type { Sql } from "../../src/modules/subsidy/post-order";

/** A policy year that every line of a bench lies in. */
export const YEAR = 2026;

/** Connects to the bench's own database. */
export async function connect(): Promise<Client> {
  const client = new Client(process.env.DATABASE_URL);
  await client.connect();
  return client;
}

/** The connection as the module's own statements know it: parameters are question marks. */
export function sqlOf(client: Client): Sql {
  return {
    async execute<T>(sql: string, parameters: unknown[] = []): Promise<T> {
      let position = 0;
      const { rows } = await client.query(
        sql.replace(/\?/g, () => `$${++position}`),
        parameters,
      );
      return rows as T;
    },
  };
}
