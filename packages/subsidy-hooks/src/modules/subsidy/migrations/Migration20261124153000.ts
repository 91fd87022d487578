import { Migration } from "@medusajs/framework/mikro-orm/migrations";

const TABLE = "goods_class_decision";

/** Money follows from a decision on a goods class: none is changed or deleted, a new one is added. */
export class Migration20261124153000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create or replace trigger "${TABLE}_append_only_rows" before update or delete on "${TABLE}"
      for each row execute function "subsidy_refuse_change"();`);
    this.addSql(`create or replace trigger "${TABLE}_append_only_table" before truncate on "${TABLE}"
      for each statement execute function "subsidy_refuse_change"();`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop trigger if exists "${TABLE}_append_only_table" on "${TABLE}";`);
    this.addSql(`drop trigger if exists "${TABLE}_append_only_rows" on "${TABLE}";`);
  }
}
