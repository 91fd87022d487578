import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import { compareText } from "../ledger/book";
import type { MerchantKind, SalesChannelKind } from "../ledger/order-snapshot";
import { startOfDate } from "../time/policy-year";
import { assess } from "./assess";
import type { Assessment, ClaimantSales } from "./assessment";
import { eligibilityIfAny, eligibilityOf } from "./eligibility";
import { type FundState, type FundUse, fundBands } from "./fund-bands";
import { valueInYear } from "./parameter";
import type { Policy } from "./policy";
import type { Reform } from "./reform";

/**
 * A sum of sales that a policy may count or not: unlike {@link ClaimantSales} it also holds what only a reform would
 * admit, so it says by whom and where the sales were made. What is out for another reason (no goods class, no approval,
 * freight) is in no sum.
 */
export interface SimulatedSales extends ClaimantSales {
  claimant_kind: MerchantKind;
  channel: SalesChannelKind;
  /**
   * One of the dates of {@link eligibilityDates}: the sales were made from it until the next. In the year before it says
   * what `previous_net_fen` is of, and the sum holds no sales. Left out: they were made at any time of the year, in which
   * eligibility must then not change.
   */
  from?: string | undefined;
}

/** One claimant's class before and after; null where it has no sales that count. */
export interface SimulatedRow {
  claimant_id: string;
  claimant_name: string;
  goods_class: string;
  before: Assessment | null;
  after: Assessment | null;
  before_fen: Fen;
  after_fen: Fen;
  difference_fen: Fen;
}

export interface Simulation {
  policy_id: string;
  policy_year: number;
  reform_id: string;
  /** By claimant, then class. */
  rows: readonly SimulatedRow[];
  /** Totals by goods class, in the policy's order. */
  classes: readonly { goods_class: string; before_fen: Fen; after_fen: Fen; difference_fen: Fen }[];
  before_fen: Fen;
  after_fen: Fen;
  difference_fen: Fen;
  /** Sources and bands with the subsidy added to the other uses; null when the policy has no funds for it. */
  funds: { before: FundState; after: FundState } | null;
}

/**
 * What a reform would change in a year: per claimant and class, in total, and against the fund bands, to which the
 * year's subsidy is added beside `uses` (all other money used so far). Errors: those of `assess` and `fundBands`.
 */
export function simulate(
  policy: Policy,
  reform: Reform,
  year: number,
  sales: readonly SimulatedSales[],
  uses: readonly FundUse[],
): Simulation {
  const before = assess(policy, year, countedSales(policy, year, sales));
  const after = assess(reform.policy, year, countedSales(reform.policy, year, sales));
  const classes = [...policy.online_sales.goods_classes.keys()];
  const rows = compareAssessments(before, after, classes);
  const totals = totalsOf(rows);
  return {
    policy_id: policy.id,
    policy_year: year,
    reform_id: reform.id,
    rows,
    classes: classes.map((goods_class) => ({
      goods_class,
      ...totalsOf(rows.filter((row) => row.goods_class === goods_class)),
    })),
    ...totals,
    funds: fundsOf(policy, reform, year, totals, uses),
  };
}

/** Sets two assessments of the same year side by side, by claimant's id and then in the order of `classes`. */
export function compareAssessments(
  before: readonly Assessment[],
  after: readonly Assessment[],
  classes: readonly string[],
): SimulatedRow[] {
  const [old, changed] = [before, after].map((list) => new Map(list.map((one) => [keyOf(one), one])));
  const all = [...new Map([...before, ...after].map((one) => [keyOf(one), one]))].sort(
    ([, a], [, b]) =>
      compareText(a.claimant_id, b.claimant_id) || classes.indexOf(a.goods_class) - classes.indexOf(b.goods_class),
  );
  return all.map(([key, { claimant_id, claimant_name, goods_class }]) => {
    const [was, is] = [old?.get(key) ?? null, changed?.get(key) ?? null];
    const before_fen = was?.subsidy_fen ?? fen(0);
    const after_fen = is?.subsidy_fen ?? fen(0);
    return {
      claimant_id,
      claimant_name,
      goods_class,
      before: was,
      after: is,
      before_fen,
      after_fen,
      difference_fen: fen(after_fen - before_fen),
    };
  });
}

