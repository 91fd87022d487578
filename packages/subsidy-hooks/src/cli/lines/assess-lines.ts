import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import { compareText } from "../../ledger/book";
import type { Eligibility } from "../../ledger/eligibility";
import type { Reason } from "../../ledger/reasons";
import { assess, checkYear } from "../../rules/assess";
import type { Assessment, ClaimantSales } from "../../rules/assessment";
import { eligibilityOf, isPolicyGap } from "../../rules/eligibility";
import type { Policy } from "../../rules/policy";
import { yearBounds } from "../../time/policy-year";
import type { SaleLine } from "./sale-line";

export interface ExcludedLine {
  entry_id: string;
  /** Why it does not count, in the codes of a sealed line: the first that applies, what was decided last. */
  reason: Reason;
}

/** What a year's lines come to. */
export interface LinesAssessment {
  /** One per claimant and goods class with a counted line, by claimant, then in the policy's order of classes. */
  assessments: readonly Assessment[];
  excluded: readonly ExcludedLine[];
  /** Lines whose sale lies in another policy year. */
  other_years: number;
}

const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

/**
 * Sums lines as they come and assesses the year when they are through. Memory: a sum per claimant and class, the ids
 * of the lines that do not count. Errors: `policy_not_in_force` for a year that is not the policy's; those of `assess`,
 * from `finish`.
 */
export function lineAssessor(policy: Policy, year: number) {
  checkYear(policy, year);
  const { from, to } = yearBounds(year);
  const eligibilityAt = byDay(eligibilityOf(policy));
  const sums = new Map<string, ClaimantSales>();
  const excluded: ExcludedLine[] = [];
  let otherYears = 0;

  const take = (line: SaleLine): void => {
    if (line.sale_occurred_at < from.getTime() || line.sale_occurred_at >= to.getTime()) {
      otherYears++;
      return;
    }
    const reason = exclusionOf(line, eligibilityAt(line.sale_occurred_at));
    if (reason) excluded.push({ entry_id: line.entry_id, reason });
    else addTo(sums, line);
  };

  const finish = (): LinesAssessment => {
    const classes = [...policy.online_sales.goods_classes.keys()];
    const sales = [...sums.values()].sort(
      (a, b) =>
        compareText(a.claimant_id, b.claimant_id) || classes.indexOf(a.goods_class) - classes.indexOf(b.goods_class),
    );
    return { assessments: assess(policy, year, sales), excluded, other_years: otherYears };
  };

  return { take, finish };
}

function exclusionOf(line: SaleLine, eligibility: Eligibility | null): Reason | undefined {
  if (!eligibility) return "policy_not_in_force";
  if (line.part === "freight") return "freight";
  if (!eligibility.channels.includes(line.channel)) return "offline_channel";
  if (line.claimant_id === "") return "merchant_missing";
  if (!eligibility.merchant_kinds.includes(line.claimant_kind)) return "merchant_kind";
  if (line.goods_class === "") return "goods_class_missing";
  return line.decided ?? undefined;
}

function addTo(sums: Map<string, ClaimantSales>, { claimant_id, goods_class, amount_fen }: SaleLine): void {
  const key = `${goods_class} ${claimant_id}`;
  const sum = sums.get(key) ?? emptySum(claimant_id, goods_class);
  sums.set(key, sum);
  // Here a sum is by sign: an adjustment upwards is gross, one downwards is money back.
  if (amount_fen > 0n) sum.gross_fen = fen(sum.gross_fen + amount_fen);
  else sum.refunded_fen = fen(sum.refunded_fen - amount_fen);
}

function emptySum(claimant_id: string, goods_class: string): ClaimantSales {
  const zero: Fen = fen(0);
  return {
    claimant_id,
    claimant_name: claimant_id,
    goods_class,
    gross_fen: zero,
    refunded_fen: zero,
    adjusted_fen: zero,
  };
}

/** Eligibility is dated by Shanghai days, so it is asked once a day; null where the policy says nothing yet. */
function byDay(eligibilityAt: (instant: Date) => Eligibility): (time: number) => Eligibility | null {
  const known = new Map<number, Eligibility | null>();
  return (time) => {
    const day = Math.floor((time + SHANGHAI_MS) / DAY_MS);
    const found = known.get(day);
    if (found !== undefined) return found;
    const asked = ask(eligibilityAt, new Date(time));
    known.set(day, asked);
    return asked;
  };
}

function ask(eligibilityAt: (instant: Date) => Eligibility, instant: Date): Eligibility | null {
  try {
    return eligibilityAt(instant);
  } catch (error) {
    if (isPolicyGap(error)) return null;
    throw error;
  }
}

/** Σ of the subsidies. */
export function totalSubsidy(assessments: readonly Assessment[]): Fen {
  return sumFen(assessments.map((one) => one.subsidy_fen));
}
