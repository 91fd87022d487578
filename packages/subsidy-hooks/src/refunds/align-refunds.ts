import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { type Fen, fen } from "@qinshui/cn/money";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { ALLOCATION_KEY } from "../recording/read-order-snapshot";
import { givenBack, type PaymentOnRecord, type RefundRow, readPayment } from "./read-payment";
import { alone, refundHere } from "./refund-once";

/** Longer than any request to a provider: an older row that its order does not know of was left by a killed process. */
export const INTERRUPTED_MS = 10 * 60_000;

const NOTE = "支付方已退款，系统补记";

/**
 * Brings the shop's record of a payment's refunds to what the provider says, and finishes what a killed process left:
 * no money moves that was not asked for. What the provider gave back is the truth; a refund whose answer was lost is
 * known by its allocation and keeps its lines, any other (made in the provider's own dashboard) names none. Answers
 * with what was given back without the shop knowing. `interruptedMs`: rows younger than that may still be under way.
 */
export async function alignRefunds(
  container: MedusaContainer,
  paymentId: string,
  interruptedMs = INTERRUPTED_MS,
): Promise<Fen> {
  return await alone(container, paymentId, () => alignHere(container, paymentId, interruptedMs));
}

/** As {@link alignRefunds}, for who holds the payment's lock. */
export async function alignHere(
  container: MedusaContainer,
  paymentId: string,
  interruptedMs = INTERRUPTED_MS,
): Promise<Fen> {
  const before = await readPayment(container, paymentId);
  if (!before) return fen(0);
  for (const row of interrupted(before, interruptedMs)) await finish(container, before, row);
  // The provider first: a refund under way has its row before the provider is asked, so it is never taken for lost.
  const given = await givenBack(container, before);
  const payment = await readPayment(container, paymentId);
  if (given === undefined || !payment || given <= payment.refunded) return fen(0);
  const found = fen(given - payment.refunded);
  await bookFound(container, payment, found);
  return found;
}

/** Core writes a refund's row, asks the provider, tells the order: rows whose order was never told of them. */
export function interrupted({ order, refunds }: PaymentOnRecord, olderThanMs: number): RefundRow[] {
  if (!order) return [];
  const latest = Date.now() - olderThanMs;
  return refunds.filter(({ told, created_at }) => !told && created_at.getTime() <= latest);
}

/** Asks for the same refund anew; whether its money has moved already, the provider knows. */
async function finish(container: MedusaContainer, payment: PaymentOnRecord, row: RefundRow): Promise<void> {
  await container.resolve(Modules.PAYMENT).deleteRefunds([row.id]);
  const { amount, note, created_by, metadata } = row;
  await refundHere(container, { payment_id: payment.id, amount, note, created_by, metadata });
  warn(container, payment, `refund ${row.id} of ${amount} fen, left by a killed process, was finished`);
}

async function bookFound(container: MedusaContainer, payment: PaymentOnRecord, found: Fen): Promise<void> {
  const allocation = await lostAllocation(container, payment, found);
  await refundHere(container, {
    payment_id: payment.id,
    amount: found,
    note: allocation?.note ?? NOTE,
    created_by: allocation?.refunded_by,
    metadata: allocation && { [ALLOCATION_KEY]: allocation.id },
  });
  warn(
    container,
    payment,
    `${found} fen that the provider gave back were booked (${allocation?.id ?? "no lines named"})`,
  );
}

/** The newest refund of that sum that was asked for and of which nothing was heard. */
async function lostAllocation(container: MedusaContainer, { id, refunds }: PaymentOnRecord, sum: Fen) {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const asked = await ledger.listRefundAllocations({ payment_id: id }, { order: { created_at: "DESC" } });
  const heard = new Set(refunds.map(({ allocation_id }) => allocation_id));
  return asked.find((allocation) => !heard.has(allocation.id) && allocationSum(allocation.lines) === sum);
}

/** Σ of an allocation's lines, in fen. */
export function allocationSum(lines: unknown): bigint {
  return (lines as { amount_fen: string }[]).reduce((sum, { amount_fen }) => sum + BigInt(amount_fen), 0n);
}

function warn(container: MedusaContainer, { id }: PaymentOnRecord, what: string): void {
  container.resolve(ContainerRegistrationKeys.LOGGER).warn(`subsidy: payment ${id}: ${what}`);
}
