import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ledgerOf, yearOf } from "../../../../../../../http/input";
import { toJson } from "../../../../../../../reports/json";
import { sealingJson } from "../../../../../../../workflows/year/request-sealing";

/** Calls the sealing off; nothing of it is kept. Error: `sealing_not_running`. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const year = yearOf(request.params.year);
  const job = await ledgerOf(request).sealings((store) => store.cancel(year, request.auth_context.actor_id));
  response.json({ sealing: toJson(sealingJson(job)) });
}
