import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { shanghaiDate } from "@qinshui/cn/time";
import { noticePdf } from "../../../../../../../export/pdf/notice";
import { readReport } from "../../../../../../../export/read-report";
import { ledgerOf, yearOf } from "../../../../../../../http/input";
import { sendPdf } from "../../../../../../../http/send-pdf";
import { noticePeriod } from "../../../../../../../rules/public-notice";
import { readYear } from "../../../../../../../workflows/year/read-year";

/** 公示 as a PDF: of the newest sealed revision with its checkpoint whole, or a draft while the year is open. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const year = yearOf(request.params.year);
  const ledger = ledgerOf(request);
  const { policy, overview, certified, at } = await readReport(
    request.scope,
    ledger,
    year,
    new AbortController().signal,
  );
  const { state, seals } = await readYear(ledger, year);
  const posted = state.notice?.posted_on;
  // Before it is posted only its length is known, by the parameters of the day on which the list was drawn up.
  const period = noticePeriod(policy, posted ?? shanghaiDate(at));
  const pdf = await noticePdf({
    policy,
    policy_year: year,
    rows: overview.rows,
    certified: certified !== undefined,
    period: posted ? { from: posted, to: period.last_day } : null,
    working_days: period.working_days,
    revision: certified?.revision ?? null,
    checkpoint: seals.find((seal) => seal.revision === certified?.revision)?.checkpoint ?? null,
    at,
  });
  sendPdf(response, `${year}年度补贴公示.pdf`, pdf);
}
