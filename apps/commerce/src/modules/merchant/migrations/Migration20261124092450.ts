import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124092450 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "merchant_member" drop constraint if exists "merchant_member_email_unique";`);
    this.addSql(`alter table if exists "listing_owner" drop constraint if exists "listing_owner_product_id_unique";`);
    this.addSql(`alter table if exists "merchant" drop constraint if exists "merchant_credit_code_unique";`);
    this.addSql(`alter table if exists "merchant" drop constraint if exists "merchant_handle_unique";`);
    this.addSql(
      `create table if not exists "merchant" ("id" text not null, "handle" text not null, "name" text not null, "kind" text check ("kind" in ('enterprise', 'individual', 'cooperative', 'self_operated')) not null, "credit_code" text not null, "legal_representative" text null, "licence_address" text not null, "licence_issuer" text not null, "established_on" text not null, "business_scope" text not null, "phone" text not null, "story" text null, "picture" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "merchant_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_merchant_handle_unique" ON "merchant" ("handle") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_merchant_credit_code_unique" ON "merchant" ("credit_code") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_merchant_deleted_at" ON "merchant" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "listing_owner" ("id" text not null, "product_id" text not null, "merchant_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "listing_owner_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_listing_owner_product_id_unique" ON "listing_owner" ("product_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_listing_owner_merchant_id" ON "listing_owner" ("merchant_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_listing_owner_deleted_at" ON "listing_owner" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "merchant_member" ("id" text not null, "email" text not null, "name" text not null, "role" text check ("role" in ('owner', 'staff')) not null, "merchant_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "merchant_member_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_merchant_member_email_unique" ON "merchant_member" ("email") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_merchant_member_merchant_id" ON "merchant_member" ("merchant_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_merchant_member_deleted_at" ON "merchant_member" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `create table if not exists "merchant_status_change" ("id" text not null, "status" text check ("status" in ('applied', 'approved', 'suspended', 'closed')) not null, "effective_at" timestamptz not null, "reason" text null, "decided_by" text not null, "merchant_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "merchant_status_change_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_merchant_status_change_merchant_id" ON "merchant_status_change" ("merchant_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_merchant_status_change_deleted_at" ON "merchant_status_change" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `alter table if exists "listing_owner" add constraint "listing_owner_merchant_id_foreign" foreign key ("merchant_id") references "merchant" ("id") on update cascade;`,
    );

    this.addSql(
      `alter table if exists "merchant_member" add constraint "merchant_member_merchant_id_foreign" foreign key ("merchant_id") references "merchant" ("id") on update cascade;`,
    );

    this.addSql(
      `alter table if exists "merchant_status_change" add constraint "merchant_status_change_merchant_id_foreign" foreign key ("merchant_id") references "merchant" ("id") on update cascade;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "listing_owner" drop constraint if exists "listing_owner_merchant_id_foreign";`);

    this.addSql(
      `alter table if exists "merchant_member" drop constraint if exists "merchant_member_merchant_id_foreign";`,
    );

    this.addSql(
      `alter table if exists "merchant_status_change" drop constraint if exists "merchant_status_change_merchant_id_foreign";`,
    );

    this.addSql(`drop table if exists "merchant" cascade;`);

    this.addSql(`drop table if exists "listing_owner" cascade;`);

    this.addSql(`drop table if exists "merchant_member" cascade;`);

    this.addSql(`drop table if exists "merchant_status_change" cascade;`);
  }
}
