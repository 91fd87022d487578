import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { LabelInput } from "../../../../../modules/label/input";
import { upsertProductLabelsWorkflow } from "../../../../../workflows/label";

export async function POST(req: MedusaRequest<LabelInput>, res: MedusaResponse): Promise<void> {
  const label = { ...req.body, product_id: String(req.params.id) };
  await upsertProductLabelsWorkflow(req.scope).run({ input: { labels: [label] } });
  res.json({ label });
}
