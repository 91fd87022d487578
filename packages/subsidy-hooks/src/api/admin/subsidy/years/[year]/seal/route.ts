import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput, yearOf } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { revisionQuery, stepFields } from "../../../../../../http/year-input";
import { toJson } from "../../../../../../reports/json";
import { sealYearWorkflow } from "../../../../../../workflows/year";
import { requestSealing, sealingJson } from "../../../../../../workflows/year/request-sealing";
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

/**
 * Starts closing the year, or issuing its next revision (202), or answers with the job that is on its way (200). Errors:
 * those of `requestSealing`.
 */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const requested_by = personOf(request);
  const policy_year = yearOf(request.params.year);
  const step = parseInput(bodySchema, request.body);
  const { job, isNew } = await requestSealing(request.scope, { policy_year, requested_by, ...step });
  if (isNew) await sealYearWorkflow(request.scope).run({ input: { sealing_id: job.id } });
  response.status(isNew ? 202 : 200).json({ sealing: toJson(sealingJson(job)) });
}
