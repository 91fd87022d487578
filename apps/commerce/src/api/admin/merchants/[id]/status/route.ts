import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import type { StatusInput } from "../../../../../modules/merchant/input";
import { setMerchantStatusWorkflow } from "../../../../../workflows/merchant";

export async function POST(req: AuthenticatedMedusaRequest<StatusInput>, res: MedusaResponse): Promise<void> {
  const input = { ...req.body, merchant_id: String(req.params.id), decided_by: req.auth_context.actor_id };
  const { result } = await setMerchantStatusWorkflow(req.scope).run({ input });
  res.status(201).json({ status_change: result });
}
