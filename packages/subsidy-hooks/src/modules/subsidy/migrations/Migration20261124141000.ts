import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const TIMESTAMPS = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`;
const APPEND_ONLY = ["finding", "finding_decision", "line_decision"];

/** Findings, the decisions on them, and what these make of single order lines. */
export class Migration20261124141000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "finding" (
      "id" text primary key, "key" text not null, "revision" integer not null, "raised" boolean not null,
      "content_hash" text not null, "signal" text not null, "signal_version" integer not null,
      "severity" text not null, "policy_year" integer not null, "merchant_id" text not null,
      "merchant_name" text not null, "text" jsonb not null, "figures" jsonb not null, "lines" jsonb not null,
      "amount_fen" bigint not null, "parameters" jsonb not null, ${TIMESTAMPS},
      constraint "finding_revision_unique" unique ("key", "revision"),
      constraint "finding_signal_known" check ("signal" ~ '^s[1-9]$'),
      constraint "finding_severity_known" check ("severity" in ('high', 'medium', 'low')),
      constraint "finding_has_lines" check (jsonb_array_length("lines") > 0));`);
    this.addSql(`create index if not exists "IDX_finding_year" on "finding" ("policy_year", "key", "revision" desc);`);

    this.addSql(`create table if not exists "finding_decision" (
      "id" text primary key, "finding_key" text not null, "number" integer not null, "revision" integer not null,
      "decision" text not null, "reason" text not null, "line_ids" text[] not null, "decided_by" text not null,
      ${TIMESTAMPS},
      constraint "finding_decision_number_unique" unique ("finding_key", "number"),
      constraint "finding_decision_is_on_a_revision" foreign key ("finding_key", "revision")
        references "finding" ("key", "revision"),
      constraint "finding_decision_known" check ("decision" in ('excluded', 'dismissed', 'needs_evidence', 'readmitted')),
      constraint "finding_decision_has_a_reason" check (btrim("reason") <> ''),
      constraint "finding_decision_has_an_author" check (btrim("decided_by") <> ''),
      constraint "finding_decision_names_its_lines" check (
        ("decision" in ('excluded', 'readmitted')) = (cardinality("line_ids") > 0)));`);

    this.addSql(`create table if not exists "line_decision" (
      "id" text primary key, "seq" bigint generated always as identity, "finding_key" text not null,
      "finding_decision_id" text not null references "finding_decision" ("id"), "order_id" text not null,
      "line_id" text not null, "effect" text not null, ${TIMESTAMPS},
      constraint "line_decision_seq_unique" unique ("seq"),
      constraint "line_decision_effect_known" check ("effect" in ('exclude', 'admit')));`);
    this.addSql(`create index if not exists "IDX_line_decision_order" on "line_decision" ("order_id", "seq");`);
    this.addSql(`create index if not exists "IDX_line_decision_created_at" on "line_decision" ("created_at");`);

    for (const table of APPEND_ONLY) {
      this.addSql(`create or replace trigger "${table}_append_only_rows" before update or delete on "${table}"
        for each row execute function "subsidy_refuse_change"();`);
      this.addSql(`create or replace trigger "${table}_append_only_table" before truncate on "${table}"
        for each statement execute function "subsidy_refuse_change"();`);
    }
  }

  /** Only where nobody has decided anything. */
  override async down(): Promise<void> {
    for (const table of APPEND_ONLY) {
      this.addSql(`do $$ begin
        if exists (select 1 from "${table}") then
          raise exception '${table} holds rows: decisions are never dropped' using errcode = 'restrict_violation';
        end if;
      end $$;`);
    }
    for (const table of [...APPEND_ONLY].reverse()) this.addSql(`drop table if exists "${table}";`);
  }
}
