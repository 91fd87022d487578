import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const KEPT = ["listing_owner", "merchant_status_change"];

/** Rows that past sales depend on are neither changed nor removed; and of two changes of status the later written is known. */
export class Migration20261124114700 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "merchant_status_change" add column if not exists "seq" serial not null;`);
    for (const table of KEPT) {
      this.addSql(`create or replace trigger "${table}_append_only" before update or delete on "${table}"
        for each row execute function "merchant_refuse_update"();`);
      this.addSql(`create or replace trigger "${table}_append_only_table" before truncate on "${table}"
        for each statement execute function "merchant_refuse_update"();`);
    }
  }

  override async down(): Promise<void> {
    for (const table of KEPT) {
      this.addSql(`drop trigger if exists "${table}_append_only_table" on "${table}";`);
      this.addSql(`create or replace trigger "${table}_append_only" before update on "${table}"
        for each row execute function "merchant_refuse_update"();`);
    }
    this.addSql(`alter table "merchant_status_change" drop column if exists "seq";`);
  }
}
