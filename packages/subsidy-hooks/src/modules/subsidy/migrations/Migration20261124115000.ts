import { Migration } from "@medusajs/framework/mikro-orm/migrations";

/** One refund per form that was opened; see `RefundAllocation`. */
export class Migration20261124115000 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table "refund_allocation" add column if not exists "request_id" text null;`);
    this.addSql(
      `create unique index if not exists "IDX_refund_allocation_request_id_unique" on "refund_allocation" ("request_id") where "deleted_at" is null;`,
    );
    this.addSql(
      `create index if not exists "IDX_refund_allocation_payment_id" on "refund_allocation" ("payment_id") where "deleted_at" is null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`alter table "refund_allocation" drop column if exists "request_id";`);
    this.addSql(`drop index if exists "IDX_refund_allocation_payment_id";`);
  }
}
