import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { ALLOCATION_KEY } from "../recording/read-order-snapshot";
import { refundErrors } from "./errors";
import { interrupted, rowsMakingUp } from "./interrupted";
import { HORIZON } from "./open-refunds";
import {
  askForRow,
  givenBack,
  type PaymentOnRecord,
  type RefundRow,
  readPayment,
  sumUpCollection,
} from "./read-payment";
import { alone, refundHere } from "./refund-once";
import { tellOrder, writeTransactions } from "./tell-order";

/** Longer than any request to a provider: an older row that its order does not know of was left by a killed process. */
export const INTERRUPTED_MS = 10 * 60_000;

const GIVEN_UP_MS = 24 * 60 * 60_000;

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

/**
 * As {@link alignRefunds}, for who holds the payment's lock and is about to give back more: a row of which its order does
 * not know is a killed process's, however young. Core gives back a payment without an order past the lock, so that such
 * a payment's young rows may still be under way.
 */
export async function alignHeld(container: MedusaContainer, paymentId: string): Promise<Fen> {
  const payment = await readPayment(container, paymentId);
  return await alignHere(container, paymentId, payment?.order ? 0 : INTERRUPTED_MS);
}

async function alignHere(container: MedusaContainer, paymentId: string, interruptedMs: number): Promise<Fen> {
  const before = await readPayment(container, paymentId);
  if (!before) return fen(0);
  const asked = await givenBack(container, before);
  const left = interrupted(before, asked, new Date(Date.now() - interruptedMs));
  await finishAll(container, before, left, asked);
  // The provider first: a refund under way has its row before the provider is asked, so it is never taken for lost.
  const given = left.length === 0 ? asked : await givenBack(container, before);
  const payment = await readPayment(container, paymentId);
  if (given === undefined || !payment || given <= payment.refunded) return fen(0);
  // Core would tell the order of a row that is under way too, with the sum of this refund.
  if (payment.order && payment.refunds.some(({ told }) => !told)) return fen(0);
  const found = fen(given - payment.refunded);
  await bookFound(container, payment, found);
  return found;
}

/**
 * Finishes rows that a killed process left, each as the row it is: the ledger may have booked it. Those that the
 * provider has made are only written down. Error: `refund_books_behind` when it has made something else beside them.
 */
async function finishAll(
  container: MedusaContainer,
  payment: PaymentOnRecord,
  left: readonly RefundRow[],
  given: Fen | undefined,
): Promise<void> {
  if (left.length === 0) return;
  let before = sumFen(payment.refunds.filter((row) => row.told && !left.includes(row)).map(({ amount }) => amount));
  const made = given === undefined || given <= before ? [] : rowsMakingUp(left, fen(given - before));
  if (!made) throw refundErrors.refund_books_behind();
  for (const row of [...made, ...left.filter((row) => !made.includes(row))]) {
    if (!made.includes(row)) await makeRow(container, payment, row, before);
    if (payment.order && !row.told) await tell(container, payment, payment.order, row);
    await sumUpCollection(container, payment);
    before = fen(before + row.amount);
  }
}

/** A row that the provider has refused for a day is withdrawn, as core does at once. */
async function makeRow(container: MedusaContainer, payment: PaymentOnRecord, row: RefundRow, before: Fen) {
  try {
    await askForRow(container, payment, row, before);
    warn(container, payment, `refund ${row.id} of ${row.amount} fen, left by a killed process, was finished`);
  } catch (error) {
    if (Date.now() - row.created_at.getTime() > GIVEN_UP_MS) {
      await container.resolve(Modules.PAYMENT).deleteRefunds([row.id]);
      warn(container, payment, `refund ${row.id} of ${row.amount} fen, left by a killed process, was given up`);
    }
    throw error;
  }
}

async function tell(
  container: MedusaContainer,
  { currency_code }: PaymentOnRecord,
  order: { id: string; canceled: boolean },
  row: RefundRow,
): Promise<void> {
  if (order.canceled) await writeTransactions(container, order.id, currency_code, [row]);
  else await tellOrder(container, order.id, currency_code, row);
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

/** The newest refund of that sum that was asked for and not heard of; an old one was refused, and names no lines. */
async function lostAllocation(container: MedusaContainer, { id, refunds }: PaymentOnRecord, sum: Fen) {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const since = new Date(Date.now() - HORIZON).toISOString();
  const filters = { payment_id: id, created_at: { $gte: since } };
  const asked = await ledger.listRefundAllocations(filters, { order: { created_at: "DESC" } });
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
