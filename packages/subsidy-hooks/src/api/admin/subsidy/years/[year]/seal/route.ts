import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput, yearOf } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { revisionQuery, stepFields } from "../../../../../../http/year-input";
import { toJson } from "../../../../../../reports/json";
import { sealYearWorkflow } from "../../../../../../workflows/year";
import { findSeal } from "../../../../../../workflows/year/year-answer";
import { yearErrors } from "../../../../../../year/errors";

/** A sealed revision with its whole report; the newest unless another is asked for. Error: `year_not_sealed`. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const year = yearOf(request.params.year);
  const { revision } = parseInput(revisionQuery, request.query);
  const seal = await findSeal(ledgerOf(request), year, revision);
  if (!seal) throw yearErrors.year_not_sealed({ year });
  const { file_id: _, ...rest } = seal;
  response.json({ seal: toJson(rest) });
}

const bodySchema = z.object(stepFields);

/** Closes the year, or issues its next revision. Errors: those of `sealYear`. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const year = yearOf(request.params.year);
  const step = parseInput(bodySchema, request.body);
  const by = personOf(request);
  const { result } = await sealYearWorkflow(request.scope).run({ input: { year, by, ...step } });
  response.json(result);
}
