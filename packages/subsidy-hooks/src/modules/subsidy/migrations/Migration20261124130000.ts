import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * An entry says itself what it counts as, fixed when it is added. Rows from before take their line's newest tag; that
 * is the one time when the guard against changes is lifted, for columns that had no value yet.
 */
export class Migration20261124130000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "subsidy_entry" add column if not exists "channel" text null,
      add column if not exists "goods_class" text null, add column if not exists "counts" boolean null,
      add column if not exists "reasons" text[] null;`);
    this.addSql(`alter table "subsidy_entry" disable trigger "subsidy_entry_append_only_rows";`);
    this.addSql(`update "subsidy_entry" e set "goods_class" = t."goods_class", "counts" = t."counts",
        "reasons" = array(select jsonb_array_elements_text(t."reasons")),
        "channel" = case when t."reasons" @> '["offline_channel"]' then 'onsite' else 'online' end
      from (select distinct on ("line_id") * from "subsidy_tag" order by "line_id", "seq" desc) t
      where t."line_id" = e."line_id" and e."counts" is null;`);
    this.addSql(`update "subsidy_entry" set "counts" = false, "reasons" = '{policy_not_in_force}', "channel" = 'online'
      where "counts" is null;`);
    this.addSql(`alter table "subsidy_entry" enable trigger "subsidy_entry_append_only_rows";`);
    this.addSql(`alter table "subsidy_entry" alter column "channel" set not null,
      alter column "counts" set not null, alter column "reasons" set not null,
      add constraint "subsidy_entry_channel_known" check ("channel" in ('online', 'onsite')),
      add constraint "subsidy_entry_reason_for_every_no" check ("counts" = (cardinality("reasons") = 0)),
      add constraint "subsidy_entry_text_is_plain" check (
        "title" !~ '[\\u0001-\\u001f\\ufffe\\uffff]' and coalesce("merchant_name", '') !~ '[\\u0001-\\u001f\\ufffe\\uffff]') not valid,
      add constraint "subsidy_entry_class_when_it_counts" check (not "counts" or "goods_class" is not null);`);
    this.addSql(`alter table "subsidy_export" drop constraint if exists "subsidy_export_format_known",
      drop constraint if exists "subsidy_export_status_known",
      add constraint "subsidy_export_format_known" check ("format" in ('csv', 'csv_gz', 'xlsx')),
      add constraint "subsidy_export_status_known" check (
        "status" in ('queued', 'running', 'done', 'failed', 'cancelled'));`);
    this.addSql(`create index if not exists "IDX_subsidy_entry_year_seq" on "subsidy_entry" ("policy_year", "seq");`);
  }

  /** Only an empty ledger may be taken down. */
  override async down(): Promise<void> {
    this.addSql(`do $$ begin
      if exists (select 1 from "subsidy_entry") then
        raise exception 'subsidy_entry holds rows: the ledger is never dropped' using errcode = 'restrict_violation';
      end if;
    end $$;`);
    this.addSql(`drop index if exists "IDX_subsidy_entry_year_seq";`);
    this.addSql(`alter table "subsidy_entry" drop column if exists "channel", drop column if exists "goods_class",
      drop column if exists "counts", drop column if exists "reasons";`);
  }
}
