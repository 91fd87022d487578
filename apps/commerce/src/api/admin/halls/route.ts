import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { findHalls, publicHall } from "../../../modules/hall/find-halls";
import type { HallInput } from "../../../modules/hall/input";
import { createHallsWorkflow } from "../../../workflows/hall";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ halls: (await findHalls(req.scope)).map(publicHall) });
}

export async function POST(req: MedusaRequest<HallInput>, res: MedusaResponse): Promise<void> {
  const { result } = await createHallsWorkflow(req.scope).run({ input: { halls: [req.body] } });
  res.status(201).json({ hall: result[0] });
}
