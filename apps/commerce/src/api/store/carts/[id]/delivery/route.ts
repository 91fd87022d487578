import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { parseInput } from "../../../../../input/parse";
import { cartParts } from "../../../../../merchant-parts/cart-parts";
import { loadCartToProject } from "../../../../../merchant-parts/load-cart";
import { chooseDeliveryWorkflow } from "../../../../../workflows/delivery/choose-delivery";

const body = z.object({
  choices: z.array(z.object({ merchant_id: z.string().min(1), option_id: z.string().min(1) })).max(200),
});

export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { choices } = parseInput(body, req.body);
  const cartId = String(req.params.id);
  await chooseDeliveryWorkflow(req.scope).run({ input: { cart_id: cartId, choices } });
  res.json(cartParts(await loadCartToProject(req.scope, cartId)));
}
