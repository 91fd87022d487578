import { type Fen, fen, formatFen, sumFen } from "@qinshui/cn/money";
import { assessCrossBorder } from "../rules/assess-cross-border";
import { assessLoanInterest } from "../rules/assess-loan-interest";
import { assessProject, type CapDecision } from "../rules/assess-project";
import { GRANT_REASON_ZH, type Grant } from "../rules/grant";
import type { Policy } from "../rules/policy";
import { projectErrors } from "./errors";
import type { ApplicationFacts } from "./facts";

/** An application as it was recorded; it never changes. */
export interface Application {
  id: string;
  policy_year: number;
  /** As it was written; null for a programme that is not about projects. */
  project_number: string | null;
  /** By which the same is known again, however it was written (`projectKey`). */
  project_key: string;
  project_name: string | null;
  merchant_id: string | null;
  claimant_name: string;
  credit_code: string;
  /** Under which other name the owner of the code was known, and why it is the same firm; null when it was not. */
  former_name: string | null;
  renamed_reason: string | null;
  facts: ApplicationFacts;
  /** Lines of the shop's own orders on which it rests. */
  line_ids: readonly string[];
  /** The money that it is to be paid from. */
  fund_source: string;
  fund_band: string | null;
  recorded_by: string;
  recorded_at: Date;
}

export const DECISIONS = ["grant", "refuse", "withdraw"] as const;
export type Decision = (typeof DECISIONS)[number];

export const DECISION_ZH: Readonly<Record<Decision, string>> = {
  grant: "予以补助",
  refuse: "不予补助",
  withdraw: "撤回",
};

export const STANDINGS = ["open", "granted", "refused", "withdrawn"] as const;
export type Standing = (typeof STANDINGS)[number];

export const STANDING_ZH: Readonly<Record<Standing, string>> = {
  open: "待决定",
  granted: "已补助",
  refused: "不予补助",
  withdrawn: "已撤回",
};

/** A decision as it stands: by whom, when, why. Amounts in fen, null unless something is granted. */
export interface DecisionMade {
  position: number;
  decision: Decision;
  amount_fen: Fen | null;
  /** The most that the rules allowed then. */
  assessed_fen: Fen | null;
  document_number: string | null;
  /** By how much the money's source is exceeded with it, as was confirmed; null when it is not. */
  over_fund_fen: Fen | null;
  reason: string;
  decided_by: string;
  decided_at: Date;
}

/** 专项决定: the recorded decision to go above the cap in principle. */
export interface CapDecided extends CapDecision {
  reason: string;
  recorded_by: string;
  recorded_at: Date;
}

/** An application with all that was decided about it. */
export interface Case {
  application: Application;
  cap: CapDecided | null;
  /** In the order in which they were made. */
  decisions: readonly DecisionMade[];
}

const AFTER: Readonly<Record<Decision, Standing>> = { grant: "granted", refuse: "refused", withdraw: "withdrawn" };
const FROM: Readonly<Record<Decision, readonly Standing[]>> = {
  grant: ["open"],
  refuse: ["open"],
  withdraw: ["open", "granted"],
};

export function standingOf({ decisions }: Pick<Case, "decisions">): Standing {
  const last = decisions.at(-1);
  return last ? AFTER[last.decision] : "open";
}

/** The decisions that may follow where an application stands. */
export function possibleDecisions(standing: Standing): Decision[] {
  return DECISIONS.filter((decision) => FROM[decision].includes(standing));
}

/** Error: `project_decision_out_of_order`. */
export function assertFollows(standing: Standing, decision: Decision): void {
  if (FROM[decision].includes(standing)) return;
  const words = { standing: STANDING_ZH[standing], decision: DECISION_ZH[decision] };
  throw projectErrors.project_decision_out_of_order(words);
}

/** What stands granted; 0 for an application that is not. */
export function grantedOf(one: Case): Fen {
  if (standingOf(one) !== "granted") return fen(0);
  return one.decisions.at(-1)?.amount_fen ?? fen(0);
}

/** Interest that stands granted to the same project in other years. */
export function grantedElsewhere(own: Case, others: readonly Case[]): Fen {
  const { facts, project_key, policy_year } = own.application;
  return sumFen(
    others
      .filter(({ application: other }) => other.facts.programme === facts.programme)
      .filter(({ application: other }) => other.project_key === project_key && other.policy_year !== policy_year)
      .map(grantedOf),
  );
}

/**
 * What the rules make of an application when `proposed` is to be granted (without it, what was asked for). `elsewhere`
 * is what {@link grantedElsewhere} says. Errors: those of the rules, among them `parameter_missing` naming what the
 * document does not give.
 */
export function assessCase(policy: Policy, { application, cap }: Case, elsewhere: Fen, proposed?: Fen): Grant {
  const { facts, policy_year, claimant_name, credit_code } = application;
  const claimant = { claimant_id: credit_code, claimant_name };
  const project = {
    ...claimant,
    project_id: application.project_key,
    project_name: application.project_name ?? "",
  };
  switch (facts.programme) {
    case "new_project_grant":
      return assessProject(policy, policy_year, {
        ...facts,
        ...project,
        invested_fen: fen(facts.invested_fen),
        decision: cap,
        proposed_fen: proposed ?? fen(facts.requested_fen),
      });
    case "loan_interest":
      return assessLoanInterest(policy, policy_year, {
        ...facts,
        ...project,
        interest_paid_fen: fen(facts.interest_paid_fen),
        granted_before_fen: fen(fen(facts.granted_before_fen) + elsewhere),
        proposed_fen: proposed ?? fen(facts.requested_fen),
      });
    case "cross_border":
      return assessCrossBorder(policy, policy_year, {
        ...facts,
        ...claimant,
        net_sales_fen: fen(facts.net_sales_fen),
      });
  }
}

const DAY_ZH: Readonly<Record<string, string>> = {
  applied_on: "申报日期",
  analysed_on: "市场效益分析日期",
  accepted_on: "评估验收日期",
  built_on: "建成日期",
  effective_on: "见效日期",
};

/**
 * Money is granted for what has happened: no day of an application is after `today` (YYYY-MM-DD in Shanghai), and its
 * year has begun. Error: `project_not_eligible` naming the days.
 */
export function assertHappened({ facts, policy_year }: Application, today: string): void {
  const days = Object.entries(facts).filter(
    ([field, day]) => field in DAY_ZH && typeof day === "string" && day > today,
  );
  const reasons = days.map(([field, day]) => `${DAY_ZH[field]} ${day} 还没有到`);
  if (`${policy_year}-01-01` > today) reasons.push(`${policy_year} 年度还没有开始`);
  if (reasons.length > 0) throw projectErrors.project_not_eligible({ reasons: reasons.join("；") });
}

/** Errors: `project_not_eligible` naming the reasons, `project_above_assessed`. */
export function assertWithin(grant: Grant, amount: Fen): void {
  if (grant.reasons.length > 0) {
    const reasons = grant.reasons.map((reason) => GRANT_REASON_ZH[reason]).join("；");
    throw projectErrors.project_not_eligible({ reasons });
  }
  if (amount <= grant.ceiling_fen) return;
  throw projectErrors.project_above_assessed({ most: formatFen(grant.ceiling_fen), asked: formatFen(amount) });
}
