import { type Fen, fen, formatFen } from "@qinshui/cn/money";
import { isCalendarDate } from "../time/calendar-date";
import type { ExplanationLine, ParameterUse } from "./assessment";
import { CROSS_BORDER_CONDITIONS, NEW_PROJECT_CONDITIONS } from "./conditions";
import { ruleErrors } from "./errors";
import type { DatedValue, Parameter } from "./parameter";
import type { Policy } from "./policy";

export const PROGRAMMES = ["online_sales", "new_project_grant", "loan_interest", "cross_border"] as const;
export type Programme = (typeof PROGRAMMES)[number];

export const PROGRAMME_ZH: Readonly<Record<Programme, string>> = {
  online_sales: "网络销售奖补",
  new_project_grant: "新建产业项目配套",
  loan_interest: "项目建设贷款贴息",
  cross_border: "跨境电商补贴",
};

/** Why a claim outside of online sales gets nothing. */
export const GRANT_REASONS = [
  ...NEW_PROJECT_CONDITIONS,
  "not_long_term",
  "loan_not_for_building",
  ...CROSS_BORDER_CONDITIONS,
] as const;
export type GrantReason = (typeof GRANT_REASONS)[number];

/** In words that fit every county: what exactly is provided for stands in the clauses that the condition cites. */
export const GRANT_REASON_ZH: Readonly<Record<GrantReason, string>> = {
  not_town_enterprise: "建设主体不是规定范围内的企业",
  not_in_area: "项目不在规定范围内",
  not_new_project: "不是新建产业项目",
  not_applied: "建设主体没有申报",
  not_analysed: "没有做市场效益分析",
  not_accepted: "没有通过项目评估验收",
  not_built_in_year: "不是当年建设",
  not_effective_in_year: "不是当年见效",
  not_long_term: "不是长期项目",
  loan_not_for_building: "贷款不是用于项目建设",
  not_enterprise: "申报主体不是企业",
  no_platform_agreement: "没有与第三方跨境电商平台签订服务协议",
  no_results: "没有取得实绩",
};

const GRANT_REASON_EN: Readonly<Record<GrantReason, string>> = {
  not_town_enterprise: "the builder is no enterprise of those provided for",
  not_in_area: "the project does not lie in the area provided for",
  not_new_project: "no new industrial project",
  not_applied: "not applied for",
  not_analysed: "no analysis of market and benefit",
  not_accepted: "not evaluated and accepted",
  not_built_in_year: "not built in the year",
  not_effective_in_year: "not effective in the year",
  not_long_term: "no long-term project",
  loan_not_for_building: "the loan is not for building the project",
  not_enterprise: "the claimant is no enterprise",
  no_platform_agreement: "no agreement with a third-party cross-border platform",
  no_results: "no actual results",
};

/** What the policy yields for one claim outside of online sales. Amounts in fen. */
export interface Grant {
  programme: Programme;
  policy_id: string;
  document_number: string;
  policy_year: number;
  claimant_id: string;
  claimant_name: string;
  /** Null for a programme that is not about projects. */
  project_id: string | null;
  /** In the order of GRANT_REASONS; empty when something can be granted. */
  reasons: readonly GrantReason[];
  /** The most that can be granted; 0 when there is a reason against it. */
  ceiling_fen: Fen;
  /** What is proposed, cut to the ceiling. */
  grant_fen: Fen;
  /** Every step, in the order it is computed. */
  explanation: readonly ExplanationLine[];
}

/** A line of an explanation that sums no entries. */
export function step(
  zh: string,
  en: string,
  clauses: readonly string[],
  parameters: readonly ParameterUse[] = [],
): ExplanationLine {
  return { zh, en, clauses, parameters, entries: [] };
}

export function parameterUse<T>(parameter: Parameter<T>, { from, value }: DatedValue<T>): ParameterUse {
  return { name: parameter.name, from, value: String(value) };
}

/** What is lacking of the conditions that the policy asks, in the order of GRANT_REASONS. */
export function reasonsAgainst<Condition extends GrantReason>(
  asked: readonly Condition[],
  lacks: Readonly<Record<Condition, boolean>>,
): GrantReason[] {
  const against = new Set<GrantReason>(asked.filter((condition) => lacks[condition]));
  return GRANT_REASONS.filter((reason) => against.has(reason));
}

/** The conditions and what is lacking of them, by the clauses that they rest on. */
export function reasonsStep<Condition extends GrantReason>(
  reasons: readonly GrantReason[],
  parameter: Parameter<readonly Condition[]>,
  dated: DatedValue<readonly Condition[]>,
): ExplanationLine {
  const used = [parameterUse(parameter, dated)];
  if (reasons.length === 0) return step("申报条件：全部符合", "Conditions: all are met", dated.clauses, used);
  const zh = reasons.map((reason) => GRANT_REASON_ZH[reason]).join("；");
  const en = reasons.map((reason) => GRANT_REASON_EN[reason]).join("; ");
  return step(`申报条件：${zh}，不予补助`, `Conditions: ${en}; nothing is granted`, dated.clauses, used);
}

/** The proposal beside the ceiling, and the smaller of them. */
export function grantStep(proposed: Fen, ceiling: Fen, clauses: readonly string[]): ExplanationLine {
  const [asked, most, granted] = [proposed, ceiling, least(proposed, ceiling)].map(formatFen);
  return proposed > ceiling
    ? step(`拟补助 ${asked}，核减为 ${granted}`, `${asked} proposed, cut to ${granted}`, clauses)
    : step(`拟补助 ${asked}，不超过 ${most}`, `${asked} proposed, not above ${most}`, clauses);
}

export function least(a: Fen, b: Fen): Fen {
  return a < b ? a : b;
}

/** Errors: `facts_invalid` for an amount below zero or a text that is no date, naming the field. */
export function checkFacts(
  subject: string,
  amounts: Readonly<Record<string, Fen>>,
  dates: Readonly<Record<string, string | null>> = {},
): void {
  for (const [field, amount] of Object.entries(amounts)) {
    if (amount < fen(0)) throw ruleErrors.facts_invalid({ subject, problem: `${field} ${amount} 分为负数` });
  }
  for (const [field, date] of Object.entries(dates)) {
    if (date !== null && !isCalendarDate(date)) {
      throw ruleErrors.facts_invalid({ subject, problem: `${field} “${date}”不是有效日期` });
    }
  }
}

/** The programme's rules. Error: `programme_missing` when the document does not have it. */
export function programmeOf<T>(policy: Policy, rules: T | null, programme: string): T {
  if (rules === null) throw ruleErrors.programme_missing({ policy: policy.id, programme });
  return rules;
}
