import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput, yearOf } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { moneyFields, stepFields } from "../../../../../../http/year-input";
import { takeYearStepWorkflow } from "../../../../../../workflows/year";
import { yearAnswer } from "../../../../../../workflows/year/year-answer";

const querySchema = z.object({ check_balance: z.stringbool().default(false) });

/** How far the closing of a year is: steps, what stands against the next, claimants' money, revisions, objections. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { check_balance } = parseInput(querySchema, request.query);
  response.json(await yearAnswer(request.scope, ledgerOf(request), yearOf(request.params.year), check_balance));
}

const actionSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("start_closing") }),
  z.object({
    kind: z.literal("confirm_entries"),
    up_to: z.string().regex(/^\d{1,19}$/),
    count: z.number().int().min(1),
  }),
  z.object({ kind: z.literal("grant"), ...moneyFields }),
  z.object({ kind: z.literal("pay"), ...moneyFields }),
]);

const stepSchema = z.object(stepFields);

/** Takes a step. Errors: `year_step_blocked`, `year_changed`. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const by = personOf(request);
  const year = yearOf(request.params.year);
  const step = parseInput(stepSchema, request.body);
  const action = parseInput(actionSchema, request.body);
  await takeYearStepWorkflow(request.scope).run({ input: { year, action, by, ...step } });
  response.json(await yearAnswer(request.scope, ledgerOf(request), year, false));
}
