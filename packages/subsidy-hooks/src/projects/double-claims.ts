import { type Claim, type DoubleFundingFinding, doubleFunding, FUNDING_UNIT_ZH } from "../rules/double-funding";
import { PROGRAMME_ZH } from "../rules/grant";
import type { Policy } from "../rules/policy";
import { type Application, type Case, standingOf } from "./application";
import { projectErrors } from "./errors";

/** Lines of a merchant that online sales count in a year. */
export interface CountedLine {
  line_id: string;
  order_display_id: string;
  merchant_id: string;
  merchant_name: string;
  policy_year: number;
}

/** One project or line that is claimed more than once, in words. */
export interface DoubleClaim {
  /** Applications that take part; the claims of online sales are none. */
  application_ids: readonly string[];
  key: string;
  /** Programme, year and claimant of each claim. */
  programmes: string;
  clauses: readonly string[];
}

/**
 * What standing applications and online sales claim more than once, by the policy's rule at the end of a year: a project,
 * a line, or what a claimant did in a year under a programme that is about no project. Refused and withdrawn applications
 * claim nothing. `lines` are those of the applications that online sales count.
 *
 * Errors: those of `doubleFunding`.
 */
export function doubleClaims(
  policy: Policy,
  year: number,
  cases: readonly Case[],
  lines: readonly CountedLine[],
): DoubleClaim[] {
  if (policy.no_double_funding === null) return [];
  const standing = cases.filter((one) => ["open", "granted"].includes(standingOf(one)));
  const names = new Map<string, string>();
  const claims = [...standing.map((one) => applicationClaim(one, names)), ...salesClaims(lines, names)];
  // As the first of them wrote it.
  const projects = new Map(
    [...standing].reverse().map(({ application }) => [application.project_key, subjectText(application)]),
  );
  const orders = new Map(lines.map((line) => [line.line_id, `订单 ${line.order_display_id} 的销售明细`]));
  return doubleFunding(policy, `${year}-12-31`, claims).map((found) => ({
    application_ids: found.claims.map(({ claim_id }) => claim_id).filter((id) => !id.startsWith(ONLINE)),
    key: (found.unit === "project" ? projects : orders).get(found.key) ?? `${FUNDING_UNIT_ZH[found.unit]} ${found.key}`,
    programmes: found.claims.map((claim) => claimText(claim, names)).join("、"),
    clauses: found.explanation.clauses,
  }));
}

/** Error: `project_double_funded` naming all programmes that claim the same. */
export function assertFundedOnce(applicationId: string, found: readonly DoubleClaim[]): void {
  const own = found.find(({ application_ids }) => application_ids.includes(applicationId));
  if (own) throw projectErrors.project_double_funded({ key: own.key, programmes: own.programmes });
}

const ONLINE = "online_sales/";

function applicationClaim({ application }: Case, names: Map<string, string>): Claim {
  const { id, facts, policy_year, project_key, line_ids, claimant_name } = application;
  names.set(id, claimant_name);
  return { claim_id: id, programme: facts.programme, policy_year, project_id: project_key, lines: line_ids };
}

/** What an application is about, in words. */
function subjectText({ project_number, claimant_name, credit_code, policy_year, facts }: Application): string {
  if (project_number !== null) return `项目 ${project_number}`;
  return `${claimant_name}（${credit_code}）${policy_year} 年度的${PROGRAMME_ZH[facts.programme]}`;
}

function salesClaims(lines: readonly CountedLine[], names: Map<string, string>): Claim[] {
  const claims = new Map<string, Claim & { lines: string[] }>();
  for (const { line_id, merchant_id, merchant_name, policy_year } of lines) {
    const claim_id = `${ONLINE}${policy_year}/${merchant_id}`;
    names.set(claim_id, merchant_name);
    const own = claims.get(claim_id);
    if (own) own.lines.push(line_id);
    else claims.set(claim_id, { claim_id, programme: "online_sales", policy_year, project_id: null, lines: [line_id] });
  }
  return [...claims.values()];
}

function claimText(claim: DoubleFundingFinding["claims"][number], names: ReadonlyMap<string, string>): string {
  return `${PROGRAMME_ZH[claim.programme]} ${claim.policy_year} 年度（${names.get(claim.claim_id) ?? claim.claim_id}）`;
}
