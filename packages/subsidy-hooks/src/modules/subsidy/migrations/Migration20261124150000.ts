import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const TIMESTAMPS = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`;
const TABLES = ["project_decision", "project_cap_decision", "project_application", "fund_plan"];

/** Applications for programmes other than online sales, what was decided about them, and the years' funds. */
export class Migration20261124150000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "project_application" (
      "id" text primary key, "request_key" text not null, "request_hash" text not null,
      "policy_year" integer not null, "programme" text not null,
      "project_number" text null, "project_name" text null, "merchant_id" text null, "claimant_name" text not null,
      "credit_code" text not null, "facts" jsonb not null, "line_ids" text[] not null default '{}',
      "fund_source" text not null, "fund_band" text null,
      "recorded_by" text not null, "recorded_at" timestamptz not null, ${TIMESTAMPS},
      constraint "project_application_request_once" unique ("request_key"),
      constraint "project_application_programme_known" check ("programme" in ('new_project_grant', 'loan_interest', 'cross_border')),
      constraint "project_application_facts_of_programme" check ("facts"->>'programme' = "programme"),
      constraint "project_application_has_a_project" check (
        num_nulls("project_number", "project_name") = case when "programme" = 'cross_border' then 2 else 0 end),
      constraint "project_application_credit_code_form" check ("credit_code" ~ '^[0-9A-HJ-NP-RTUW-Y]{18}$'));`);
    this.addSql(`create index if not exists "IDX_project_application_year"
      on "project_application" ("policy_year", "recorded_at", "id");`);
    this.addSql(`create index if not exists "IDX_project_application_project"
      on "project_application" ("project_number") where "project_number" is not null;`);

    this.addSql(`create table if not exists "project_cap_decision" (
      "id" text primary key, "application_id" text not null references "project_application" ("id"),
      "document_number" text not null, "decided_on" text not null, "amount_fen" bigint not null,
      "reason" text not null, "recorded_by" text not null, "recorded_at" timestamptz not null, ${TIMESTAMPS},
      constraint "project_cap_decision_once" unique ("application_id"),
      constraint "project_cap_decision_recorded" check (
        length(trim("document_number")) > 0 and length(trim("reason")) > 0 and "amount_fen" > 0
        and "decided_on" ~ '^\\d{4}-\\d{2}-\\d{2}$'));`);

    // Nothing is granted above what the rules allowed, and no application twice.
    this.addSql(`create table if not exists "project_decision" (
      "id" text primary key, "request_key" text not null, "request_hash" text not null,
      "application_id" text not null references "project_application" ("id"), "position" integer not null,
      "decision" text not null, "amount_fen" bigint null, "assessed_fen" bigint null, "document_number" text null,
      "reason" text not null, "decided_by" text not null, "decided_at" timestamptz not null, ${TIMESTAMPS},
      constraint "project_decision_request_once" unique ("request_key"),
      constraint "project_decision_position_unique" unique ("application_id", "position"),
      constraint "project_decision_position_counts" check ("position" > 0),
      constraint "project_decision_known" check ("decision" in ('grant', 'refuse', 'withdraw')),
      constraint "project_decision_grant_whole" check (
        num_nulls("amount_fen", "assessed_fen", "document_number") = case when "decision" = 'grant' then 0 else 3 end),
      constraint "project_decision_within_assessed" check ("amount_fen" between 1 and "assessed_fen"),
      constraint "project_decision_has_a_reason" check (length(trim("reason")) > 0));`);
    this.addSql(`create unique index if not exists "IDX_project_decision_granted_once"
      on "project_decision" ("application_id") where "decision" = 'grant';`);

    this.addSql(`create table if not exists "fund_plan" (
      "id" text primary key, "policy_year" integer not null, "version" integer not null,
      "sources" jsonb not null, "allocations" jsonb not null,
      "reason" text not null, "saved_by" text not null, "saved_at" timestamptz not null, ${TIMESTAMPS},
      constraint "fund_plan_version_unique" unique ("policy_year", "version"),
      constraint "fund_plan_version_counts" check ("version" > 0),
      constraint "fund_plan_has_a_reason" check (length(trim("reason")) > 0));`);

    for (const table of TABLES) {
      this.addSql(`create or replace trigger "${table}_append_only_rows" before update or delete on "${table}"
        for each row execute function "subsidy_refuse_change"();`);
      this.addSql(`create or replace trigger "${table}_append_only_table" before truncate on "${table}"
        for each statement execute function "subsidy_refuse_change"();`);
    }
  }

  /** Only where nothing was recorded. */
  override async down(): Promise<void> {
    for (const table of TABLES) {
      this.addSql(`do $$ begin
        if exists (select 1 from "${table}") then
          raise exception '${table} holds rows: what was decided is never dropped' using errcode = 'restrict_violation';
        end if;
      end $$;`);
    }
    for (const table of TABLES) this.addSql(`drop table if exists "${table}" cascade;`);
  }
}
