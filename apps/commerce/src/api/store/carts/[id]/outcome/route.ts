import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { env } from "../../../../../env";
import { orderKey } from "../../../../../orders/order-key";
import { cartOutcomeWorkflow } from "../../../../../workflows/checkout/cart-outcome";

/** What became of a cart. Its id is the shopper's secret, so the order's key may be told to whoever has it. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await cartOutcomeWorkflow(req.scope).run({ input: { cart_id: String(req.params.id) } });
  const key = result.order_id ? { order_key: orderKey(result.order_id, env.ORDER_LINK_SECRET) } : {};
  res.set("cache-control", "no-store").json({ outcome: { ...result, ...key } });
}
