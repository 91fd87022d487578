import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput, yearOf } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { toJson } from "../../../../../../reports/json";
import { recordObjectionWorkflow } from "../../../../../../workflows/year";
import { readYear } from "../../../../../../workflows/year/read-year";

/** Objections to the notices of a year, in the order they came. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { objections } = await readYear(ledgerOf(request), yearOf(request.params.year));
  response.json({ objections: toJson(objections) });
}

const bodySchema = z.object({
  /** Of whoever objects only the name. */
  party: z.string().trim().min(1, "请填写异议方名称").max(100),
  content: z.string().trim().min(1, "请填写异议内容").max(2_000),
});

/** Records an objection. Error: `objection_out_of_notice`. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const recorded_by = personOf(request);
  const year = yearOf(request.params.year);
  const { party, content } = parseInput(bodySchema, request.body);
  const { result } = await recordObjectionWorkflow(request.scope).run({ input: { year, party, content, recorded_by } });
  response.status(201).json({ objection: toJson(result) });
}
