import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { parseInput } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { documentField, positiveFenField, stepFields } from "../../../../../../http/year-input";
import { decideApplicationWorkflow } from "../../../../../../workflows/projects";

const given = { request_key: z.uuid(), ...stepFields };
const nothing = {
  amount_fen: z.null().default(null),
  document_number: z.null().default(null),
  over_fund_confirmed: z.literal(false).default(false),
};

const bodySchema = z.discriminatedUnion("decision", [
  z.strictObject({
    decision: z.literal("grant"),
    amount_fen: positiveFenField,
    document_number: documentField,
    over_fund_confirmed: z.boolean().default(false),
    ...given,
  }),
  z.strictObject({ decision: z.literal("refuse"), ...nothing, ...given }),
  z.strictObject({ decision: z.literal("withdraw"), ...nothing, ...given }),
]);

/** Writes down what the person who is signed in has decided. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const decided_by = personOf(request);
  const input = parseInput(bodySchema, request.body);
  const { result } = await decideApplicationWorkflow(request.scope).run({
    input: { ...input, application_id: request.params.id ?? "", decided_by },
  });
  response.status(201).json({ application: result });
}
