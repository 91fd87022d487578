import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const TIMESTAMPS = `"created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null`;
const APPEND_ONLY = ["subsidy_entry", "subsidy_tag"];

export class Migration20261124090000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "subsidy_entry" (
      "id" text primary key, "seq" bigint generated always as identity,
      "source_key" text not null, "input_hash" text not null,
      "source_type" text not null, "source_id" text not null,
      "order_id" text not null, "order_display_id" text not null, "line_id" text not null, "part" text not null,
      "product_id" text null, "title" text not null, "kind" text not null,
      "currency_code" text not null, "amount_fen" bigint not null,
      "occurred_at" timestamptz not null, "sale_occurred_at" timestamptz not null, "policy_year" integer not null,
      "merchant_id" text null, "merchant_handle" text null, "merchant_name" text null, "merchant_kind" text null,
      "merchant_credit_code" text null,
      "basis" text not null, "to_check" boolean not null, "corrects" text null, ${TIMESTAMPS},
      constraint "subsidy_entry_source_key_unique" unique ("source_key"),
      constraint "subsidy_entry_seq_unique" unique ("seq"),
      constraint "subsidy_entry_part_known" check ("part" in ('goods', 'freight')),
      constraint "subsidy_entry_currency_is_cny" check ("currency_code" = 'cny'),
      constraint "subsidy_entry_sign_follows_kind" check (
        ("kind" in ('sale', 'declared') and "amount_fen" > 0)
        or ("kind" in ('cancellation', 'refund', 'return') and "amount_fen" < 0)
        or ("kind" = 'adjustment' and "amount_fen" <> 0)),
      constraint "subsidy_entry_corrects_only_by_adjustment" check ("corrects" is null or "kind" = 'adjustment'),
      constraint "subsidy_entry_year_is_of_the_sale" check (
        "policy_year" = extract(year from "sale_occurred_at" at time zone 'Asia/Shanghai'))
    );`);
    this.addSql(`create index if not exists "IDX_subsidy_entry_order_id" on "subsidy_entry" ("order_id");`);
    this.addSql(
      `create index if not exists "IDX_subsidy_entry_year_merchant" on "subsidy_entry" ("policy_year", "merchant_id", "seq");`,
    );
    this.addSql(`create index if not exists "IDX_subsidy_entry_product_id" on "subsidy_entry" ("product_id");`);
    this.addSql(`create index if not exists "IDX_subsidy_entry_created_at" on "subsidy_entry" ("created_at");`);

    this.addSql(`create table if not exists "subsidy_tag" (
      "id" text primary key, "seq" bigint generated always as identity,
      "programme" text not null, "order_id" text not null, "line_id" text not null, "part" text not null,
      "product_id" text null, "merchant_id" text null, "goods_class" text null,
      "counts" boolean not null, "reasons" jsonb not null,
      "sale_occurred_at" timestamptz not null, "policy_year" integer not null, ${TIMESTAMPS},
      constraint "subsidy_tag_seq_unique" unique ("seq"),
      constraint "subsidy_tag_reason_for_every_no" check ("counts" = ("reasons" = '[]'::jsonb)),
      constraint "subsidy_tag_class_when_it_counts" check (not "counts" or "goods_class" is not null),
      constraint "subsidy_tag_year_is_of_the_sale" check (
        "policy_year" = extract(year from "sale_occurred_at" at time zone 'Asia/Shanghai'))
    );`);
    this.addSql(`create index if not exists "IDX_subsidy_tag_line_seq" on "subsidy_tag" ("line_id", "seq" desc);`);
    this.addSql(`create index if not exists "IDX_subsidy_tag_order_id" on "subsidy_tag" ("order_id");`);

    this.addSql(`create or replace function "subsidy_refuse_change"() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only: % is refused', TG_TABLE_NAME, TG_OP
          using errcode = 'restrict_violation', hint = 'Correct a ledger by adding an adjustment entry.';
      end $$;`);
    for (const table of APPEND_ONLY) {
      this.addSql(`create or replace trigger "${table}_append_only_rows" before update or delete on "${table}"
        for each row execute function "subsidy_refuse_change"();`);
      this.addSql(`create or replace trigger "${table}_append_only_table" before truncate on "${table}"
        for each statement execute function "subsidy_refuse_change"();`);
    }

    this.addSql(`create table if not exists "goods_class_decision" (
      "id" text primary key, "product_id" text not null, "goods_class" text not null,
      "effective_from" timestamptz not null, "decided_by" text not null, "note" text null, ${TIMESTAMPS});`);
    this.addSql(
      `create index if not exists "IDX_goods_class_decision_product" on "goods_class_decision" ("product_id", "effective_from") where "deleted_at" is null;`,
    );

    this.addSql(`create table if not exists "refund_allocation" (
      "id" text primary key, "order_id" text not null, "payment_id" text not null, "lines" jsonb not null,
      "note" text null, "refunded_by" text not null, ${TIMESTAMPS});`);
    this.addSql(
      `create index if not exists "IDX_refund_allocation_order_id" on "refund_allocation" ("order_id") where "deleted_at" is null;`,
    );

    this.addSql(`create table if not exists "subsidy_export" (
      "id" text primary key, "policy_year" integer not null, "format" text not null,
      "status" text not null default 'queued', "progress_done" integer not null default 0,
      "progress_total" integer not null default 0, "file_id" text null, "file_name" text null, "totals" jsonb null,
      "error" text null, "requested_by" text not null, "heartbeat_at" timestamptz null, "finished_at" timestamptz null,
      ${TIMESTAMPS},
      constraint "subsidy_export_format_known" check ("format" in ('csv', 'xlsx')),
      constraint "subsidy_export_status_known" check ("status" in ('queued', 'running', 'done', 'failed')),
      constraint "subsidy_export_done_has_a_file" check ("status" <> 'done' or "file_id" is not null));`);
    this.addSql(`create unique index if not exists "IDX_subsidy_export_one_at_a_time" on "subsidy_export" ("policy_year", "format")
      where "status" in ('queued', 'running') and "deleted_at" is null;`);

    this.addSql(`create table if not exists "reconcile_watermark" (
      "id" text primary key, "looked_until" timestamptz not null, "failed" jsonb not null default '{}', ${TIMESTAMPS});`);
  }

  /** Only an empty ledger may be taken down. */
  override async down(): Promise<void> {
    for (const table of APPEND_ONLY) {
      this.addSql(`do $$ begin
        if exists (select 1 from "${table}") then
          raise exception '${table} holds rows: the ledger is never dropped' using errcode = 'restrict_violation';
        end if;
      end $$;`);
    }
    const tables = [
      ...APPEND_ONLY,
      "goods_class_decision",
      "refund_allocation",
      "subsidy_export",
      "reconcile_watermark",
    ];
    for (const table of tables) this.addSql(`drop table if exists "${table}" cascade;`);
    this.addSql(`drop function if exists "subsidy_refuse_change"();`);
  }
}
