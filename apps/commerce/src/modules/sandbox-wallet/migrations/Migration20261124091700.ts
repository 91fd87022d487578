import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124091700 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`create table if not exists "sandbox_charge" (
      "id" text not null,
      "session_id" text not null,
      "amount_fen" integer not null,
      "refunded_fen" integer not null default 0,
      "status" text check ("status" in ('pending', 'paid', 'declined', 'void')) not null default 'pending',
      "return_url" text not null,
      "paid_at" timestamptz null,
      "created_at" timestamptz not null default now(),
      "updated_at" timestamptz not null default now(),
      "deleted_at" timestamptz null,
      constraint "sandbox_charge_pkey" primary key ("id"),
      constraint "sandbox_charge_amount_check" check ("amount_fen" > 0),
      constraint "sandbox_charge_refunded_check" check ("refunded_fen" between 0 and "amount_fen"),
      constraint "sandbox_charge_refund_needs_payment" check ("refunded_fen" = 0 or "status" = 'paid')
    );`);
    this.addSql(
      `create unique index if not exists "IDX_sandbox_charge_session_id_unique" on "sandbox_charge" ("session_id") where deleted_at is null;`,
    );
    this.addSql(
      `create index if not exists "IDX_sandbox_charge_deleted_at" on "sandbox_charge" ("deleted_at") where deleted_at is null;`,
    );
    this.addSql(`create table if not exists "sandbox_refund" (
      "id" text not null,
      "charge_id" text not null,
      "amount_fen" integer not null,
      "idempotency_key" text not null,
      "created_at" timestamptz not null default now(),
      "updated_at" timestamptz not null default now(),
      "deleted_at" timestamptz null,
      constraint "sandbox_refund_pkey" primary key ("id"),
      constraint "sandbox_refund_amount_check" check ("amount_fen" > 0)
    );`);
    this.addSql(
      `create index if not exists "IDX_sandbox_refund_charge_id" on "sandbox_refund" ("charge_id") where deleted_at is null;`,
    );
    this.addSql(
      `create unique index if not exists "IDX_sandbox_refund_idempotency_key_unique" on "sandbox_refund" ("idempotency_key") where deleted_at is null;`,
    );
    this.addSql(
      `create index if not exists "IDX_sandbox_refund_deleted_at" on "sandbox_refund" ("deleted_at") where deleted_at is null;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "sandbox_refund" cascade;`);
    this.addSql(`drop table if exists "sandbox_charge" cascade;`);
  }
}
