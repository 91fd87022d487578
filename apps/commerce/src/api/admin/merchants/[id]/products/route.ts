import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { id } from "../../../../../input/fields";
import { parseInput } from "../../../../../input/parse";
import { assignProductsToMerchantWorkflow } from "../../../../../workflows/merchant";

const body = z.object({ product_ids: z.array(id).min(1) });

export async function POST(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const input = { ...parseInput(body, req.body), merchant_id: String(req.params.id) };
  await assignProductsToMerchantWorkflow(req.scope).run({ input });
  res.json(input);
}
