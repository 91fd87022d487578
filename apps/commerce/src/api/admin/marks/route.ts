import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { findMarks, publicMark } from "../../../modules/brand/find-marks";
import type { MarkInput } from "../../../modules/brand/input";
import { createMarksWorkflow } from "../../../workflows/brand";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ marks: (await findMarks(req.scope)).map(publicMark) });
}

export async function POST(req: MedusaRequest<MarkInput>, res: MedusaResponse): Promise<void> {
  const { result } = await createMarksWorkflow(req.scope).run({ input: { marks: [req.body] } });
  res.status(201).json({ mark: result[0] });
}
