import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput, yearOf } from "../../../../../../../../http/input";
import { personOf } from "../../../../../../../../http/person";
import { reasonField } from "../../../../../../../../http/year-input";
import { decideObjectionWorkflow } from "../../../../../../../../workflows/year";
import { yearAnswer } from "../../../../../../../../workflows/year/year-answer";

const bodySchema = z.object({ decision: z.enum(["upheld", "rejected"]), reason: reasonField });

/** Decides an objection, once. Errors: `objection_not_found`, `objection_decided`. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const decided_by = personOf(request);
  const year = yearOf(request.params.year);
  const { decision, reason } = parseInput(bodySchema, request.body);
  const objection_id = request.params.id ?? "";
  await decideObjectionWorkflow(request.scope).run({ input: { year, objection_id, decision, reason, decided_by } });
  response.json(await yearAnswer(request.scope, ledgerOf(request), year, false));
}
