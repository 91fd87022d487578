import { fen } from "@qinshui/cn/money";
import type { ApplicationDetail } from "../export/pdf/application";
import type { AsOf } from "../modules/subsidy/report-queries";
import type SubsidyModuleService from "../modules/subsidy/service";
import type { Policy } from "../rules/policy";
import { lineReport } from "./line-report";

/** More lines than this are no reading on paper (some 15 pages). */
export const MOST_LINES = 500;

/** A merchant's lines of a year for the paper, or by month where they are more than {@link MOST_LINES}. */
export async function readApplicationDetail(
  ledger: SubsidyModuleService,
  policy: Policy,
  of: { policy_year: number; merchant_id: string; as_of: AsOf },
): Promise<ApplicationDetail> {
  const { entry_count } = await ledger.reportSums(of);
  if (entry_count <= MOST_LINES) {
    const lines = await ledger.reportLines({ ...of, limit: MOST_LINES });
    return { lines: lines.map((line) => lineReport(line, policy)) };
  }
  const months = await ledger.merchantMonths(of);
  return {
    entry_count,
    months: months.map(({ counted_fen, excluded_fen, ...counts }) => ({
      ...counts,
      counted_fen: fen(counted_fen),
      excluded_fen: fen(excluded_fen),
    })),
  };
}
