import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput, yearOf } from "../../../../../../../http/input";
import { personOf } from "../../../../../../../http/person";
import { stepFields } from "../../../../../../../http/year-input";
import { takeYearStepWorkflow } from "../../../../../../../workflows/year";
import { yearAnswer } from "../../../../../../../workflows/year/year-answer";

const bodySchema = z.object(stepFields);

/** Ends the notice, once it was long enough and every objection is decided. Errors: `year_step_blocked`, `year_changed`. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const by = personOf(request);
  const year = yearOf(request.params.year);
  const step = parseInput(bodySchema, request.body);
  const action = { kind: "end_notice" as const };
  await takeYearStepWorkflow(request.scope).run({ input: { year, action, by, ...step } });
  response.json(await yearAnswer(request.scope, ledgerOf(request), year, false));
}
