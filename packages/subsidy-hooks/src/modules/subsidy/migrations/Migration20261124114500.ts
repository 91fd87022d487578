import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Says which run of an export owns its row; see `claimExport`. */
export class Migration20261124114500 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "subsidy_export" add column if not exists "attempt" integer not null default 0;`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table "subsidy_export" drop column if exists "attempt";`);
  }
}
