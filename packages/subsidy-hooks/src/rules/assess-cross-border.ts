import { type Fen, fen, formatFen } from "@qinshui/cn/money";
import { mulRate } from "../money/rate";
import { checkYear } from "./assess";
import { ruleErrors } from "./errors";
import { percentText, roundingText, unique } from "./explain";
import {
  checkFacts,
  type Grant,
  PROGRAMME_ZH,
  parameterUse,
  programmeOf,
  reasonsAgainst,
  reasonsStep,
  step,
} from "./grant";
import type { Parameter } from "./parameter";
import { valueInYear } from "./parameter";
import type { Policy } from "./policy";
import { firstPolicyDay } from "./year-rules";

/** An enterprise's year of cross-border sales. Amounts in fen. */
export interface CrossBorderSales {
  claimant_id: string;
  claimant_name: string;
  /** 企业 */
  enterprise: boolean;
  /** 与第三方跨境电子商务平台签订服务协议 */
  platform_agreement: boolean;
  /** 实绩: net cross-border online sales of the year. */
  net_sales_fen: Fen;
}

/**
 * 跨境电商补贴 of one enterprise in a year: a share of its net cross-border sales, rounded once. A document that promises
 * a share and names none (clause c5-8 of the first policy) is not computed.
 *
 * Errors: `parameter_missing` naming the parameter, `programme_missing`, `policy_not_in_force`,
 * `parameter_not_in_force`, `parameter_changes_within_year`, `facts_invalid`.
 */
export function assessCrossBorder(policy: Policy, year: number, sales: CrossBorderSales): Grant {
  checkYear(policy, year);
  const rules = programmeOf(policy, policy.cross_border, "cross_border");
  const rateParameter = given(rules.rate, "cross_border/rate");
  const roundingParameter = given(rules.rounding, "cross_border/rounding");
  const conditionsParameter = given(rules.conditions, "cross_border/conditions");
  const { net_sales_fen } = sales;
  checkFacts(sales.claimant_name, { net_sales_fen });
  const first = firstPolicyDay(policy, year);
  const conditions = valueInYear(conditionsParameter, year, first);
  const reasons = reasonsAgainst(conditions.value, {
    not_enterprise: !sales.enterprise,
    no_platform_agreement: !sales.platform_agreement,
    no_results: net_sales_fen === 0n,
  });
  const rate = valueInYear(rateParameter, year, first);
  const rounding = valueInYear(roundingParameter, year, first);
  const grant = reasons.length > 0 ? fen(0) : mulRate(net_sales_fen, rate.value, rounding.value);
  const lines = [reasonsStep(reasons, conditionsParameter, conditions)];
  if (reasons.length === 0) {
    const figures = `${formatFen(net_sales_fen)} × ${percentText(rate.value)} = ${formatFen(grant)}`;
    const [zh, en] = roundingText(rounding.value);
    lines.push(
      step(
        `补贴 = ${figures}（比例自 ${rate.from} 起；全年合计${zh}，只取整一次）`,
        `Subsidy = ${figures} (rate since ${rate.from}; the yearly total ${en}, once)`,
        unique([...rate.clauses, ...rounding.clauses]),
        [parameterUse(rateParameter, rate), parameterUse(roundingParameter, rounding)],
      ),
    );
  }
  return {
    programme: "cross_border",
    policy_id: policy.id,
    document_number: policy.document_number,
    policy_year: year,
    claimant_id: sales.claimant_id,
    claimant_name: sales.claimant_name,
    project_id: null,
    reasons,
    ceiling_fen: grant,
    grant_fen: grant,
    explanation: lines,
  };
}

function given<T>(parameter: Parameter<T> | null, name: string): Parameter<T> {
  if (parameter === null) throw ruleErrors.parameter_missing({ name, programme: PROGRAMME_ZH.cross_border });
  return parameter;
}
