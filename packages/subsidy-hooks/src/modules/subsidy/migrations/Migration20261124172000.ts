import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/**
 * One finished export for what it shows; a claimant's change of name and a grant above the whole of its money are kept
 * with what was said about them.
 */
export class Migration20261124172000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "subsidy_export" add column if not exists "state_key" text null;`);
    this.addSql(`create unique index if not exists "IDX_subsidy_export_one_of_a_state"
      on "subsidy_export" ("policy_year", "format", "state_key")
      where "status" = 'done' and "state_key" is not null and "deleted_at" is null;`);

    this.addSql(`alter table "project_application" add column if not exists "former_name" text null,
      add column if not exists "renamed_reason" text null,
      add constraint "project_application_renamed_whole" check (("former_name" is null) = ("renamed_reason" is null)),
      add constraint "project_application_renamed_why" check (length(trim("renamed_reason")) > 0);`);
    this.addSql(`create index if not exists "IDX_project_application_credit_code"
      on "project_application" ("credit_code", "recorded_at");`);

    this.addSql(`alter table "project_decision" add column if not exists "over_fund_fen" bigint null,
      add constraint "project_decision_over_fund_granted" check ("over_fund_fen" is null or ("over_fund_fen" > 0 and "decision" = 'grant'));`);
  }

  override async down(): Promise<void> {
    this.addSql(`alter table "project_decision" drop column if exists "over_fund_fen";`);
    this.addSql(`drop index if exists "IDX_project_application_credit_code";`);
    this.addSql(`alter table "project_application" drop column if exists "former_name",
      drop column if exists "renamed_reason";`);
    this.addSql(`drop index if exists "IDX_subsidy_export_one_of_a_state";`);
    this.addSql(`alter table "subsidy_export" drop column if exists "state_key";`);
  }
}
