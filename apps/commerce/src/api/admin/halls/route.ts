import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { page, pageOf } from "../../../input/page";
import { parseInput } from "../../../input/parse";
import { listHalls, publicHall } from "../../../modules/hall/find-halls";
import type { HallInput } from "../../../modules/hall/input";
import { createHallsWorkflow } from "../../../workflows/hall";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const asked = parseInput(page, req.query);
  const { rows, count } = await listHalls(req.scope, asked);
  res.json({ halls: rows.map(publicHall), ...pageOf(asked, count) });
}

export async function POST(req: MedusaRequest<HallInput>, res: MedusaResponse): Promise<void> {
  const { result } = await createHallsWorkflow(req.scope).run({ input: { halls: [req.body] } });
  res.status(201).json({ hall: result[0] });
}
