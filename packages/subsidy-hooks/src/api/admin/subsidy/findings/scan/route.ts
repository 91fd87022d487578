import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { parseInput } from "../../../../../http/input";
import { scanFindingsWorkflow } from "../../../../../workflows/review/scan-findings";

const bodySchema = z.object({ year: z.number().int().min(1993).max(9998) });

/** Looks at a year now instead of at night. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { year } = parseInput(bodySchema, request.body);
  const { result } = await scanFindingsWorkflow(request.scope).run({ input: { year } });
  response.json({ year, scanned: result });
}
