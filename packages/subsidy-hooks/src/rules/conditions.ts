const PROJECT_CONDITIONS = [
  "not_town_enterprise",
  "not_in_area",
  "not_new_project",
  "not_applied",
  "not_analysed",
  "not_accepted",
] as const;

/** What a policy may ask of a claim, each called by the reason that stands against a claim without it. */
export const NEW_PROJECT_CONDITIONS = [...PROJECT_CONDITIONS, "not_built_in_year", "not_effective_in_year"] as const;
export const LOAN_CONDITIONS = [...PROJECT_CONDITIONS, "not_long_term", "loan_not_for_building"] as const;
export const CROSS_BORDER_CONDITIONS = ["not_enterprise", "no_platform_agreement", "no_results"] as const;

export type NewProjectCondition = (typeof NEW_PROJECT_CONDITIONS)[number];
export type LoanCondition = (typeof LOAN_CONDITIONS)[number];
export type CrossBorderCondition = (typeof CROSS_BORDER_CONDITIONS)[number];
