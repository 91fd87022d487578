import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ledgerOf } from "../../../../http/input";
import { goodsClassesOf } from "../../../../recording/goods-classes";
import { policyYearOf } from "../../../../time/policy-year";

/** Years that can be looked at, newest first; always the current one. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const ledger = ledgerOf(request);
  const current = policyYearOf(new Date());
  const years = [...new Set([current, ...(await ledger.years())])].sort((a, b) => b - a);
  const { id, name, document_number, effective_from, effective_to } = ledger.policy();
  response.json({
    years,
    current_year: current,
    policy: { id, name, document_number, effective_from, effective_to },
    goods_classes: goodsClassesOf(ledger.policy()),
  });
}
