import { MathBN } from "@medusajs/framework/utils";
import { completeCartWorkflow } from "@medusajs/medusa/core-flows";
import { assertOrderable } from "../../checkout/cart-check";
import { checkoutErrors } from "../../checkout/errors";
import { type CartRecord, checkedCartOf, yuanText } from "../../checkout/load-cart";

interface PaidCart extends CartRecord {
  payment_collection?: {
    payment_sessions?: { status: string; provider_id: string; raw_amount: { value: string | number } }[];
  } | null;
}

/** Providers whose answer comes later: for these the money is here before the order is made. */
const ASYNCHRONOUS = /^pp_(sandbox-wallet|stripe)/;

// Core compares neither the paid amount with the cart, nor waits for money before it makes the order.
completeCartWorkflow.hooks.validate(async ({ cart: record }, { container }) => {
  const cart = record as PaidCart;
  if (cart.completed_at) return; // Its order exists; core answers with it.
  assertPaid(cart);
  assertOrderable(await checkedCartOf(container, cart));
});

/** Errors: `payment_not_received`, `payment_amount_changed`. */
function assertPaid(cart: PaidCart): void {
  const session = usableSession(cart);
  if (!session) return; // Nothing to pay: core has refused it unless the total is zero.
  const recorded = session.status === "authorized" || session.status === "captured";
  if (ASYNCHRONOUS.test(session.provider_id) && !recorded) throw checkoutErrors.payment_not_received();
  const total = cart.raw_total ? yuanText(cart.raw_total) : "0";
  if (!MathBN.eq(session.raw_amount.value, total)) throw checkoutErrors.payment_amount_changed();
}

/** The session that core will take: the first that is not at an end. */
function usableSession(cart: PaidCart) {
  const open = ["pending", "requires_more", "authorized", "captured", "pending_authorization"];
  return cart.payment_collection?.payment_sessions?.find(({ status }) => open.includes(status));
}
