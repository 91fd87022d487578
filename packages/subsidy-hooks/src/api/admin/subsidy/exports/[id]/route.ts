import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { exportJson } from "../../../../../export/export-json";
import { ledgerOf } from "../../../../../http/input";
import { subsidyErrors } from "../../../../../modules/subsidy/errors";

/** One export job, to be polled. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const [job] = await ledgerOf(request).listSubsidyExports({ id: request.params.id });
  if (!job) throw subsidyErrors.export_not_found();
  response.json({ export: exportJson(job) });
}
