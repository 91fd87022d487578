import type { LoanCondition, NewProjectCondition } from "./conditions";
import { checkFacts } from "./grant";

/** What is known of a project that is applied for, whichever way it is funded. Dates as YYYY-MM-DD in Shanghai. */
export interface ProjectFacts {
  project_id: string;
  project_name: string;
  claimant_id: string;
  claimant_name: string;
  /** The builder is an enterprise of those that the policy provides for. */
  town_enterprise: boolean;
  /** The project lies in the area that the policy provides for. */
  in_area: boolean;
  /** 新建产业项目 */
  new_project: boolean;
  /** 建设主体申报, 市场效益分析, 评估验收: null for a step that has not been taken. */
  applied_on: string | null;
  analysed_on: string | null;
  accepted_on: string | null;
}

/** What a project lacks of all that a policy may ask of it, whichever way it is funded. */
export function projectLacks(facts: ProjectFacts): Record<NewProjectCondition & LoanCondition, boolean> {
  return {
    not_town_enterprise: !facts.town_enterprise,
    not_in_area: !facts.in_area,
    not_new_project: !facts.new_project,
    not_applied: facts.applied_on === null,
    not_analysed: facts.analysed_on === null,
    not_accepted: facts.accepted_on === null,
  };
}

/** Error: `facts_invalid`. */
export function checkProjectDates(facts: ProjectFacts): void {
  const { applied_on, analysed_on, accepted_on } = facts;
  checkFacts(facts.project_name, {}, { applied_on, analysed_on, accepted_on });
}
