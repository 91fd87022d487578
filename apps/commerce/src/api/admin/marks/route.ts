import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { page, pageOf } from "../../../input/page";
import { parseInput } from "../../../input/parse";
import { listMarks, publicMark } from "../../../modules/brand/find-marks";
import type { MarkInput } from "../../../modules/brand/input";
import { createMarksWorkflow } from "../../../workflows/brand";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const asked = parseInput(page, req.query);
  const { rows, count } = await listMarks(req.scope, asked);
  res.json({ marks: rows.map(publicMark), ...pageOf(asked, count) });
}

export async function POST(req: MedusaRequest<MarkInput>, res: MedusaResponse): Promise<void> {
  const { result } = await createMarksWorkflow(req.scope).run({ input: { marks: [req.body] } });
  res.status(201).json({ mark: result[0] });
}
