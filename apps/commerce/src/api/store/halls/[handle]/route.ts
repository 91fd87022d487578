import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { errors } from "@qinshui/cn/errors";
import { findHalls, hallOnShow } from "../../../../modules/hall/find-halls";
import { offSaleProductIds } from "../../../../modules/merchant/selling";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const [hall] = await findHalls(req.scope, { handle: String(req.params.handle) });
  if (!hall) throw errors.hall_not_found();
  res.json({ hall: hallOnShow(hall, await offSaleProductIds(req.scope)) });
}
