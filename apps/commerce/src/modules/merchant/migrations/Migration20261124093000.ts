import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** What a past sale was worth depends on these rows, so the database keeps them from being rewritten. */
const KEPT = ["listing_owner", "merchant_status_change"];

export class Migration20261124093000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function "merchant_refuse_update"() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only: % is refused', TG_TABLE_NAME, TG_OP using errcode = 'restrict_violation';
      end $$;`);
    for (const table of KEPT) {
      this.addSql(`create or replace trigger "${table}_append_only" before update on "${table}"
        for each row execute function "merchant_refuse_update"();`);
    }
  }

  override async down(): Promise<void> {
    for (const table of KEPT) this.addSql(`drop trigger if exists "${table}_append_only" on "${table}";`);
    this.addSql(`drop function if exists "merchant_refuse_update"();`);
  }
}
