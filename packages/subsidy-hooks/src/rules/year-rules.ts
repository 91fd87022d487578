import type { Fen } from "@qinshui/cn/money";
import type { Rounding } from "../money/rate";
import { ruleErrors } from "./errors";
import type { DatedValue } from "./parameter";
import { valueInYear } from "./parameter";
import type { Band, Basis, Comparison, GoodsClassRules, Policy } from "./policy";

/** The parameters of one goods class that a year is assessed by. */
export type YearRules = RateYearRules | BandYearRules;

export interface RateYearRules {
  method: "rate";
  threshold: DatedValue<Fen>;
  rate: DatedValue<bigint>;
  basis: DatedValue<Basis>;
  comparison: DatedValue<Comparison>;
  rounding: DatedValue<Rounding>;
}

export interface BandYearRules {
  method: "bands";
  /** The lowest band's line. */
  threshold: DatedValue<Fen>;
  bands: DatedValue<readonly Band[]>;
  comparison: DatedValue<Comparison>;
}

/**
 * Each must hold on every day of the year on which a sale can count. Errors: `unknown_goods_class`,
 * `parameter_not_in_force`, `parameter_changes_within_year`.
 */
export function yearRules(policy: Policy, goodsClass: string, year: number): YearRules {
  const rules = goodsClassRules(policy, goodsClass);
  const first = firstSaleDay(policy, year);
  const comparison = valueInYear(rules.comparison, year, first);
  if (rules.method === "bands") {
    const bands = valueInYear(rules.bands, year, first);
    return { method: "bands", threshold: { ...bands, value: lowestLine(bands.value) }, bands, comparison };
  }
  return {
    method: "rate",
    threshold: valueInYear(rules.threshold, year, first),
    rate: valueInYear(rules.rate, year, first),
    basis: valueInYear(rules.basis, year, first),
    comparison,
    rounding: valueInYear(rules.rounding, year, first),
  };
}

/** The first day of a year on which the policy is in force. */
export function firstPolicyDay({ effective_from }: Policy, year: number): string {
  return latest([`${year}-01-01`, effective_from]);
}

/** The first day of a year on which a sale can count: what begins by then holds for all that counts. */
function firstSaleDay(policy: Policy, year: number): string {
  const { channels, merchant_kinds } = policy.online_sales;
  const eligible = [channels, merchant_kinds].flatMap(({ values }) => values.slice(0, 1).map((value) => value.from));
  return latest([firstPolicyDay(policy, year), ...eligible]);
}

function latest(dates: readonly string[]): string {
  return [...dates].sort().at(-1) ?? "";
}

function lowestLine(bands: readonly Band[]): Fen {
  const [lowest] = bands;
  if (!lowest) throw new RangeError("a goods class without bands");
  return lowest.from_fen;
}

/** Error: `unknown_goods_class`. */
export function goodsClassRules(policy: Policy, goodsClass: string): GoodsClassRules {
  const rules = policy.online_sales.goods_classes.get(goodsClass);
  if (!rules) throw ruleErrors.unknown_goods_class({ policy: policy.id, goods_class: goodsClass });
  return rules;
}
