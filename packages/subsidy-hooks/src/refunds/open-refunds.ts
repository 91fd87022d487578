import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";

const MINUTE = 60_000;
/** How far back is looked: a refund that was not heard of for this long was refused. */
export const HORIZON = 3 * 24 * 60 * MINUTE;

interface Row {
  id: string;
  at: Date | string;
}

/**
 * Payments whose refunds may not be on record as they are: a refund was asked for (by named lines, by core's form, by
 * cancelling the order) within three days. Every minute in the first hour, then every half hour.
 */
export async function paymentsInDoubt(container: MedusaContainer, now: Date): Promise<string[]> {
  const since = new Date(now.getTime() - HORIZON).toISOString();
  const found = [
    ...(await allocated(container, since)),
    ...(await refunded(container, since)),
    ...(await canceled(container, since)),
  ];
  return [
    ...new Set(found.filter(({ at }) => isDue(now.getTime() - new Date(at).getTime())).map(({ id }) => id)),
  ].sort();
}

/** Whether a case of this age (milliseconds) is looked at in this minute. */
export function isDue(age: number): boolean {
  return age < 60 * MINUTE || Math.floor(age / MINUTE) % 30 === 0;
}

/** Asked for by named lines. */
async function allocated(container: MedusaContainer, since: string): Promise<Row[]> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const rows = await ledger.listRefundAllocations({ created_at: { $gte: since } }, { take: null });
  return rows.map(({ payment_id, created_at }) => ({ id: payment_id, at: created_at }));
}

/** With a row in core, which a killed process may have left half made. */
async function refunded(container: MedusaContainer, since: string): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "refund",
    fields: ["id", "created_at", "payment_id"],
    filters: { created_at: { $gte: since } },
  });
  return (data as unknown as { payment_id: string; created_at: Date }[]).map(({ payment_id, created_at }) => ({
    id: payment_id,
    at: created_at,
  }));
}

interface CanceledOrder {
  canceled_at: Date;
  payment_collections?: ({ payments?: ({ id: string } | null)[] | null } | null)[] | null;
}

/** Of canceled orders: core goes on when a provider does not answer, and keeps no trace of it. */
async function canceled(container: MedusaContainer, since: string): Promise<Row[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "canceled_at", "payment_collections.payments.id"],
    filters: { canceled_at: { $gte: since } },
  });
  return (data as unknown as CanceledOrder[]).flatMap(({ canceled_at, payment_collections }) =>
    (payment_collections ?? []).flatMap((collection) =>
      (collection?.payments ?? []).flatMap((payment) => (payment ? [{ id: payment.id, at: canceled_at }] : [])),
    ),
  );
}
