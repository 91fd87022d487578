import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { parseInput } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { DECISIONS } from "../../../../../../review/vocabulary";
import { decideFindingWorkflow } from "../../../../../../workflows/review/decide-finding";

const bodySchema = z.object({
  decision: z.enum(DECISIONS),
  reason: z.string().trim().max(2000),
  line_ids: z.array(z.string().min(1)).max(10_000).default([]),
  /** What was on the page: the finding's revision and the number of decisions before. */
  revision: z.number().int().min(1),
  decision_count: z.number().int().min(0),
});

/** Writes down what the person who is signed in has decided. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const decided_by = personOf(request);
  const input = parseInput(bodySchema, request.body);
  const { result } = await decideFindingWorkflow(request.scope).run({
    input: { ...input, key: request.params.key ?? "", decided_by },
  });
  const { number, decision, created_at } = result.decision;
  response.status(201).json({ decision: { number, decision, decided_at: created_at }, left: result.left });
}