/**
 * What a policy counts of the sums: its channels, its kinds of merchants, on the days of the sales; one sum per claimant
 * and class. What was sold the year before is counted by the days of then; where the policy says nothing of them, last
 * year's net is not known. Errors, for a sum of the whole year in which eligibility changes: `day_outside_policy`,
 * `parameter_not_in_force`, `parameter_changes_within_year`.
 */
export function countedSales(policy: Policy, year: number, sales: readonly SimulatedSales[]): ClaimantSales[] {
  const sums = new Map<string, ClaimantSales>();
  const sold = new Set<string>();
  for (const one of sales) {
    const key = keyOf(one);
    const isFormer = one.from !== undefined && one.from < `${year}-01-01`;
    const counts = isCounted(policy, year, one);
    if (counts === false || (counts === null && !isFormer)) continue;
    if (!isFormer) sold.add(key);
    const { previous_net_fen, ...amounts } = plain(one);
    const own = counts === null || previous_net_fen === undefined ? amounts : { ...amounts, previous_net_fen };
    const sum = sums.get(key);
    sums.set(key, sum ? added(sum, own) : own);
  }
  return [...sums].filter(([key]) => sold.has(key)).map(([, sum]) => sum);
}

/** Null where the policy says nothing of the days of the sales. */
function isCounted(policy: Policy, year: number, { from, claimant_kind, channel }: SimulatedSales): boolean | null {
  if (from === undefined) checkConstant(policy, year);
  const eligibility = eligibilityIfAny(policy)(startOfDate(from ?? `${year}-01-01`));
  if (!eligibility) return null;
  return eligibility.merchant_kinds.includes(claimant_kind) && eligibility.channels.includes(channel);
}

/** What is asked of a sale must be the same on every day of a year whose sales do not say when they were made. */
function checkConstant(policy: Policy, year: number): void {
  const { merchant_kinds, channels } = policy.online_sales;
  valueInYear(merchant_kinds, year);
  valueInYear(channels, year);
  for (const date of [`${year}-01-01`, `${year}-12-31`]) eligibilityOf(policy)(startOfDate(date));
}

function plain({ claimant_kind: _kind, channel: _channel, from: _from, ...sales }: SimulatedSales): ClaimantSales {
  return sales;
}

function added(a: ClaimantSales, b: ClaimantSales): ClaimantSales {
  const { previous_net_fen, ...sum } = a;
  const previous =
    previous_net_fen === undefined || b.previous_net_fen === undefined
      ? {}
      : { previous_net_fen: fen(previous_net_fen + b.previous_net_fen) };
  return {
    ...sum,
    gross_fen: fen(a.gross_fen + b.gross_fen),
    refunded_fen: fen(a.refunded_fen + b.refunded_fen),
    adjusted_fen: fen(a.adjusted_fen + b.adjusted_fen),
    ...previous,
    entries: [...(a.entries ?? []), ...(b.entries ?? [])],
  };
}

interface Totals {
  before_fen: Fen;
  after_fen: Fen;
  difference_fen: Fen;
}

function totalsOf(rows: readonly SimulatedRow[]): Totals {
  const before_fen = sumFen(rows.map((row) => row.before_fen));
  const after_fen = sumFen(rows.map((row) => row.after_fen));
  return { before_fen, after_fen, difference_fen: fen(after_fen - before_fen) };
}

function fundsOf(policy: Policy, reform: Reform, year: number, totals: Totals, uses: readonly FundUse[]) {
  if (!policy.funds || !policy.online_sales.fund) return null;
  const state = (one: Policy, amount_fen: Fen) => {
    const fund = one.online_sales.fund;
    const name = `${one.online_sales.name} ${year}`;
    const own = fund ? [{ id: `online_sales/${year}`, name, ...fund, amount_fen }] : [];
    return fundBands(one, `${year}-12-31`, [...uses, ...own]);
  };
  return { before: state(policy, totals.before_fen), after: state(reform.policy, totals.after_fen) };
}

function keyOf({ claimant_id, goods_class }: { claimant_id: string; goods_class: string }): string {
  return JSON.stringify([claimant_id, goods_class]);
}
