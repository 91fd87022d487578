import { z } from "@medusajs/framework/zod";
import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import { type FundState, type FundUse, fundBands } from "../rules/fund-bands";
import type { FundPlace, Policy } from "../rules/policy";
import { type Case, grantedOf } from "./application";
import { projectErrors } from "./errors";
import { fenField } from "./facts";

/** A year's fund as somebody laid it down; amounts in fen as text. */
export const fundSchema = z.strictObject({
  /** What each source gives for the year. */
  sources: z.array(z.strictObject({ source: z.string().min(1), amount_fen: fenField })).max(20),
  /** What is planned out of a place, and what of it is spent already. */
  allocations: z
    .array(
      z.strictObject({
        name: z.string().trim().min(1, "请填写安排的名称").max(100),
        source: z.string().min(1),
        band: z.string().min(1).nullable(),
        planned_fen: fenField,
        used_fen: fenField,
      }),
    )
    .max(200),
});
export type FundContent = z.infer<typeof fundSchema>;

/** A version of a year's fund. */
export interface FundPlan extends FundContent {
  policy_year: number;
  version: number;
  reason: string;
  saved_by: string;
  saved_at: Date;
}

/** Errors: `fund_place_unknown`, `fund_allocation_twice`. */
export function checkFund(policy: Policy, { sources, allocations }: FundContent): void {
  for (const { source } of sources) {
    if (!policy.funds?.sources.has(source)) throw projectErrors.fund_place_unknown({ place: source });
  }
  const given = sources.map(({ source }) => source);
  const twice = given.find((source, i) => given.indexOf(source) !== i);
  if (twice) throw projectErrors.fund_allocation_twice({ name: twice });
  for (const [i, { name, source, band }] of allocations.entries()) {
    assertPlace(policy, { source, band });
    if (allocations.findIndex((one) => one.name === name) !== i) throw projectErrors.fund_allocation_twice({ name });
  }
}

/** Error: `fund_place_unknown` for a source or band that the policy has not, or a source without the band it needs. */
export function assertPlace({ funds }: Policy, { source, band }: FundPlace): void {
  const isKnown = funds?.sources.has(source) && (band === null || funds.bands.has(band));
  const isDivided = source === funds?.bands_of;
  if (!isKnown || isDivided !== (band !== null)) {
    throw projectErrors.fund_place_unknown({ place: band === null ? source : `${source} / ${band}` });
  }
}

/** Places that money can come from, as a form offers them: a source, or a band of the divided one. */
export function fundPlaces({ funds }: Policy): (FundPlace & { name: string })[] {
  if (!funds) return [];
  return [...funds.sources].flatMap(([source, { name }]): (FundPlace & { name: string })[] =>
    source === funds.bands_of
      ? [...funds.bands].map(([band, { name: own }]) => ({ source, band, name: `${name} · ${own}` }))
      : [{ source, band: null, name }],
  );
}

/** What the fund's newest versions plan, as uses of the money. */
export function plannedUses(plans: readonly FundPlan[]): FundUse[] {
  return plans.flatMap((plan) => plan.allocations.map((one) => useOf(plan, one, fen(one.planned_fen))));
}

/** What is spent by the fund's newest versions, and what stands granted. */
export function spentUses(plans: readonly FundPlan[], cases: readonly Case[]): FundUse[] {
  const spent = plans.flatMap((plan) => plan.allocations.map((one) => useOf(plan, one, fen(one.used_fen))));
  const granted = cases.map((one) => ({
    id: one.application.id,
    name: one.application.project_name ?? one.application.claimant_name,
    source: one.application.fund_source,
    band: one.application.fund_band,
    amount_fen: grantedOf(one),
  }));
  return [...spent, ...granted];
}

/** The subsidy for online sales of a year as a use of the money; none where the policy names no place for it. */
export function onlineSalesUse(policy: Policy, year: number, amount_fen: Fen): FundUse[] {
  const { fund, name } = policy.online_sales;
  return fund ? [{ id: `online_sales/${year}`, name: `${name} ${year}`, ...fund, amount_fen }] : [];
}

/** What a source gives until a year, by the fund's versions. */
export function budgetOf(plans: readonly FundPlan[], source: string): Fen {
  const own = plans.flatMap(({ sources }) => sources.filter((one) => one.source === source));
  return sumFen(own.map(({ amount_fen }) => fen(amount_fen)));
}

/** Planned and spent against sources and bands, by the parameters of the year's last day; null without funds. */
export function fundStates(
  policy: Policy,
  year: number,
  planned: readonly FundUse[],
  spent: readonly FundUse[],
): { planned: FundState; spent: FundState } | null {
  if (!policy.funds) return null;
  const date = `${year}-12-31`;
  return { planned: fundBands(policy, date, planned), spent: fundBands(policy, date, spent) };
}

function useOf(plan: FundPlan, { name, source, band }: FundContent["allocations"][number], amount_fen: Fen): FundUse {
  return { id: `fund/${plan.policy_year}/${name}`, name, source, band, amount_fen };
}
