import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ledgerOf, yearOf } from "../../../../../../http/input";

/** Counted net sales of a year by month of sale (Shanghai) and goods class. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const year = yearOf(request.params.year);
  response.json({ year, months: await ledgerOf(request).monthSums(year) });
}
