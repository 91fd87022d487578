import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * A sale declared from another platform is an entry of kind `sale` that says its platform; a statement keeps the sums
 * of what is not booked of it; findings may be raised by a person, about lines of which no signal knows anything.
 */
export class Migration20261124152000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`do $$ begin
      if exists (select 1 from "subsidy_entry" where "kind" = 'declared') then
        raise exception 'subsidy_entry holds rows of kind ''declared'' of a trial: begin with an empty database'
          using errcode = 'restrict_violation';
      end if;
      if exists (select 1 from "year_seal") then
        raise exception 'year_seal holds years sealed without the platform, which no later revision could continue: '
          'begin with an empty database' using errcode = 'restrict_violation';
      end if;
    end $$;`);
    this.addSql(`alter table "subsidy_entry" add column if not exists "platform" text not null default 'shop',
      drop constraint if exists "subsidy_entry_platform_known",
      drop constraint if exists "subsidy_entry_sign_follows_kind",
      add constraint "subsidy_entry_platform_known" check (
        "platform" in ('shop', 'taobao', 'jd', 'pinduoduo', 'douyin')),
      add constraint "subsidy_entry_sign_follows_kind" check (
        ("kind" = 'sale' and "amount_fen" > 0)
        or ("kind" in ('cancellation', 'refund', 'return') and "amount_fen" < 0)
        or ("kind" = 'adjustment' and "amount_fen" <> 0));`);
    // Findings are looked for merchant by merchant.
    this.addSql(
      `create index if not exists "IDX_subsidy_tag_year_merchant" on "subsidy_tag" ("policy_year", "merchant_id");`,
    );
    this.addSql(`alter table "declared_statement" add column if not exists "problem_sums" jsonb null;`);
    this.addSql(`alter table "finding" add column if not exists "raised_by" text null,
      drop constraint if exists "finding_person_is_named",
      add constraint "finding_person_is_named" check (("signal" = 'person') = ("raised_by" is not null));`);
    this.addSql(`alter table "finding" drop constraint if exists "finding_signal_known",
      add constraint "finding_signal_known" check ("signal" ~ '^(s[1-9]|person)$');`);
  }

  /** What entries, seals, findings and statements say is never dropped. */
  override async down(): Promise<void> {
    this.addSql(`do $$ begin
      if exists (select 1 from "year_seal") or exists (select 1 from "subsidy_entry" where "platform" <> 'shop')
        or exists (select 1 from "finding" where "signal" = 'person')
        or exists (select 1 from "declared_statement" where "problem_sums" is not null) then
        raise exception 'sealed years, declared sales or findings of a person would be lost'
          using errcode = 'restrict_violation';
      end if;
    end $$;`);
    this.addSql(`drop index if exists "IDX_subsidy_tag_year_merchant";`);
    this.addSql(`alter table "subsidy_entry" drop column if exists "platform",
      drop constraint if exists "subsidy_entry_sign_follows_kind",
      add constraint "subsidy_entry_sign_follows_kind" check (
        ("kind" in ('sale', 'declared') and "amount_fen" > 0)
        or ("kind" in ('cancellation', 'refund', 'return') and "amount_fen" < 0)
        or ("kind" = 'adjustment' and "amount_fen" <> 0));`);
    this.addSql(`alter table "declared_statement" drop column if exists "problem_sums";`);
    this.addSql(`alter table "finding" drop column if exists "raised_by";`);
    this.addSql(`alter table "finding" drop constraint if exists "finding_signal_known",
      add constraint "finding_signal_known" check ("signal" ~ '^s[1-9]$');`);
  }
}
