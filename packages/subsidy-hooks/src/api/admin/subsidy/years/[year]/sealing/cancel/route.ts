import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ledgerOf, yearOf } from "../../../../../../../http/input";
import { personOf } from "../../../../../../../http/person";
import { toJson } from "../../../../../../../reports/json";
import { sealingJson } from "../../../../../../../workflows/year/request-sealing";

/** Calls the sealing off; nothing of it is kept. Errors: `decision_needs_person`, `sealing_not_running`. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const cancelled_by = personOf(request);
  const year = yearOf(request.params.year);
  const job = await ledgerOf(request).sealings((store) => store.cancel(year, cancelled_by));
  response.json({ sealing: toJson(sealingJson(job)) });
}
