import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ledgerOf, yearOf } from "@qinshui/subsidy-hooks/http/input";
import { toJson } from "@qinshui/subsidy-hooks/reports/json";
import { merchantYear } from "@qinshui/subsidy-hooks/reports/merchant-year";
import { ownMerchant } from "../../../own-merchant";

/** A merchant's own year: progress to each line, what is missing, a forecast, and what does not count and why. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  const year = yearOf(request.params.year);
  const merchant = await ownMerchant(request);
  const ledger = ledgerOf(request);
  const sums = await ledger.merchantSums(year, merchant.id);
  const previous = (await ledger.isYearKnown(year - 1)) ? await ledger.merchantSums(year - 1, merchant.id) : null;
  response.json(toJson({ ...merchantYear(ledger.policy(), year, merchant, sums, previous, new Date()) }));
}
