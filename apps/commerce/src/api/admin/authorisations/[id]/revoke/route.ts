import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { revokeAuthorisationWorkflow } from "../../../../../workflows/brand";

export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { result } = await revokeAuthorisationWorkflow(req.scope).run({ input: { id: String(req.params.id) } });
  res.json({ authorisation: result });
}
