import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { exportJson } from "../../../../export/export-json";
import { requestExport } from "../../../../export/request-export";
import { ledgerOf, parseInput } from "../../../../http/input";
import { EXPORT_FORMATS } from "../../../../modules/subsidy/exports";
import { exportYearWorkflow } from "../../../../workflows/export-year";

const querySchema = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** Export jobs, newest first. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { offset, limit } = parseInput(querySchema, request.query);
  const [rows, count] = await ledgerOf(request).listAndCountSubsidyExports(
    {},
    { order: { created_at: "DESC", id: "DESC" }, skip: offset, take: limit },
  );
  response.json({ exports: rows.map(exportJson), count });
}

const bodySchema = z.object({
  year: z.number().int().min(1993).max(9998),
  format: z.enum(EXPORT_FORMATS),
});

/** Starts an export (202), or answers with the one of the same that is on its way or done (200). */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { year, format } = parseInput(bodySchema, request.body);
  const { job, isNew } = await requestExport(request.scope, {
    policy_year: year,
    format,
    requested_by: request.auth_context.actor_id,
  });
  if (isNew) await exportYearWorkflow(request.scope).run({ input: { export_id: job.id } });
  response.status(isNew ? 202 : 200).json({ export: exportJson(job) });
}
