import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124092451 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "authorisation" drop constraint if exists "authorisation_number_unique";`);
    this.addSql(`alter table if exists "mark" drop constraint if exists "mark_handle_unique";`);
    this.addSql(
      `create table if not exists "mark" ("id" text not null, "handle" text not null, "kind" text check ("kind" in ('regional_brand', 'local_brand', 'geographical_indication')) not null, "name" text not null, "registered_name" text null, "registration_number" text null, "register" text null, "holder" text null, "area" text null, "registered_on" text null, "story" text null, "picture" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "mark_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_mark_handle_unique" ON "mark" ("handle") WHERE deleted_at IS NULL;`,
    );
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_mark_deleted_at" ON "mark" ("deleted_at") WHERE deleted_at IS NULL;`);

    this.addSql(
      `create table if not exists "authorisation" ("id" text not null, "number" text not null, "merchant_id" text not null, "product_id" text not null, "valid_from" text not null, "valid_until" text not null, "revoked_at" timestamptz null, "mark_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "authorisation_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_authorisation_number_unique" ON "authorisation" ("number") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_authorisation_merchant_id" ON "authorisation" ("merchant_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_authorisation_product_id" ON "authorisation" ("product_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_authorisation_mark_id" ON "authorisation" ("mark_id") WHERE deleted_at IS NULL;`,
    );
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_authorisation_deleted_at" ON "authorisation" ("deleted_at") WHERE deleted_at IS NULL;`,
    );

    this.addSql(
      `alter table if exists "authorisation" add constraint "authorisation_mark_id_foreign" foreign key ("mark_id") references "mark" ("id") on update cascade;`,
    );
  }

  override async down(): Promise<void> {
    this.addSql(`alter table if exists "authorisation" drop constraint if exists "authorisation_mark_id_foreign";`);

    this.addSql(`drop table if exists "mark" cascade;`);

    this.addSql(`drop table if exists "authorisation" cascade;`);
  }
}
