import { type AsOf, NOW } from "../modules/subsidy/report-queries";
import type SubsidyModuleService from "../modules/subsidy/service";
import { type YearOverview, yearOverview } from "./year-overview";

/** The overview of a policy year, from the ledger. Two queries, whatever the number of entries. */
export async function readYearOverview(
  ledger: SubsidyModuleService,
  year: number,
  asOf: AsOf = NOW,
): Promise<YearOverview> {
  const sums = await ledger.yearSums(year, asOf);
  const previous = await ledger.yearSums(year - 1, asOf);
  return yearOverview(ledger.policy(), year, sums, previous);
}
