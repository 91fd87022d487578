import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { dateField } from "../../../../../../http/fields";
import { ledgerOf, parseInput, yearOf } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { revisionQuery, stepFields } from "../../../../../../http/year-input";
import { goodsClassesOf } from "../../../../../../recording/goods-classes";
import { takeYearStepWorkflow } from "../../../../../../workflows/year";
import { noticePreview } from "../../../../../../workflows/year/notice";
import { findSeal, sealedPolicy, yearAnswer } from "../../../../../../workflows/year/year-answer";
import { yearErrors } from "../../../../../../year/errors";

/** 公示 as it will be published. Error: `year_not_sealed`. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const year = yearOf(request.params.year);
  const ledger = ledgerOf(request);
  const { revision } = parseInput(revisionQuery, request.query);
  const seal = await findSeal(ledger, year, revision);
  if (!seal) throw yearErrors.year_not_sealed({ year });
  // By the policy as it was when the year was sealed, as the PDF is.
  const policy = await sealedPolicy(ledger, year, seal.revision);
  const names = new Map(goodsClassesOf(policy).map(({ code, name }) => [code, name]));
  response.json({ year, policy_name: policy.name, notice: noticePreview(seal, names) });
}

const bodySchema = z.object({ posted_on: dateField, url: z.string().trim().max(500), ...stepFields });

/** Says that the notice was posted, when and where. Errors: `year_step_blocked`, `year_changed`. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const by = personOf(request);
  const year = yearOf(request.params.year);
  const { posted_on, url, ...step } = parseInput(bodySchema, request.body);
  const action = { kind: "start_notice" as const, posted_on, url };
  await takeYearStepWorkflow(request.scope).run({ input: { year, action, by, ...step } });
  response.json(await yearAnswer(request.scope, ledgerOf(request), year, false));
}
