import { type Fen, fen } from "@qinshui/cn/money";
import { mulRate } from "../money/rate";
import type { Assessment, ClaimantSales } from "./assessment";
import { ruleErrors } from "./errors";
import { explain } from "./explain";
import type { Band, Basis, Comparison, Policy } from "./policy";
import { type BandYearRules, goodsClassRules, type RateYearRules, yearRules } from "./year-rules";

/**
 * What the policy yields for each claimant and goods class in a year, in the order given. Every amount is computed on
 * the yearly total and rounded once. Clauses are the policy's own; each step is in `explanation`.
 *
 * Errors: `unknown_goods_class`, `policy_not_in_force`, `parameter_not_in_force`, `parameter_changes_within_year`,
 * `previous_year_missing` (basis `growth` only), `sales_invalid` for a negative sum, or two sums of one claimant and
 * class (the threshold would be granted twice).
 */
export function assess(policy: Policy, year: number, sales: readonly ClaimantSales[]): Assessment[] {
  checkYear(policy, year);
  checkSales(sales);
  return sales.map((one) => assessOne(policy, year, one));
}

type Amounts = Pick<Assessment, "method" | "rate_ppm" | "basis" | "rounding" | "band" | "excess_fen" | "subsidy_fen">;

function assessOne(policy: Policy, year: number, sales: ClaimantSales): Assessment {
  const { name } = goodsClassRules(policy, sales.goods_class);
  const rules = yearRules(policy, sales.goods_class, year);
  const comparison = rules.comparison.value;
  const net = fen(sales.gross_fen - sales.refunded_fen + sales.adjusted_fen);
  const threshold = rules.threshold.value;
  const reached = reaches(net, threshold, comparison);
  const result: Omit<Assessment, "explanation"> = {
    policy_id: policy.id,
    document_number: policy.document_number,
    policy_year: year,
    claimant_id: sales.claimant_id,
    claimant_name: sales.claimant_name,
    goods_class: sales.goods_class,
    goods_class_zh: name,
    gross_fen: sales.gross_fen,
    refunded_fen: sales.refunded_fen,
    adjusted_fen: sales.adjusted_fen,
    net_fen: net,
    threshold_fen: threshold,
    reached,
    missing_fen: missingTo(threshold, net, comparison),
    comparison,
    ...(rules.method === "rate" ? amountsByRate(rules, net, reached, sales) : amountsByBands(rules, net)),
  };
  return { ...result, explanation: explain(policy, rules, result, sales) };
}

function amountsByRate(rules: RateYearRules, net: Fen, reached: boolean, sales: ClaimantSales): Amounts {
  const { value: rate } = rules.rate;
  const excess = reached ? subsidisedPart(rules.basis.value, net, rules.threshold.value, sales) : fen(0);
  return {
    method: "rate",
    rate_ppm: rate,
    basis: rules.basis.value,
    rounding: rules.rounding.value,
    band: null,
    excess_fen: excess,
    subsidy_fen: mulRate(excess, rate, rules.rounding.value),
  };
}

function amountsByBands(rules: BandYearRules, net: Fen): Amounts {
  const band = bandOf(rules.bands.value, net, rules.comparison.value);
  return {
    method: "bands",
    rate_ppm: null,
    basis: null,
    rounding: null,
    band,
    excess_fen: fen(0),
    subsidy_fen: band?.amount_fen ?? fen(0),
  };
}

/** The highest band whose line is reached. Bands ascend. */
function bandOf(bands: readonly Band[], net: Fen, comparison: Comparison): Band | null {
  return bands.findLast((band) => reaches(net, band.from_fen, comparison)) ?? null;
}

function reaches(net: Fen, line: Fen, comparison: Comparison): boolean {
  return comparison === "gte" ? net >= line : net > line;
}

function subsidisedPart(basis: Basis, net: Fen, threshold: Fen, sales: ClaimantSales): Fen {
  if (basis === "whole") return net;
  if (basis === "excess") return fen(net - threshold);
  const previous = sales.previous_net_fen;
  if (previous === undefined) throw ruleErrors.previous_year_missing({ claimant: sales.claimant_name });
  const growth = net - (previous > threshold ? previous : threshold);
  return fen(growth > 0n ? growth : 0n);
}

/** How much more must be sold; one fen more where the threshold itself is not enough. */
function missingTo(threshold: Fen, net: Fen, comparison: Comparison): Fen {
  const missing = threshold - net + (comparison === "gt" ? 1n : 0n);
  return fen(missing > 0n ? missing : 0n);
}

/** Whether the policy is in force on any day of the year. */
export function coversYear(policy: Pick<Policy, "effective_from" | "effective_to">, year: number): boolean {
  const from = Number(policy.effective_from.slice(0, 4));
  const to = policy.effective_to === null ? Number.POSITIVE_INFINITY : Number(policy.effective_to.slice(0, 4));
  return Number.isInteger(year) && year >= from && year <= to;
}

/** Error: `policy_not_in_force` for a year outside the policy's. */
export function checkYear(policy: Policy, year: number): void {
  if (!coversYear(policy, year)) {
    const period = { from: policy.effective_from, to: policy.effective_to ?? "未定" };
    throw ruleErrors.policy_not_in_force({ policy: policy.id, year, ...period });
  }
}

function checkSales(sales: readonly ClaimantSales[]): void {
  const seen = new Set<string>();
  for (const { claimant_id, claimant_name: claimant, goods_class, gross_fen, refunded_fen } of sales) {
    const key = JSON.stringify([claimant_id, goods_class]);
    if (seen.has(key)) throw ruleErrors.sales_invalid({ claimant, goods_class, problem: "出现两次" });
    if (gross_fen < 0n)
      throw ruleErrors.sales_invalid({ claimant, goods_class, problem: `销售总额 ${gross_fen} 分为负数` });
    if (refunded_fen < 0n)
      throw ruleErrors.sales_invalid({ claimant, goods_class, problem: `退款 ${refunded_fen} 分为负数` });
    seen.add(key);
  }
}
