import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput, yearOf } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { moneyFields, stepFields } from "../../../../../../http/year-input";
import { toJson } from "../../../../../../reports/json";
import { takeYearStepWorkflow } from "../../../../../../workflows/year";
import { readYear } from "../../../../../../workflows/year/read-year";
import { clawBackList } from "../../../../../../year/claw-back";

/** 追回清单. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { state } = await readYear(ledgerOf(request), yearOf(request.params.year));
  response.json({ claw_back: toJson(clawBackList(state)) });
}

const bodySchema = z.object({
  kind: z.enum(["demand_return", "record_return"]),
  ...moneyFields,
  ...stepFields,
});

/** Asks money back, or records that it came. Errors: `year_step_blocked`, `year_changed`. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const by = personOf(request);
  const year = yearOf(request.params.year);
  const { reason, after, ...action } = parseInput(bodySchema, request.body);
  await takeYearStepWorkflow(request.scope).run({ input: { year, action, by, reason, after } });
  const { state } = await readYear(ledgerOf(request), year);
  response.json({ claw_back: toJson(clawBackList(state)) });
}
