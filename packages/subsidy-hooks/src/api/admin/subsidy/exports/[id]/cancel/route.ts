import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { exportJson } from "../../../../../../export/export-json";
import { ledgerOf } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";

/** Calls an export off; the run that works on it stops and keeps no file. Error: `decision_needs_person`. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const cancelled_by = personOf(request);
  const job = await ledgerOf(request).cancelExport(request.params.id ?? "", cancelled_by);
  response.json({ export: exportJson(job) });
}
