import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { parseInput } from "../../../../http/input";
import { reconcileOrdersWorkflow } from "../../../../workflows/reconcile-orders";

const bodySchema = z.object({
  /** Look at everything touched since then; absent: since the last run. */
  since: z.iso.datetime({ offset: true }).optional(),
});

/** Runs the reconciler now. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { since } = parseInput(bodySchema, request.body);
  const { result } = await reconcileOrdersWorkflow(request.scope).run({ input: since ? { since } : {} });
  response.json({ reconciled: result });
}
