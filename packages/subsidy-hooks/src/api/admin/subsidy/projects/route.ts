import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput } from "../../../../http/input";
import { personOf } from "../../../../http/person";
import { reasonField, yearField } from "../../../../http/year-input";
import { factsSchema } from "../../../../projects/facts";
import { numberKey } from "../../../../projects/project-key";
import { toJson } from "../../../../reports/json";
import { citedClauses, projectReport } from "../../../../reports/project-report";
import { staffNames } from "../../../../reports/staff-names";
import { recordApplicationWorkflow } from "../../../../workflows/projects";

const querySchema = z.object({
  year: yearField,
  limit: z.coerce.number().int().min(1).max(100).default(20),
  offset: z.coerce.number().int().min(0).default(0),
});

/** Applications of a year, newest first, with what the rules make of each and what was decided. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { year, ...page } = parseInput(querySchema, request.query);
  const ledger = ledgerOf(request);
  const policy = ledger.policy();
  const { reports, count } = await ledger.projects(async (store) => {
    const cases = await store.cases({ policy_year: year, page });
    const { double, elsewhere } = await store.circumstances(policy, year, cases);
    return {
      reports: cases.map((one) => projectReport(policy, one, elsewhere(one), double)),
      count: await store.countCases(year),
    };
  });
  const people = reports.flatMap(({ recorded_by, cap, decisions }) => [
    recorded_by,
    ...(cap ? [cap.recorded_by] : []),
    ...decisions.map((made) => made.decided_by),
  ]);
  response.json({
    ...toJson({ year, applications: reports, count, clauses: citedClauses(policy, reports) }),
    document_number: policy.document_number,
    names: Object.fromEntries(await staffNames(request.scope.resolve(ContainerRegistrationKeys.QUERY), people)),
  });
}

const name = (message: string) => z.string().trim().min(1, message).max(200);

const bodySchema = z
  .strictObject({
    request_key: z.uuid(),
    policy_year: yearField,
    merchant_id: z.string().min(1).nullable(),
    claimant_name: name("请填写申报主体名称").nullable(),
    credit_code: z.string().max(40).nullable(),
    renamed: z.strictObject({ reason: reasonField }).nullable().default(null),
    project_number: name("请填写项目编号")
      .refine((number) => numberKey(number) !== "", "请填写项目编号")
      .nullable(),
    project_name: name("请填写项目名称").nullable(),
    facts: factsSchema,
    order_numbers: z.array(z.string().trim().min(1).max(40)).max(500),
    source: z.string().min(1, "请选择资金来源"),
    band: z.string().min(1).nullable(),
  })
  .superRefine(({ facts, project_number, project_name, order_numbers, merchant_id }, context) => {
    const problem = (path: string, message: string) => context.addIssue({ code: "custom", path: [path], message });
    const isProject = facts.programme !== "cross_border";
    if (isProject !== (project_number !== null)) problem("project_number", "项目申报必须填写项目编号，其他申报不填");
    if (isProject !== (project_name !== null)) problem("project_name", "项目申报必须填写项目名称，其他申报不填");
    if (order_numbers.length > 0 && merchant_id === null) problem("order_numbers", "只有本商城的商家才有订单号");
  });

/** Records an application. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const recorded_by = personOf(request);
  const input = parseInput(bodySchema, request.body);
  const { result } = await recordApplicationWorkflow(request.scope).run({
    input: { ...input, recorded_by },
  });
  response.status(201).json({ application: result });
}
