import type { Fen } from "@qinshui/cn/money";
import type { Assessment, Basis, Comparison } from "./assessment";
import { ruleErrors } from "./errors";
import { valueInYear } from "./parameter";
import type { DatedValue, GoodsClassRules, Policy } from "./policy";

/** The parameters of one goods class that a year is assessed by. */
export interface YearRules {
  threshold: DatedValue<Fen>;
  rate: DatedValue<bigint>;
  basis: DatedValue<Basis>;
  comparison: DatedValue<Comparison>;
  rounding: DatedValue<Assessment["rounding"]>;
}

/** Errors: `unknown_goods_class`, `parameter_not_in_force`, `parameter_changes_within_year`. */
export function yearRules(policy: Policy, goodsClass: string, year: number): YearRules {
  const rules = goodsClassRules(policy, goodsClass);
  return {
    threshold: valueInYear(rules.threshold, year),
    rate: valueInYear(rules.rate, year),
    basis: valueInYear(rules.basis, year),
    comparison: valueInYear(rules.comparison, year),
    rounding: valueInYear(rules.rounding, year),
  };
}

/** Error: `unknown_goods_class`. */
export function goodsClassRules(policy: Policy, goodsClass: string): GoodsClassRules {
  const rules = policy.online_sales.goods_classes.get(goodsClass);
  if (!rules) throw ruleErrors.unknown_goods_class({ policy: policy.id, goods_class: goodsClass });
  return rules;
}
