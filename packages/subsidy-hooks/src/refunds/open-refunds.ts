import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { type PaymentOnRecord, readPayments } from "./read-payment";

const MINUTE = 60_000;
/** How far back is looked: a refund that was not heard of for this long was refused. */
export const HORIZON = 3 * 24 * 60 * MINUTE;

/** What may be amiss at a payment: what was asked for, and when. */
interface Doubt {
  payment_id: string;
  at: Date;
  /** Whether the payment's record leaves it open what became of it. */
  open(payment: PaymentOnRecord): boolean;
}

/**
 * Payments whose refunds may not be on record as they are: within three days a refund by named lines was asked for that
 * has no row, core made a row of which no order knows, or an order was canceled whose money is still here. Every minute
 * in the first hour, then every half hour.
 */
export async function paymentsInDoubt(container: MedusaContainer, now: Date): Promise<string[]> {
  const since = new Date(now.getTime() - HORIZON).toISOString();
  const doubts = [
    ...(await allocated(container, since)),
    ...(await refunded(container, since)),
    ...(await canceled(container, since)),
  ].filter(({ at }) => isDue(now.getTime() - at.getTime()));
  const payments = await readPayments(container, [...new Set(doubts.map(({ payment_id }) => payment_id))]);
  return payments
    .filter((payment) => doubts.some(({ payment_id, open }) => payment_id === payment.id && open(payment)))
    .map(({ id }) => id)
    .sort();
}

/** Whether a case of this age (milliseconds) is looked at in this minute. */
export function isDue(age: number): boolean {
  return age < 60 * MINUTE || Math.floor(age / MINUTE) % 30 === 0;
}

/** Asked for by named lines. */
async function allocated(container: MedusaContainer, since: string): Promise<Doubt[]> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const rows = await ledger.listRefundAllocations({ created_at: { $gte: since } }, { take: null });
  return rows.map(({ id, payment_id, created_at }) => ({
    payment_id,
    at: new Date(created_at),
    open: ({ refunds }) => !refunds.some(({ allocation_id }) => allocation_id === id),
  }));
}

/** With a row in core, which a killed process may have left half made. */
async function refunded(container: MedusaContainer, since: string): Promise<Doubt[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "refund",
    fields: ["id", "created_at", "payment_id"],
    filters: { created_at: { $gte: since } },
  });
  return (data as unknown as { id: string; payment_id: string; created_at: Date }[]).map((row) => ({
    payment_id: row.payment_id,
    at: new Date(row.created_at),
    open: ({ order, refunds }) => {
      // An order that was told of everything at once knows of no later row.
      const told = order !== null && refunds.some(({ id, told }) => id === row.id && told);
      return !told || (order.told_whole && order.canceled_at !== null && order.canceled_at < new Date(row.created_at));
    },
  }));
}

interface CanceledOrder {
  canceled_at: Date;
  payment_collections?: ({ payments?: ({ id: string } | null)[] | null } | null)[] | null;
}

/** Of canceled orders: core goes on when a provider does not answer, and keeps no trace of it. */
async function canceled(container: MedusaContainer, since: string): Promise<Doubt[]> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "order",
    fields: ["id", "canceled_at", "payment_collections.payments.id"],
    filters: { canceled_at: { $gte: since } },
  });
  const open = ({ captured, refunded }: PaymentOnRecord) => captured > refunded;
  return (data as unknown as CanceledOrder[]).flatMap(({ canceled_at, payment_collections }) =>
    (payment_collections ?? []).flatMap((collection) =>
      (collection?.payments ?? []).flatMap((payment) =>
        payment ? [{ payment_id: payment.id, at: new Date(canceled_at), open }] : [],
      ),
    ),
  );
}
