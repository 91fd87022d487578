import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { findHalls, hallOnShow } from "../../../modules/hall/find-halls";
import { offSaleProductIds } from "../../../modules/merchant/selling";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const [halls, off] = await Promise.all([findHalls(req.scope), offSaleProductIds(req.scope)]);
  res.json({ halls: halls.map((hall) => hallOnShow(hall, off)) });
}
