import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { applicationPdf } from "../../../../../../../../export/pdf/application";
import { readReport } from "../../../../../../../../export/read-report";
import { ledgerOf, yearOf } from "../../../../../../../../http/input";
import { sendPdf } from "../../../../../../../../http/send-pdf";
import { subsidyErrors } from "../../../../../../../../modules/subsidy/errors";
import { readApplicationDetail } from "../../../../../../../../reports/application-detail";

/** A merchant's 申报材料 as a PDF. Error: `merchant_unknown`. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const year = yearOf(request.params.year);
  const { merchant_id } = request.params;
  const ledger = ledgerOf(request);
  const merchant = merchant_id === undefined ? null : await ledger.merchantOf(year, merchant_id);
  if (!merchant) throw subsidyErrors.merchant_unknown();
  const { policy, overview, certified, at, as_of } = await readReport(
    request.scope,
    ledger,
    year,
    new AbortController().signal,
  );
  const pdf = await applicationPdf({
    policy,
    policy_year: year,
    merchant,
    rows: overview.rows.filter((row) => row.claimant_id === merchant_id),
    excluded: overview.excluded.filter((row) => row.merchant_id === merchant_id),
    detail: await readApplicationDetail(ledger, policy, { policy_year: year, merchant_id: merchant.id, as_of }),
    certified: certified !== undefined,
    at,
  });
  sendPdf(response, `${year}年度申报材料-${merchant.name}.pdf`, pdf);
}
