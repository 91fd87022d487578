import { type Fen, fen } from "@qinshui/cn/money";
import type SubsidyModuleService from "../modules/subsidy/service";
import { budgetOf, type FundPlan, fundStates, onlineSalesUse, plannedUses, spentUses } from "../projects/fund";
import { coversYear } from "../rules/assess";
import type { FundUse } from "../rules/fund-bands";
import { readYearOverview } from "./read-year-overview";

interface FundFacts {
  /** The newest version of each year's fund up to the year asked for. */
  plans: readonly FundPlan[];

  /** What is spent or granted, of all years up to the year asked for, but for online sales in that year. */
  uses: readonly FundUse[];
}

/** What is known of the money up to a year. The money is not yearly, so all years before count too. */
export async function readFundFacts(ledger: SubsidyModuleService, year: number): Promise<FundFacts> {
  const { plans, cases } = await ledger.projects(async (store) => ({
    plans: await store.fundsUntil(year),
    cases: await store.casesUntil(year),
  }));
  return { plans, uses: [...spentUses(plans, cases), ...(await readSalesUses(ledger, year - 1))] };
}

/** The subsidies for online sales of all years up to one, as uses of the money. */
export async function readSalesUses(ledger: SubsidyModuleService, until: number): Promise<FundUse[]> {
  const policy = ledger.policy();
  const years = (await ledger.years()).filter((year) => year <= until && coversYear(policy, year));
  const uses: FundUse[] = [];
  for (const year of years) uses.push(...onlineSalesUse(policy, year, await subsidyOf(ledger, year)));
  return uses;
}

/** A year's fund as it is answered: what was laid down, and all money planned and spent by then. Amounts in fen. */
export async function readFund(ledger: SubsidyModuleService, year: number) {
  const policy = ledger.policy();
  const { plans, uses } = await readFundFacts(ledger, year);
  const online_sales_fen = await subsidyOf(ledger, year);
  const spent = [...uses, ...onlineSalesUse(policy, year, online_sales_fen)];
  const budgets = [...(policy.funds?.sources.keys() ?? [])].map((source) => ({
    source,
    budget_fen: budgetOf(plans, source),
  }));
  const plan = plans.find((one) => one.policy_year === year) ?? null;

  return {
    plan,
    bands_of: policy.funds?.bands_of ?? null,
    budgets,
    states: fundStates(policy, year, plannedUses(plans), spent),
    online_sales_fen,
  };
}

async function subsidyOf(ledger: SubsidyModuleService, year: number): Promise<Fen> {
  return fen((await readYearOverview(ledger, year)).totals.subsidy_fen);
}
