import { type Fen, fen, formatFen } from "@qinshui/cn/money";
import { mulRate } from "../money/rate";
import { checkYear } from "./assess";
import type { ExplanationLine } from "./assessment";
import { ruleErrors } from "./errors";
import { percentText, roundingText, unique } from "./explain";
import {
  checkFacts,
  type Grant,
  grantStep,
  least,
  parameterUse,
  programmeOf,
  reasonsAgainst,
  reasonsStep,
  step,
} from "./grant";
import type { DatedValue } from "./parameter";
import { valueInYear } from "./parameter";
import type { NewProjectGrant, Policy } from "./policy";
import { checkProjectDates, type ProjectFacts, projectLacks } from "./project";
import { firstPolicyDay } from "./year-rules";

/** A new industrial project (新建产业项目). Amounts in fen, dates as YYYY-MM-DD in Shanghai. */
export interface NewProject extends ProjectFacts {
  /** 建成 and 见效: null for what has not happened yet. */
  built_on: string | null;
  effective_on: string | null;
  /** 实际投入资金 */
  invested_fen: Fen;
  /** 主导产业 */
  leading_industry: boolean;
  /** The recorded decision to go above the cap in principle; null when there is none. */
  decision: CapDecision | null;
  /** What the office proposes to grant. */
  proposed_fen: Fen;
}

export interface CapDecision {
  /** 文号 or minutes by which it can be found. */
  number: string;
  decided_on: string;
  /** The most that it allows for this project. */
  amount_fen: Fen;
}

/**
 * 新建产业项目配套 of one project in a year, if it meets the policy's conditions: at most the policy's share of the money
 * actually invested, at most the cap in principle; above that cap only for a project of the leading industry, up to the amount of a recorded decision, and
 * never above the share (clauses c5-2-5, c5-2-6 of the first policy).
 *
 * Errors: `programme_missing`, `policy_not_in_force`, `parameter_not_in_force`, `parameter_changes_within_year`,
 * `facts_invalid`.
 */
export function assessProject(policy: Policy, year: number, project: NewProject): Grant {
  checkYear(policy, year);
  const rules = programmeOf(policy, policy.new_project_grant, "new_project_grant");
  check(project);
  const first = firstPolicyDay(policy, year);
  const conditions = valueInYear(rules.conditions, year, first);
  const reasons = reasonsAgainst(conditions.value, {
    ...projectLacks(project),
    not_built_in_year: yearOf(project.built_on) !== year,
    not_effective_in_year: yearOf(project.effective_on) !== year,
  });
  const share = shareCap(rules, year, first, project);
  const principle = principleCap(rules, year, first, project);
  const ceiling = reasons.length > 0 ? fen(0) : least(share.cap, principle.cap);
  const lines = [reasonsStep(reasons, rules.conditions, conditions)];
  if (reasons.length === 0) {
    const clauses = unique([...share.line.clauses, ...principle.line.clauses]);
    lines.push(share.line, principle.line, grantStep(project.proposed_fen, ceiling, clauses));
  }
  return {
    programme: "new_project_grant",
    policy_id: policy.id,
    document_number: policy.document_number,
    policy_year: year,
    claimant_id: project.claimant_id,
    claimant_name: project.claimant_name,
    project_id: project.project_id,
    reasons,
    ceiling_fen: ceiling,
    grant_fen: least(project.proposed_fen, ceiling),
    explanation: lines,
  };
}

interface Cap {
  cap: Fen;
  line: ExplanationLine;
}

function shareCap(rules: NewProjectGrant, year: number, first: string, { invested_fen }: NewProject): Cap {
  const rate = valueInYear(rules.rate_cap, year, first);
  const rounding = valueInYear(rules.rounding, year, first);
  const cap = mulRate(invested_fen, rate.value, rounding.value);
  const [zh, en] = roundingText(rounding.value);
  const figures = `${formatFen(invested_fen)} × ${percentText(rate.value)} = ${formatFen(cap)}`;
  const line = step(
    `不高于实际投入资金的 ${percentText(rate.value)}（自 ${rate.from} 起）：${figures}（${zh}）`,
    `At most ${percentText(rate.value)} of the money actually invested (since ${rate.from}): ${figures} (${en})`,
    unique([...rate.clauses, ...rounding.clauses]),
    [parameterUse(rules.rate_cap, rate), parameterUse(rules.rounding, rounding)],
  );
  return { cap, line };
}

function principleCap(rules: NewProjectGrant, year: number, first: string, project: NewProject): Cap {
  const dated = valueInYear(rules.principle_cap, year, first);
  const raised = raisedBy(project, dated);
  const [zh, en] = exceptionText(project, raised);
  const amount = formatFen(dated.value);
  const line = step(
    `原则上不超过 ${amount}（自 ${dated.from} 起）${zh}`,
    `In principle at most ${amount} (since ${dated.from})${en}`,
    dated.clauses,
    [parameterUse(rules.principle_cap, dated)],
  );
  return { cap: raised ?? dated.value, line };
}

/** The decided amount, where it lifts the cap of a leading-industry project; null otherwise. */
function raisedBy({ leading_industry, decision }: NewProject, { value }: DatedValue<Fen>): Fen | null {
  return leading_industry && decision && decision.amount_fen > value ? decision.amount_fen : null;
}

function exceptionText({ leading_industry, decision }: NewProject, raised: Fen | null): [zh: string, en: string] {
  if (!decision) return ["", ""];
  const { number, decided_on } = decision;
  if (raised !== null) {
    return [
      `；主导产业项目，按 ${decided_on} 的决定（${number}）可至 ${formatFen(raised)}`,
      `; a leading-industry project, up to ${formatFen(raised)} by the decision of ${decided_on} (${number})`,
    ];
  }
  return leading_industry
    ? [`；决定（${number}）没有超过它`, `; the decision (${number}) does not go above it`]
    : [
        `；不是主导产业项目，决定（${number}）不能超过它`,
        `; no leading-industry project, so the decision (${number}) cannot go above it`,
      ];
}

function yearOf(date: string | null): number | null {
  return date === null ? null : Number(date.slice(0, 4));
}

function check(project: NewProject): void {
  checkProjectDates(project);
  const { invested_fen, proposed_fen, built_on, effective_on, decision } = project;
  checkFacts(project.project_name, { invested_fen, proposed_fen }, { built_on, effective_on });
  if (!decision) return;
  if (decision.number.trim() === "")
    throw ruleErrors.facts_invalid({ subject: project.project_name, problem: "decision.number 没有写明文号" });
  checkFacts(project.project_name, { decided_fen: decision.amount_fen }, { decided_on: decision.decided_on });
}
