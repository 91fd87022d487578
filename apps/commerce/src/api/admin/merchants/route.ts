import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { findMerchants, publicMerchant } from "../../../modules/merchant/find-merchants";
import type { MerchantInput } from "../../../modules/merchant/input";
import { createMerchantsWorkflow } from "../../../workflows/merchant";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  res.json({ merchants: (await findMerchants(req.scope)).map(publicMerchant) });
}

export async function POST(req: MedusaRequest<MerchantInput>, res: MedusaResponse): Promise<void> {
  const { result } = await createMerchantsWorkflow(req.scope).run({ input: { merchants: [req.body] } });
  res.status(201).json({ merchant: result[0] });
}
