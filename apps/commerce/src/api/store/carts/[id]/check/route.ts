import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { checkCartWorkflow } from "../../../../../workflows/checkout/check-cart";

/** Can this cart be paid now? Asked before the shopper is sent to pay, so that nobody pays for what cannot be had. */
export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await checkCartWorkflow(req.scope).run({ input: { cart_id: String(req.params.id) } });
  res.json(result);
}
