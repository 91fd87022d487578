import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const TIMESTAMPS = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`;

/** Declared sales from other platforms: statements, their rows, evidence and decisions. */
export class Migration20261124140000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "declared_statement" (
      "id" text primary key, "platform" text not null, "policy_year" integer not null,
      "merchant_id" text not null, "merchant_name" text not null, "goods_class" text null, "mapping" jsonb not null,
      "file_name" text not null, "file_sha256" text not null, "file_id" text not null, "uploaded_by" text not null,
      "status" text not null default 'importing', "attempt" integer not null default 0,
      "progress_done" integer not null default 0, "progress_total" integer not null default 0,
      "heartbeat_at" timestamptz null, "row_count" integer not null default 0,
      "problem_count" integer not null default 0, "left_out_count" integer not null default 0,
      "totals" jsonb null, "problems" jsonb null, "error" text null, ${TIMESTAMPS},
      constraint "declared_statement_status_known" check ("status" in (
        'importing', 'staged', 'failed', 'rejected', 'posting', 'accepted', 'reversing', 'undone')));`);
    // A file is in hand once; when it failed, was rejected or undone it may be handed in again.
    this.addSql(`create unique index if not exists "IDX_declared_statement_one_per_file" on "declared_statement" ("file_sha256")
      where "status" not in ('failed', 'rejected', 'undone') and "deleted_at" is null;`);

    this.addSql(`create table if not exists "declared_row" (
      "id" text primary key, "statement_id" text not null, "line" integer not null,
      "platform" text not null, "platform_order_no" text not null, "policy_year" integer not null,
      "paid_at" timestamptz not null, "goods_fen" bigint not null, "refunded_fen" bigint not null,
      "title" text not null, "goods_class" text not null,
      "posted_at" timestamptz null, "undone_at" timestamptz null, "released_at" timestamptz null, ${TIMESTAMPS},
      constraint "declared_row_amounts" check ("goods_fen" > 0 and "refunded_fen" between 0 and "goods_fen"),
      constraint "declared_row_undone_was_posted" check ("undone_at" is null or "posted_at" is not null),
      constraint "declared_row_year_is_of_the_sale" check (
        "policy_year" = extract(year from "paid_at" at time zone 'Asia/Shanghai')));`);
    this.addSql(`create unique index if not exists "IDX_declared_row_platform_order" on "declared_row" ("platform", "platform_order_no")
      where "released_at" is null;`);
    this.addSql(
      `create unique index if not exists "IDX_declared_row_statement_line" on "declared_row" ("statement_id", "line");`,
    );
    this.addSql(`create index if not exists "IDX_declared_row_posted" on "declared_row" ("policy_year", "id")
      where "posted_at" is not null;`);

    this.addSql(`create table if not exists "declared_evidence" (
      "id" text primary key, "statement_id" text not null, "file_id" text not null, "file_name" text not null,
      "file_sha256" text not null, "size" integer not null, "added_by" text not null, ${TIMESTAMPS},
      constraint "declared_evidence_once" unique ("statement_id", "file_sha256"));`);

    this.addSql(`create table if not exists "declared_decision" (
      "id" text primary key, "statement_id" text not null, "decision" text not null, "decided_by" text not null,
      "reason" text not null, ${TIMESTAMPS},
      constraint "declared_decision_known" check ("decision" in ('accept', 'reject', 'undo')),
      constraint "declared_decision_has_a_reason" check (length(trim("reason")) > 0));`);
    this.addSql(
      `create index if not exists "IDX_declared_decision_statement" on "declared_decision" ("statement_id", "created_at");`,
    );
    this.addSql(`create or replace trigger "declared_decision_append_only_rows" before update or delete on "declared_decision"
      for each row execute function "subsidy_refuse_change"();`);
    this.addSql(`create or replace trigger "declared_decision_append_only_table" before truncate on "declared_decision"
      for each statement execute function "subsidy_refuse_change"();`);
  }

  /** Only while nothing was decided: rows that the ledger points to are never dropped. */
  override async down(): Promise<void> {
    this.addSql(`do $$ begin
      if exists (select 1 from "declared_decision") then
        raise exception 'declared_decision holds rows: declared sales are never dropped' using errcode = 'restrict_violation';
      end if;
    end $$;`);
    for (const table of ["declared_decision", "declared_evidence", "declared_row", "declared_statement"]) {
      this.addSql(`drop table if exists "${table}" cascade;`);
    }
  }
}
