import { Migration20261124090000 } from "../../src/modules/subsidy/migrations/Migration20261124090000";
import { Migration20261124130000 } from "../../src/modules/subsidy/migrations/Migration20261124130000";

const THOSE_OF_ENTRIES = [Migration20261124090000, Migration20261124130000];

/** The statements that make the table of entries, taken from the migrations without running Medusa. */
export async function statements(): Promise<string[]> {
  const all: string[] = [];
  for (const Migration of THOSE_OF_ENTRIES) {
    const migration = new Migration(undefined as never, undefined as never);
    await migration.up();
    all.push(...migration.getQueries().map(String));
  }
  return all;
}
