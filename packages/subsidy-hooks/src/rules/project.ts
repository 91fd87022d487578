import { checkFacts, type GrantReason } from "./grant";

/** What is known of a project that is applied for, whichever way it is funded. Dates as YYYY-MM-DD in Shanghai. */
export interface ProjectFacts {
  project_id: string;
  project_name: string;
  claimant_id: string;
  claimant_name: string;
  /** 乡村 e 镇企业 */
  town_enterprise: boolean;
  /** 新建产业项目 */
  new_project: boolean;
  /** 建设主体申报, 市场效益分析, 评估验收: null for a step that has not been taken. */
  applied_on: string | null;
  analysed_on: string | null;
  accepted_on: string | null;
}

/** The conditions that both ways of funding a project share (clause c5-2-5 of the first policy). */
export function projectReasons(facts: ProjectFacts): GrantReason[] {
  const applies: Partial<Record<GrantReason, boolean>> = {
    not_town_enterprise: !facts.town_enterprise,
    not_new_project: !facts.new_project,
    not_applied: facts.applied_on === null,
    not_analysed: facts.analysed_on === null,
    not_accepted: facts.accepted_on === null,
  };
  return reasonsThat(applies);
}

export function reasonsThat(applies: Partial<Record<GrantReason, boolean>>): GrantReason[] {
  return (Object.keys(applies) as GrantReason[]).filter((reason) => applies[reason]);
}

/** Error: `facts_invalid`. */
export function checkProjectDates(facts: ProjectFacts): void {
  const { applied_on, analysed_on, accepted_on } = facts;
  checkFacts(facts.project_name, {}, { applied_on, analysed_on, accepted_on });
}
