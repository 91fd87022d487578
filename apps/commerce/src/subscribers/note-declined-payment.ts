import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import type { ProviderWebhookPayload } from "@medusajs/framework/types";
import { Modules, PaymentActions, PaymentWebhookEvents } from "@medusajs/framework/utils";
import { cartOfSession } from "../checkout/pending-sessions";
import { settlePaymentWorkflow } from "../workflows/checkout/settle-payment";

/**
 * Core does nothing on a declined payment, so the shopper's page would wait for ever: the provider is asked, and the
 * session notes its answer.
 */
export default async function noteDeclinedPayment({
  event,
  container,
}: SubscriberArgs<ProviderWebhookPayload>): Promise<void> {
  const payments = container.resolve(Modules.PAYMENT);
  const { action, data } = await payments.getWebhookActionAndData(withBuffer(event.data));
  if (action !== PaymentActions.CANCELED && action !== PaymentActions.FAILED) return;
  const session_id = data?.session_id;
  const cart_id = session_id ? await cartOfSession(container, session_id) : undefined;
  if (session_id && cart_id) await settlePaymentWorkflow(container).run({ input: { cart_id, session_id } });
}

/** A buffer that went through JSON (the Redis event bus) comes back as `{ type: "Buffer", data }`. */
function withBuffer(event: ProviderWebhookPayload): ProviderWebhookPayload {
  const raw = event.payload.rawData as unknown as { type?: string; data?: number[] };
  if (raw?.type !== "Buffer" || !raw.data) return event;
  return { ...event, payload: { ...event.payload, rawData: Buffer.from(raw.data) } };
}

export const config: SubscriberConfig = {
  event: PaymentWebhookEvents.WebhookReceived,
  context: { subscriberId: "note-declined-payment" },
};
