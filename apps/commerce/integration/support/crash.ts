import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** What dies while rows are written: the statement, or the connection to the database. */
export type CrashMode = "raise" | "kill";

/**
 * Lets the database die in the middle of writing to the ledger: `arm(after, mode)` makes the insertion of the row that
 * comes after so many others fail, once; `disarm` calls that off.
 */
export async function crashes(container: MedusaContainer) {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  // A sequence, because what a transaction counted is gone with it.
  await knex.raw(`
    create sequence crash_clock;
    create table crash_plan (at bigint not null, mode text not null);
    create function crash_now() returns trigger language plpgsql as $$
    declare
      tick bigint := nextval('crash_clock');
      planned text := (select mode from crash_plan where at = tick);
    begin
      if planned = 'kill' then
        perform pg_terminate_backend(pg_backend_pid());
        perform pg_sleep(10);
      elsif planned = 'raise' then
        raise exception 'crashed on purpose';
      end if;
      return new;
    end $$;
    create trigger crash_entry before insert on subsidy_entry for each row execute function crash_now();
    create trigger crash_tag before insert on subsidy_tag for each row execute function crash_now();
  `);
  return {
    async arm(after: number, mode: CrashMode): Promise<void> {
      await knex.raw(
        `with cleared as (delete from crash_plan)
         insert into crash_plan select setval('crash_clock', nextval('crash_clock')) + ?, ?`,
        [after + 1, mode],
      );
    },
    async disarm(): Promise<void> {
      await knex.raw("delete from crash_plan");
    },
  };
}
