import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { errors } from "@qinshui/cn/errors";
import { findHalls, publicHall } from "../../../../modules/hall/find-halls";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const [hall] = await findHalls(req.scope, { handle: String(req.params.handle) });
  if (!hall) throw errors.hall_not_found();
  res.json({ hall: publicHall(hall) });
}
