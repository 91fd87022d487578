import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const DECIDED = `array['decision', 'decision_reason', 'decided_by', 'decided_at', 'updated_at']`;

/** An objection to a notice stays as it was recorded, its decision as it was written; who calls a job off is known. */
export class Migration20261124151100 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace function "subsidy_objection_stays"() returns trigger language plpgsql as $$
      begin
        if TG_OP = 'UPDATE' and old."decision" is null and new."decision" is not null
          and to_jsonb(new) - ${DECIDED} = to_jsonb(old) - ${DECIDED} then
          return new;
        end if;
        raise exception '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
          using errcode = 'restrict_violation', hint = 'An objection is decided once; what is new is another objection.';
      end $$;`);
    this.addSql(`create or replace trigger "year_objection_stays" before update or delete on "year_objection"
      for each row execute function "subsidy_objection_stays"();`);
    this.addSql(`create or replace trigger "year_objection_append_only_table" before truncate on "year_objection"
      for each statement execute function "subsidy_refuse_change"();`);
    for (const table of ["year_sealing", "subsidy_export"]) {
      this.addSql(`alter table "${table}" add column if not exists "cancelled_by" text null;`);
    }
  }

  /** Objections that were recorded stay protected, and who called a job off stays known. */
  override async down(): Promise<void> {
    this.addSql(`do $$ begin
      if exists (select 1 from "year_objection")
        or exists (select 1 from "year_sealing" where "cancelled_by" is not null)
        or exists (select 1 from "subsidy_export" where "cancelled_by" is not null) then
        raise exception 'objections would lose their protection, or jobs the name of who called them off'
          using errcode = 'restrict_violation';
      end if;
    end $$;`);
    for (const table of ["year_sealing", "subsidy_export"]) {
      this.addSql(`alter table "${table}" drop column if exists "cancelled_by";`);
    }
    this.addSql(`drop trigger if exists "year_objection_append_only_table" on "year_objection";`);
    this.addSql(`drop trigger if exists "year_objection_stays" on "year_objection";`);
    this.addSql(`drop function if exists "subsidy_objection_stays"();`);
  }
}
