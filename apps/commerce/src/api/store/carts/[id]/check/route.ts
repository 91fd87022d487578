import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { priceAndCheckCartWorkflow } from "../../../../../workflows/checkout/check-cart";

/** Can this cart be paid now, at today's prices? Asked before the shopper is sent to pay, so that nobody pays for what cannot be had. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await priceAndCheckCartWorkflow(req.scope).run({ input: { cart_id: String(req.params.id) } });
  res.json(result);
}
