import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { findMarks, publicMark } from "../../../modules/brand/find-marks";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ marks: (await findMarks(req.scope)).map(publicMark) });
}
