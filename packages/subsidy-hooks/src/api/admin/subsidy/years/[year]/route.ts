import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ledgerOf, yearOf } from "../../../../../http/input";
import { failedOrders } from "../../../../../recording/reconcile";
import { toJson } from "../../../../../reports/json";
import { readYearOverview } from "../../../../../reports/read-year-overview";

/** A year's figures per merchant and class, what is left out and why, and the orders that could not be booked. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const ledger = ledgerOf(request);
  const year = yearOf(request.params.year);
  const overview = await readYearOverview(ledger, year);
  const failed = Object.entries(await failedOrders(ledger)).map(([order_id, failure]) => ({ order_id, ...failure }));
  response.json(toJson({ year, policy: policySummary(ledger), ...overview, failed_orders: failed }));
}

function policySummary(ledger: ReturnType<typeof ledgerOf>) {
  const { id, name, document_number, issuer, effective_from, effective_to } = ledger.policy();
  return { id, name, document_number, issuer, effective_from, effective_to };
}
