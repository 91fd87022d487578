import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { findHalls, publicHall } from "../../../modules/hall/find-halls";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ halls: (await findHalls(req.scope)).map(publicHall) });
}
