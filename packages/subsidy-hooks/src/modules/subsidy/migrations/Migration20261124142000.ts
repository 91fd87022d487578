import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const TIMESTAMPS = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`;
const APPEND_ONLY = ["year_step", "year_seal"];

/** The closing of policy years: steps, sealed revisions, objections to the notice. */
export class Migration20261124142000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "year_step" (
      "id" text primary key, "policy_year" integer not null, "position" integer not null, "kind" text not null,
      "details" jsonb not null, "taken_by" text not null, "taken_at" timestamptz not null, "reason" text not null,
      ${TIMESTAMPS},
      constraint "year_step_position_unique" unique ("policy_year", "position"),
      constraint "year_step_position_counts" check ("position" > 0),
      constraint "year_step_kind_known" check ("kind" in ('start_closing', 'confirm_entries', 'seal', 'start_notice',
        'end_notice', 'grant', 'pay', 'demand_return', 'record_return')));`);
    this.addSql(`create table if not exists "year_seal" (
      "id" text primary key, "policy_year" integer not null, "revision" integer not null,
      "as_of" bigint not null, "size" bigint not null, "root" text not null, "checkpoint" text not null,
      "consistency" jsonb null, "report" jsonb not null, "control" jsonb not null, "policy_files" jsonb not null,
      "file_id" text not null, "sealed_by" text not null, "sealed_at" timestamptz not null, ${TIMESTAMPS},
      constraint "year_seal_revision_unique" unique ("policy_year", "revision"),
      constraint "year_seal_revision_counts" check ("revision" > 0),
      constraint "year_seal_consistent" check (("revision" = 1) = ("consistency" is null)));`);
    this.addSql(`create table if not exists "year_objection" (
      "id" text primary key, "policy_year" integer not null, "revision" integer not null, "party" text not null,
      "content" text not null, "recorded_by" text not null, "decision" text null, "decision_reason" text null,
      "decided_by" text null, "decided_at" timestamptz null, ${TIMESTAMPS},
      constraint "year_objection_decision_known" check ("decision" in ('upheld', 'rejected')),
      constraint "year_objection_decision_whole" check (num_nulls("decision", "decision_reason", "decided_by", "decided_at") in (0, 4)));`);
    this.addSql(
      `create index if not exists "IDX_year_objection_year" on "year_objection" ("policy_year", "revision") where "deleted_at" is null;`,
    );
    for (const table of APPEND_ONLY) {
      this.addSql(`create or replace trigger "${table}_append_only_rows" before update or delete on "${table}"
        for each row execute function "subsidy_refuse_change"();`);
      this.addSql(`create or replace trigger "${table}_append_only_table" before truncate on "${table}"
        for each statement execute function "subsidy_refuse_change"();`);
    }
  }

  /** Only where no year was ever closed. */
  override async down(): Promise<void> {
    for (const table of APPEND_ONLY) {
      this.addSql(`do $$ begin
        if exists (select 1 from "${table}") then
          raise exception '${table} holds rows: a closed year is never dropped' using errcode = 'restrict_violation';
        end if;
      end $$;`);
    }
    for (const table of [...APPEND_ONLY, "year_objection"]) this.addSql(`drop table if exists "${table}" cascade;`);
  }
}
