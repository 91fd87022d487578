import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { completeCartWorkflow } from "@medusajs/medusa/core-flows";
import { fenFromYuan } from "@qinshui/cn/money";
import { alignRefunds } from "@qinshui/subsidy-hooks/refunds/align-refunds";
import { assertOrderable, assertSelling } from "../../checkout/cart-check";
import { checkoutErrors } from "../../checkout/errors";
import { type CartRecord, checkedCartOf, loadCartPayment, yuanText } from "../../checkout/load-cart";
import { offSaleLines } from "../../checkout/off-sale-lines";

interface PaidCart extends CartRecord {
  payment_collection?: { payment_sessions?: Session[] } | null;
}

interface Session {
  id: string;
  status: string;
  provider_id: string;
  raw_amount: { value: string | number };
}

/** Providers whose answer comes later: for these the money is here before the order is made. */
const ASYNCHRONOUS = /^pp_(sandbox-wallet|stripe)/;

// Core compares neither the paid amount with the cart, nor waits for money before it makes the order.
completeCartWorkflow.hooks.validate(async ({ cart: record }, { container }) => {
  const cart = record as PaidCart;
  // Its order exists, core answers with it. (Completed without an order: left so by a killed process.)
  if (cart.completed_at && (await loadCartPayment(container, cart.id)).order_id) return;
  await assertPaid(container, cart);
  assertSelling(await offSaleLines(container, cart.items, await paidAt(container, cart)));
  assertOrderable(await checkedCartOf(container, cart));
});

/** Errors: `payment_not_received`, `payment_amount_changed`. */
async function assertPaid(container: MedusaContainer, cart: PaidCart): Promise<void> {
  const session = usableSession(cart);
  if (!session) return; // Nothing to pay: core has refused it unless the total is zero.
  const held = ASYNCHRONOUS.test(session.provider_id)
    ? await heldFen(container, cart.id, session.id)
    : fenFromYuan(yuanText(session.raw_amount));
  if (held === 0n) throw checkoutErrors.payment_not_received();
  if (!cart.raw_total || held !== fenFromYuan(yuanText(cart.raw_total))) throw checkoutErrors.payment_amount_changed();
}

/**
 * The instant by which a merchant's status is judged: paid before a suspension is honoured, for the shopper did all he
 * had to and the sale is of that instant in the ledger too; now where no money came yet.
 */
async function paidAt(container: MedusaContainer, cart: PaidCart): Promise<Date> {
  const session = usableSession(cart);
  const { payments } = await loadCartPayment(container, cart.id);
  return payments.find(({ session_id }) => session_id === session?.id)?.captured_at ?? new Date();
}

/**
 * What is held of this session's payment, the provider's books included: one that was given back carries no order, even
 * when the shop has not heard of it. A provider that does not answer now is no refusal: core gives the money back when
 * anything fails here, so that the shop's own record has to do. Whole fen.
 */
async function heldFen(container: MedusaContainer, cartId: string, sessionId: string): Promise<bigint> {
  const ofSession = async () =>
    (await loadCartPayment(container, cartId)).payments.find(({ session_id }) => session_id === sessionId);
  const recorded = await ofSession();
  if (!recorded) return 0n;
  await alignRefunds(container, recorded.id).catch((error: Error) => {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    logger.warn(`Payment ${recorded.id} could not be compared with its provider's record: ${error.message}`);
  });
  const payment = await ofSession();
  return payment ? payment.captured - payment.refunded : 0n;
}

/** The session that core will take: the first that is not at an end. */
function usableSession(cart: PaidCart): Session | undefined {
  const open = ["pending", "requires_more", "authorized", "captured", "pending_authorization"];
  return cart.payment_collection?.payment_sessions?.find(({ status }) => open.includes(status));
}
