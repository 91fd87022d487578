import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { loadOrderToProject } from "../../../../../merchant-parts/load-order";
import { orderParts } from "../../../../../merchant-parts/order-parts";

/** Who may read an order is decided by the order guards, before this runs. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json(orderParts(await loadOrderToProject(req.scope, String(req.params.id))));
}
