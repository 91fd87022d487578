import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { page, pageOf } from "../../../input/page";
import { parseInput } from "../../../input/parse";
import { listMerchants, publicMerchant } from "../../../modules/merchant/find-merchants";
import type { MerchantInput } from "../../../modules/merchant/input";
import { createMerchantsWorkflow } from "../../../workflows/merchant";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const asked = parseInput(page, req.query);
  const { rows, count } = await listMerchants(req.scope, asked);
  res.json({ merchants: rows.map(publicMerchant), ...pageOf(asked, count) });
}

export async function POST(req: MedusaRequest<MerchantInput>, res: MedusaResponse): Promise<void> {
  const { result } = await createMerchantsWorkflow(req.scope).run({ input: { merchants: [req.body] } });
  res.status(201).json({ merchant: result[0] });
}
