import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Client } from "pg";

/** A bench runs in the project's folder (tools/bench). */
const FOLDER = resolve("packages/subsidy-hooks/src/modules/subsidy/migrations");

interface Migration {
  up(): Promise<void>;
  getQueries(): unknown[];
}

type MigrationFile = Record<string, new (driver: unknown, config: unknown) => Migration>;

/** Runs every migration of the module in its order, on the connection and without Medusa. */
export async function migrate(client: Client): Promise<void> {
  const driver = { execute: async (sql: string) => (await client.query(sql)).rows };
  for (const file of readdirSync(FOLDER).sort()) {
    const name = file.replace(/\.ts$/, "");
    const { [name]: Migration }: MigrationFile = await import(`../../src/modules/subsidy/migrations/${name}.ts`);
    if (!Migration) throw new Error(`${file}: no class ${name}`);
    const migration = new Migration(driver, undefined);
    await migration.up();
    for (const statement of migration.getQueries()) await client.query(String(statement));
  }
}
