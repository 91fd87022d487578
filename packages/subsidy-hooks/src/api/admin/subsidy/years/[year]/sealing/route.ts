import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ledgerOf, yearOf } from "../../../../../../http/input";
import { toJson } from "../../../../../../reports/json";
import { sealingJson } from "../../../../../../workflows/year/request-sealing";

/** The year's newest job of sealing, to be polled; null when there never was one. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const year = yearOf(request.params.year);
  const job = await ledgerOf(request).sealings((store) => store.newest(year));
  response.json({ sealing: job ? toJson(sealingJson(job)) : null });
}
