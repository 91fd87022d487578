import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** Sealing a year is a job. */
export class Migration20261124151000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "year_sealing" (
      "id" text primary key, "policy_year" integer not null, "after" integer not null, "reason" text not null,
      "requested_by" text not null, "status" text not null default 'queued', "attempt" integer not null default 0,
      "progress_done" integer not null default 0, "progress_total" integer not null default 0, "file_id" text null,
      "revision" integer null, "error" text null, "heartbeat_at" timestamptz null, "finished_at" timestamptz null,
      "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(),
      "deleted_at" timestamptz null,
      constraint "year_sealing_status_known" check ("status" in ('queued', 'running', 'done', 'failed', 'cancelled')),
      constraint "year_sealing_done_has_a_revision" check (
        ("status" = 'done') = ("revision" is not null) and ("status" <> 'done' or "file_id" is not null)));`);
    this.addSql(`create unique index if not exists "IDX_year_sealing_one_at_a_time" on "year_sealing" ("policy_year")
      where "status" in ('queued', 'running') and "deleted_at" is null;`);
    this.addSql(`create index if not exists "IDX_year_sealing_year" on "year_sealing" ("policy_year", "created_at");`);
    this.addSql(`create index if not exists "IDX_year_seal_file" on "year_seal" ("file_id");`);
  }

  /** Who had which year sealed, and what became of it, is never dropped. */
  override async down(): Promise<void> {
    this.addSql(`do $$ begin
      if exists (select 1 from "year_sealing") then
        raise exception 'year_sealing holds rows: who had a year sealed is never dropped'
          using errcode = 'restrict_violation';
      end if;
    end $$;`);
    this.addSql(`drop index if exists "IDX_year_seal_file";`);
    this.addSql(`drop table if exists "year_sealing" cascade;`);
  }
}
