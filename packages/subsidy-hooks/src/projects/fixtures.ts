import { fen } from "@qinshui/cn/money";
import type { Application, Case, Decision, DecisionMade } from "./application";
import type { ApplicationFacts } from "./facts";
import { projectKey } from "./project-key";

/** Test data only. */

type FactsOf<P extends ApplicationFacts["programme"]> = Extract<ApplicationFacts, { programme: P }>;

const project = {
  town_enterprise: true,
  in_area: true,
  new_project: true,
  applied_on: "2026-02-01",
  analysed_on: "2026-02-10",
  accepted_on: "2026-09-01",
};

export function newProject(more: Partial<FactsOf<"new_project_grant">> = {}): FactsOf<"new_project_grant"> {
  return {
    programme: "new_project_grant",
    ...project,
    requested_fen: "300000000",
    built_on: "2026-08-01",
    effective_on: "2026-09-01",
    // 30 % of it is far above the cap in principle.
    invested_fen: "2000000000",
    leading_industry: false,
    ...more,
  };
}

export function loan(more: Partial<FactsOf<"loan_interest">> = {}): FactsOf<"loan_interest"> {
  return {
    programme: "loan_interest",
    ...project,
    requested_fen: "50000000",
    long_term: true,
    loan_for_building: true,
    interest_paid_fen: "150000000",
    granted_before_fen: "0",
    ...more,
  };
}

export const crossBorder: FactsOf<"cross_border"> = {
  programme: "cross_border",
  enterprise: true,
  platform_agreement: true,
  net_sales_fen: "120000000",
};

export function applied(id: string, facts: ApplicationFacts, more: Partial<Application> = {}): Application {
  const isProject = facts.programme !== "cross_border";
  const application = {
    id,
    policy_year: 2026,
    project_number: isProject ? "示例-1" : null,
    project_name: isProject ? "示例蜂蜜加工线" : null,
    merchant_id: null,
    claimant_name: `示例公司 ${id}`,
    credit_code: "91140521MA0DEM0012",
    former_name: null,
    renamed_reason: null,
    facts,
    line_ids: [],
    fund_source: "province",
    fund_band: "leading_industry",
    recorded_by: "user_1",
    recorded_at: new Date("2026-10-01T00:00:00Z"),
    ...more,
  };
  return { ...application, project_key: projectKey(application) };
}

export function decided(decision: Decision, amount: bigint | null = null, position = 1): DecisionMade {
  return {
    position,
    decision,
    amount_fen: amount === null ? null : fen(amount),
    assessed_fen: amount === null ? null : fen(amount),
    document_number: amount === null ? null : "示例文 1 号",
    over_fund_fen: null,
    reason: "示例",
    decided_by: "user_1",
    decided_at: new Date("2026-10-02T00:00:00Z"),
  };
}

export function caseOf(application: Application, ...decisions: DecisionMade[]): Case {
  return { application, cap: null, decisions };
}

export function capOf(amount: bigint): NonNullable<Case["cap"]> {
  return {
    number: "示例专题会议纪要 3 号",
    decided_on: "2026-09-20",
    amount_fen: fen(amount),
    reason: "主导产业",
    recorded_by: "user_1",
    recorded_at: new Date("2026-09-21T00:00:00Z"),
  };
}
