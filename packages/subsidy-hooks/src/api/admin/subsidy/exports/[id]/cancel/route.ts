import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { exportJson } from "../../../../../../export/export-json";
import { ledgerOf } from "../../../../../../http/input";

/** Calls an export off; the run that works on it stops and keeps no file. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const job = await ledgerOf(request).cancelExport(request.params.id ?? "", request.auth_context.actor_id);
  response.json({ export: exportJson(job) });
}
