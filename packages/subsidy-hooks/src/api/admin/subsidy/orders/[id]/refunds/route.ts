import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { parseInput } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { refundLinesWorkflow } from "../../../../../../workflows/refund-lines";

const bodySchema = z.object({
  /** One per opened form: pressing twice, or again after a lost answer, is one refund. */
  request_id: z.uuid(),
  lines: z.array(z.object({ line_id: z.string().min(1), amount_fen: z.string().regex(/^-?\d{1,15}$/) })).max(500),
  note: z.string().trim().max(500).nullish(),
});

/**
 * Refunds lines of the order, in whole or in part; the same `request_id` is the same refund. It moves a shopper's money,
 * so somebody answers for it. Errors: `decision_needs_person`, those of `refundLinesWorkflow`.
 */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const refunded_by = personOf(request);
  const { request_id, lines, note } = parseInput(bodySchema, request.body);
  const { result } = await refundLinesWorkflow(request.scope).run({
    input: {
      request_id,
      order_id: request.params.id ?? "",
      lines,
      note: note ?? null,
      refunded_by,
    },
  });
  response.status(201).json({ refund: result });
}
