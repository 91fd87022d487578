import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { ledgerOf, parseInput, yearOf } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { stepFields } from "../../../../../../http/year-input";
import { fundSchema } from "../../../../../../projects/fund";
import { toJson } from "../../../../../../reports/json";
import { readFund } from "../../../../../../reports/read-fund";
import { staffNames } from "../../../../../../reports/staff-names";
import { saveFundWorkflow } from "../../../../../../workflows/projects";

/** A year's fund: what was laid down, and planned and spent money against the policy's sources and bands. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  response.json(await answer(request));
}

const bodySchema = fundSchema.extend(stepFields);

/** Lays the fund down anew, as its next version. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const saved_by = personOf(request);
  const input = parseInput(bodySchema, request.body);
  const policy_year = yearOf(request.params.year);
  await saveFundWorkflow(request.scope).run({
    input: { ...input, policy_year, saved_by },
  });
  response.status(201).json(await answer(request));
}

async function answer(request: AuthenticatedMedusaRequest) {
  const year = yearOf(request.params.year);
  const fund = await readFund(ledgerOf(request), year);
  const people = fund.plan ? [fund.plan.saved_by] : [];
  const names = await staffNames(request.scope.resolve(ContainerRegistrationKeys.QUERY), people);
  return { ...toJson({ year, ...fund }), names: Object.fromEntries(names) };
}
