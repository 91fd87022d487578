import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261124092452 extends Migration {
  override async up(): Promise<void> {
    this.addSql(`alter table if exists "hall" drop constraint if exists "hall_handle_unique";`);
    this.addSql(
      `create table if not exists "hall" ("id" text not null, "handle" text not null, "name" text not null, "address" text not null, "latitude" real not null, "longitude" real not null, "opening_hours" jsonb not null, "phone" text not null, "story" text null, "picture" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "hall_pkey" primary key ("id"));`,
    );
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_hall_handle_unique" ON "hall" ("handle") WHERE deleted_at IS NULL;`,
    );
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_hall_deleted_at" ON "hall" ("deleted_at") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "hall" cascade;`);
  }
}
