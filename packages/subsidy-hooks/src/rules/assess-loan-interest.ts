import { type Fen, fen, formatFen } from "@qinshui/cn/money";
import { checkYear } from "./assess";
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
import { valueInYear } from "./parameter";
import type { Policy } from "./policy";
import { checkProjectDates, type ProjectFacts, projectLacks } from "./project";
import { firstPolicyDay } from "./year-rules";

/** The loan of a long-term project (长期项目). Amounts in fen. */
export interface ProjectLoan extends ProjectFacts {
  /** 投入大、见效慢 */
  long_term: boolean;
  /** 项目建设贷款 */
  loan_for_building: boolean;
  /** Interest actually paid in the year. */
  interest_paid_fen: Fen;
  /** Interest already granted to this project in earlier years. */
  granted_before_fen: Fen;
  /** What the office proposes to grant for the year. */
  proposed_fen: Fen;
}

/**
 * 项目建设贷款贴息 of one project in a year, if it meets the policy's conditions: at most the interest paid, and with what
 * was granted before at most the policy's cap, which itself may be granted (clause c5-2-7 of the first policy).
 *
 * Errors: `programme_missing`, `policy_not_in_force`, `parameter_not_in_force`, `parameter_changes_within_year`,
 * `facts_invalid`.
 */
export function assessLoanInterest(policy: Policy, year: number, loan: ProjectLoan): Grant {
  checkYear(policy, year);
  const rules = programmeOf(policy, policy.loan_interest, "loan_interest");
  check(loan);
  const first = firstPolicyDay(policy, year);
  const conditions = valueInYear(rules.conditions, year, first);
  const reasons = reasonsAgainst(conditions.value, {
    ...projectLacks(loan),
    not_long_term: !loan.long_term,
    loan_not_for_building: !loan.loan_for_building,
  });
  const cap = valueInYear(rules.cap, year, first);
  const left = cap.value > loan.granted_before_fen ? fen(cap.value - loan.granted_before_fen) : fen(0);
  const ceiling = reasons.length > 0 ? fen(0) : least(loan.interest_paid_fen, left);
  const lines = [reasonsStep(reasons, rules.conditions, conditions)];
  if (reasons.length === 0) {
    const paid = formatFen(loan.interest_paid_fen);
    const figures = `${formatFen(cap.value)} − ${formatFen(loan.granted_before_fen)} → ${formatFen(left)}`;
    lines.push(
      step(`不超过当年实付利息 ${paid}`, `At most the interest paid in the year, ${paid}`, rules.clauses),
      step(
        `最高不超过 ${formatFen(cap.value)}（自 ${cap.from} 起），减去以前年度已贴息：${figures}`,
        `At most ${formatFen(cap.value)} (since ${cap.from}), less what was granted before: ${figures}`,
        cap.clauses,
        [parameterUse(rules.cap, cap)],
      ),
      grantStep(loan.proposed_fen, ceiling, cap.clauses),
    );
  }
  return {
    programme: "loan_interest",
    policy_id: policy.id,
    document_number: policy.document_number,
    policy_year: year,
    claimant_id: loan.claimant_id,
    claimant_name: loan.claimant_name,
    project_id: loan.project_id,
    reasons,
    ceiling_fen: ceiling,
    grant_fen: least(loan.proposed_fen, ceiling),
    explanation: lines,
  };
}

function check(loan: ProjectLoan): void {
  checkProjectDates(loan);
  const { interest_paid_fen, granted_before_fen, proposed_fen } = loan;
  checkFacts(loan.project_name, { interest_paid_fen, granted_before_fen, proposed_fen });
}
