import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124092453 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "product_label" drop constraint if exists "product_label_product_id_unique";`);
    this.addSql(
      `create table if not exists "product_label" ("id" text not null, "product_id" text not null, "food_kind" text check ("food_kind" in ('prepackaged_food', 'agricultural', 'non_food')) not null, "net_content" text not null, "origin" text not null, "ingredients" text null, "shelf_life_days" integer null, "storage" text null, "standard_code" text null, "production_licence" text null, "producer_name" text not null, "producer_address" text not null, "producer_phone" text not null, "return_rule" text check ("return_rule" in ('seven_day', 'seven_day_sealed', 'no_return')) not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "product_label_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_product_label_product_id_unique" ON "product_label" ("product_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_product_label_deleted_at" ON "product_label" ("deleted_at") WHERE deleted_at IS NULL;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "product_label" cascade;`);
  }
}
