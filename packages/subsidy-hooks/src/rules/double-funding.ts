import { compareText } from "../ledger/book";
import type { ExplanationLine } from "./assessment";
import { PROGRAMME_ZH, type Programme, parameterUse, programmeOf, step } from "./grant";
import { valueOn } from "./parameter";
import type { FundingUnit, Policy } from "./policy";

/** A claim to money of one programme for one year, with what it rests on. */
export interface Claim {
  claim_id: string;
  programme: Programme;
  policy_year: number;
  /** The project, or whatever else is funded once as a project is; null for a claim that rests on lines alone. */
  project_id: string | null;
  /** Ids of the sale lines it counts; empty for a claim about a project. */
  lines: readonly string[];
}

/** 疑点: one project or line is claimed more than once. A person decides which claim stands. */
export interface DoubleFundingFinding {
  code: "double_funding";
  unit: FundingUnit;
  /** The project or line. */
  key: string;
  claims: readonly { claim_id: string; programme: Programme; policy_year: number }[];
  explanation: ExplanationLine;
}

/**
 * What is claimed more than once, by the policy's rule on a Shanghai date (不得重复享受; clause c8 of the first policy):
 * a project in any two claims, of whatever programmes and years; a line in any two claims, or twice in one. A project
 * that is paid interest year after year is not: its cap is over all years. Projects first, then lines, by key.
 *
 * Errors: `programme_missing`, `parameter_not_in_force`.
 */
export function doubleFunding(policy: Policy, date: string, claims: readonly Claim[]): DoubleFundingFinding[] {
  const rules = programmeOf(policy, policy.no_double_funding, "no_double_funding");
  const units = valueOn(rules.units, date);
  const finding = (unit: FundingUnit, key: string, own: readonly Claim[]): DoubleFundingFinding => ({
    code: "double_funding",
    unit,
    key,
    claims: own.map(({ claim_id, programme, policy_year }) => ({ claim_id, programme, policy_year })),
    explanation: explanationOf(unit, key, own, units.clauses, [parameterUse(rules.units, units)]),
  });
  const isRuled = (unit: FundingUnit) => units.value.includes(unit);
  const projects = isRuled("project") ? groups(claims, ({ project_id }) => (project_id ? [project_id] : [])) : [];
  const lines = isRuled("line") ? groups(claims, ({ lines }) => lines) : [];
  return [
    ...projects.filter(([, own]) => isTwice(own)).map(([key, own]) => finding("project", key, own)),
    ...lines.filter(([, own]) => own.length > 1).map(([key, own]) => finding("line", key, own)),
  ];
}

/** More than one claim, unless all are of interest, each for a year of its own. */
function isTwice(claims: readonly Claim[]): boolean {
  const years = new Set(claims.map((claim) => claim.policy_year));
  const isYearly = claims.every((claim) => claim.programme === "loan_interest");
  return isYearly ? years.size < claims.length : claims.length > 1;
}

function groups(claims: readonly Claim[], keysOf: (claim: Claim) => readonly string[]): [string, Claim[]][] {
  const found = new Map<string, Claim[]>();
  for (const claim of claims) {
    for (const key of keysOf(claim)) {
      const own = found.get(key);
      if (own) own.push(claim);
      else found.set(key, [claim]);
    }
  }
  return [...found].sort(([a], [b]) => compareText(a, b));
}

/** 项目, 销售明细 */
export const FUNDING_UNIT_ZH: Readonly<Record<FundingUnit, string>> = { project: "项目", line: "销售明细" };

function explanationOf(
  unit: FundingUnit,
  key: string,
  claims: readonly Claim[],
  clauses: readonly string[],
  parameters: ExplanationLine["parameters"],
): ExplanationLine {
  const zh = claims.map((claim) => `${PROGRAMME_ZH[claim.programme]} ${claim.policy_year}（${claim.claim_id}）`);
  const en = claims.map((claim) => `${claim.programme} ${claim.policy_year} (${claim.claim_id})`);
  return step(
    `${FUNDING_UNIT_ZH[unit]} ${key} 重复申报：${zh.join("、")}`,
    `${unit} ${key} is claimed more than once: ${en.join(", ")}`,
    clauses,
    parameters,
  );
}
