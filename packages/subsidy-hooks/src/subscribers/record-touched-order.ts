import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { ordersOfEvent } from "../recording/orders-of-event";
import { recordOrdersWorkflow } from "../workflows/record-orders";

/**
 * A nudge: looks at once at the order that an event speaks of. Nothing depends on it, for events get lost; a failure
 * is logged and left to the reconciler.
 */
export default async function recordTouchedOrder({ event, container }: SubscriberArgs<Record<string, unknown>>) {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  try {
    const order_ids = await ordersOfEvent(container.resolve(ContainerRegistrationKeys.QUERY), event);
    if (order_ids.length > 0) await recordOrdersWorkflow(container).run({ input: { order_ids } });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    logger.warn(`subsidy: ${event.name} left to the reconciler: ${reason}`);
  }
}

export const config: SubscriberConfig = {
  event: [
    "order.placed",
    "order.updated",
    "order.completed",
    "order.canceled",
    "order.return_received",
    "order-edit.confirmed",
    "payment.captured",
    "payment.refunded",
  ],
  context: { subscriberId: "subsidy-record-touched-order" },
};
