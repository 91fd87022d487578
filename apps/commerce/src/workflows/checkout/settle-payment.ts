import type { IPaymentModuleService, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules, OrderWorkflowEvents, PaymentEvents } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
  when,
} from "@medusajs/framework/workflows-sdk";
import {
  acquireLockStep,
  addOrderTransactionStep,
  completeCartWorkflowId,
  emitEventStep,
  releaseLockStep,
} from "@medusajs/medusa/core-flows";
import { type Fen, yuanFromFen } from "@qinshui/cn/money";
import { alignRefunds } from "@qinshui/subsidy-hooks/refunds/align-refunds";
import { refundOnce } from "@qinshui/subsidy-hooks/refunds/refund-once";
import { finishOrder, withdrawHalfMadeOrders } from "../../checkout/half-made-order";
import { type CartPayment, loadCartPayment } from "../../checkout/load-cart";
import { paymentsToGiveBack } from "../../checkout/payment-state";

export interface SettleInput {
  cart_id: string;
  /** The session to ask the provider about; its cart is `cart_id`. */
  session_id: string;
}

export interface Settled {
  order_id: string | null;
  /** Whether the shopper has paid this session (also when the money was given back since). */
  paid: boolean;
  /** Ids of the payments given back in this run. */
  given_back: string[];
}

/** Asks the provider, and records the payment if it was made. The lock on the cart makes it one record. */
const recordPaymentStep = createStep("record-payment", async ({ session_id }: SettleInput, { container }) => {
  const payments = container.resolve(Modules.PAYMENT);
  return new StepResponse({ payment_id: await paymentOf(payments, session_id) });
});

async function paymentOf(payments: IPaymentModuleService, sessionId: string): Promise<string | null> {
  try {
    const payment = await payments.authorizePaymentSession(sessionId, {});
    return payment?.id ?? null;
  } catch (error) {
    // "Not authorised" is an answer, and Medusa has noted the session's new state; anything else is a failure.
    if ((error as { type?: string }).type === "not_allowed") return null;
    throw error;
  }
}

/** A process killed while it made the order left it without its cart: under the lock nobody is at work on it. */
const withdrawOrphansStep = createStep(
  "withdraw-half-made-orders",
  async ({ cart_id }: { cart_id: string }, { container }) => {
    const { order_id } = await loadCartPayment(container, cart_id);
    if (!order_id) await withdrawHalfMadeOrders(container, cart_id);
    return new StepResponse(null);
  },
);

/**
 * Makes the order of a paid cart. A refusal is no failure here: the money is given back next. A provider that does not
 * tell what it has given back is one: nothing is decided now, the next run asks again.
 */
const completePaidCartStep = createStep(
  "complete-paid-cart",
  async ({ cart_id }: { cart_id: string }, { container }) => {
    if (!(await isToComplete(container, cart_id))) return new StepResponse(null);
    const engine = container.resolve(Modules.WORKFLOW_ENGINE);
    const { errors } = await engine.run(completeCartWorkflowId, { input: { id: cart_id }, throwOnError: false });
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    for (const { error } of errors) logger.warn(`Paid cart ${cart_id} could not become an order: ${error?.message}`);
    return new StepResponse(null);
  },
);

/** Whether there is no order, and money is held: by the provider's books too, which are read first. */
async function isToComplete(container: MedusaContainer, cartId: string): Promise<boolean> {
  const { order_id, payments } = await loadCartPayment(container, cartId);
  const held = payments.filter(({ captured, refunded }) => captured > refunded);
  if (order_id || held.length === 0) return false;
  for (const { id } of held) await alignRefunds(container, id);
  const now = await loadCartPayment(container, cartId);
  return now.order_id === null && now.payments.some(({ captured, refunded }) => captured > refunded);
}

/** Gives back what is held without an order, or beside the payment that covers it, and closes what need not be paid. */
const giveBackStep = createStep("give-back", async ({ cart_id }: { cart_id: string }, { container }) => {
  const before = await loadCartPayment(container, cart_id);
  const surplus = paymentsToGiveBack(before.order_id !== null, before.payments);
  for (const { id } of surplus) await giveBackWhole(container, cart_id, id);
  if (before.order_id) await closeOpenSessions(container, before);
  else await dropSpentSessions(container, cart_id);
  const unfinished = before.order_id !== null && !before.ordered;
  if (unfinished) await finishOrder(container, cart_id, String(before.order_id));
  return new StepResponse({ order_id: before.order_id, unfinished, given_back: surplus.map(({ id }) => id) });
});

