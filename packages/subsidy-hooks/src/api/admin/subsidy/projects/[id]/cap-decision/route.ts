import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { dateField } from "../../../../../../http/fields";
import { parseInput } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { documentField, positiveFenField, reasonField } from "../../../../../../http/year-input";
import { recordCapDecisionWorkflow } from "../../../../../../workflows/projects";

const bodySchema = z.strictObject({
  document_number: documentField,
  decided_on: dateField,
  amount_fen: positiveFenField,
  reason: reasonField,
});

/** Records the decision by which a leading-industry project may go above the cap in principle. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const recorded_by = personOf(request);
  const input = parseInput(bodySchema, request.body);
  const { result } = await recordCapDecisionWorkflow(request.scope).run({
    input: { ...input, application_id: request.params.id ?? "", recorded_by },
  });
  response.status(201).json({ application: result });
}
