import { Migration } from "@medusajs/framework/mikro-orm/migrations";
import { projectKey } from "../../../projects/project-key";

type Recorded = Parameters<typeof projectKey>[0] & { id: string };

/** By which two applications are known to be about the same, however the project's number is written. */
export class Migration20261124160000 extends Migration {
  override async up(): Promise<void> {
    await this.execute(`alter table "project_application" add column if not exists "project_key" text null`);
    const recorded = await this.execute(
      `select "id", "project_number", "policy_year", "credit_code", "facts" from "project_application"
       where "project_key" is null`,
    );
    // Nothing of what was recorded changes: the key follows from it.
    await this.execute(`alter table "project_application" disable trigger "project_application_append_only_rows"`);
    for (const row of recorded as Recorded[]) {
      await this.execute(`update "project_application" set "project_key" = ? where "id" = ?`, [
        projectKey(row),
        row.id,
      ]);
    }
    await this.execute(`alter table "project_application" enable trigger "project_application_append_only_rows"`);

    this.addSql(`alter table "project_application" alter column "project_key" set not null;`);
    this.addSql(`alter table "project_application" add constraint "project_application_key_says_which"
      check (length("project_key") > 0);`);
    this.addSql(`drop index if exists "IDX_project_application_project";`);
    this.addSql(`create index if not exists "IDX_project_application_key" on "project_application" ("project_key");`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table "project_application" drop column if exists "project_key";`);
    this.addSql(`create index if not exists "IDX_project_application_project"
      on "project_application" ("project_number") where "project_number" is not null;`);
  }
}