/** An answer that was lost before is found first, so that nothing is given back twice. */
async function giveBackWhole(container: MedusaContainer, cartId: string, paymentId: string): Promise<void> {
  await alignRefunds(container, paymentId);
  const { payments } = await loadCartPayment(container, cartId);
  const held = payments.find(({ id }) => id === paymentId);
  if (!held || held.captured <= held.refunded) return;
  const amount = (held.captured - held.refunded) as Fen;
  await refundOnce(container, { payment_id: paymentId, amount, note: "付款没有生成订单，自动退款" });
}

/** An order's cart is not paid twice: sessions still open are withdrawn. One that was just paid stays, for the next run. */
async function closeOpenSessions(container: MedusaContainer, { sessions }: CartPayment): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  for (const { id } of sessions.filter(({ status }) => ["pending", "requires_more", "error"].includes(status))) {
    await payments.deletePaymentSession(id).catch((error: Error) => {
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .warn(`Session ${id} could not be withdrawn: ${error.message}`);
    });
  }
}

/**
 * A session whose money was given back pays nothing any more, but core would try to cancel it at the provider before
 * every change of the cart, and fail: such a session is removed here, its payment and refund stay on record.
 */
async function dropSpentSessions(container: MedusaContainer, cartId: string): Promise<void> {
  const { sessions, payments } = await loadCartPayment(container, cartId);
  const spent = payments.filter(({ captured, refunded }) => captured > 0n && captured === refunded);
  const ids = sessions.map(({ id }) => id).filter((id) => spent.some(({ session_id }) => session_id === id));
  if (ids.length === 0) return;
  // Medusa generates this method for every model of a module, but does not declare it for sessions.
  const records = container.resolve<{ deletePaymentSessions(ids: string[]): Promise<void> }>(Modules.PAYMENT);
  await records.deletePaymentSessions(ids);
}

/** The captures an order should know of: a process killed before it wrote them down left the order without. */
const listCapturesStep = createStep("list-captures", async ({ cart_id }: { cart_id: string }, { container }) => {
  const { order_id, payments } = await loadCartPayment(container, cart_id);
  const kept = payments.filter(({ captured, refunded }) => captured > refunded);
  const transactions = kept.flatMap(({ captures }) =>
    captures.map(({ id, amount, currency_code }) => ({
      order_id: String(order_id),
      amount: yuanFromFen(amount),
      currency_code,
      reference: "capture",
      reference_id: id,
    })),
  );
  return new StepResponse(order_id ? transactions : []);
});

/**
 * Brings a cart's payment to its end, whatever was lost on the way: asks the provider, records the money, makes the
 * order, gives back what cannot become one. The same result whether the webhook came once, five times or never; runs
 * for one cart wait for each other.
 */
export const settlePaymentWorkflow = createWorkflow("settle-payment", (input: SettleInput) => {
  const lock = { key: input.cart_id, timeout: 30, ttl: 120 };
  acquireLockStep(lock);
  const recorded = recordPaymentStep(input);
  withdrawOrphansStep({ cart_id: input.cart_id });
  // Completion takes the same lock itself.
  releaseLockStep({ key: input.cart_id });
  when("paid", { recorded }, ({ recorded }) => recorded.payment_id !== null).then(() => {
    completePaidCartStep({ cart_id: input.cart_id });
  });
  acquireLockStep(lock).config({ name: "acquire-lock-to-give-back" });
  const end = giveBackStep({ cart_id: input.cart_id });
  addOrderTransactionStep(listCapturesStep({ cart_id: input.cart_id }));
  releaseLockStep({ key: input.cart_id }).config({ name: "release-lock-after-giving-back" });
  // Core emits nothing for a payment captured while it is authorised; listeners only take it as a hint.
  when("captured", { end, recorded }, ({ end, recorded }) => !!end.order_id && !!recorded.payment_id).then(() => {
    emitEventStep({ eventName: PaymentEvents.CAPTURED, data: { id: recorded.payment_id } });
  });
  // Core holds this event back until the order is made, so a killed process never sent it.
  when("finished", { end }, ({ end }) => end.unfinished).then(() => {
    emitEventStep({ eventName: OrderWorkflowEvents.PLACED, data: { id: end.order_id } }).config({
      name: "emit-placed",
    });
  });
  const settled = transform({ end, recorded }, ({ end, recorded }): Settled => {
    return { order_id: end.order_id, given_back: end.given_back, paid: recorded.payment_id !== null };
  });
  return new WorkflowResponse(settled);
});
