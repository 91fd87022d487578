import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { cartParts } from "../../../../../merchant-parts/cart-parts";
import { loadCartToProject } from "../../../../../merchant-parts/load-cart";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(cartParts(await loadCartToProject(req.scope, String(req.params.id))));
}
