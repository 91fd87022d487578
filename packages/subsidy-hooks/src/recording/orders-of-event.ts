import type { Query } from "./read-order-snapshot";

interface ShopEvent {
  name: string;
  data: Record<string, unknown>;
}

/** Ids of the orders an event speaks of: `payment.*` carries a payment's id, returns and edits an `order_id`. */
export async function ordersOfEvent(query: Query, { name, data }: ShopEvent): Promise<string[]> {
  if (typeof data.order_id === "string") return [data.order_id];
  if (typeof data.id !== "string") return [];
  return name.startsWith("payment.") ? orderOfPayment(query, data.id) : [data.id];
}

async function orderOfPayment(query: Query, paymentId: string): Promise<string[]> {
  const { data } = await query.graph({
    entity: "payment",
    fields: ["id", "payment_collection.order.id"],
    filters: { id: paymentId },
  });
  return data.flatMap((payment) => payment.payment_collection?.order?.id ?? []);
}
