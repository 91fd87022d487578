import { type CatalogueError, isCatalogueError } from "@qinshui/cn/errors";
import type { Fen } from "@qinshui/cn/money";
import {
  assessCase,
  type Case,
  DECISION_ZH,
  grantedOf,
  possibleDecisions,
  STANDING_ZH,
  standingOf,
} from "../projects/application";
import type { DoubleClaim } from "../projects/double-claims";
import { fundPlaces } from "../projects/fund";
import type { ExplanationLine } from "../rules/assessment";
import { GRANT_REASON_ZH, PROGRAMME_ZH } from "../rules/grant";
import type { Policy } from "../rules/policy";

/** What the rules make of an application. Amounts in fen. */
export interface AssessedReport {
  ceiling_fen: Fen;
  grant_fen: Fen;
  /** Why nothing can be granted; empty when something can. */
  reasons: string[];
  explanation: readonly ExplanationLine[];
}

/** Why the rules compute nothing: what happened, and what to do. */
export interface RefusedReport {
  code: string;
  title: string;
  hint: string;
  /** What the document does not give, where that is why. */
  parameter: string | null;
}

/** An application as it is answered: what it is, what the rules make of it, what was decided. */
export function projectReport(policy: Policy, one: Case, elsewhere: Fen, double: readonly DoubleClaim[]) {
  const { application, cap, decisions } = one;
  const standing = standingOf(one);
  const { fund_source, fund_band } = application;
  const place = fundPlaces(policy).find(({ source, band }) => source === fund_source && band === fund_band);
  return {
    ...application,
    programme: application.facts.programme,
    programme_text: PROGRAMME_ZH[application.facts.programme],
    place_text: place?.name ?? fund_source,
    standing,
    standing_text: STANDING_ZH[standing],
    granted_fen: grantedOf(one),
    ...assessed(policy, one, elsewhere),
    double: double.filter(({ application_ids }) => application_ids.includes(application.id)),
    cap,
    decisions: decisions.map((made) => ({ ...made, decision_text: DECISION_ZH[made.decision] })),
    possible: possibleDecisions(standing).map((code) => ({ code, text: DECISION_ZH[code] })),
  };
}
export type ProjectReport = ReturnType<typeof projectReport>;

function assessed(
  policy: Policy,
  one: Case,
  elsewhere: Fen,
): { assessed: AssessedReport | null; refused: RefusedReport | null } {
  try {
    const { ceiling_fen, grant_fen, reasons, explanation } = assessCase(policy, one, elsewhere);
    const texts = reasons.map((reason) => GRANT_REASON_ZH[reason]);
    return { assessed: { ceiling_fen, grant_fen, reasons: texts, explanation }, refused: null };
  } catch (error) {
    if (!isCatalogueError(error)) throw error;
    return { assessed: null, refused: refusal(error) };
  }
}

/** What a parameter that only a later document can give is called, by the last part of its name. */
const MISSING_ZH: Readonly<Record<string, string>> = { rate: "补贴比例", rounding: "取整办法", conditions: "申报条件" };

/** In words for who decides: what the document leaves open is the county's to settle, not a file's. */
function refusal({ code, title, hint, details }: CatalogueError): RefusedReport {
  if (code !== "parameter_missing") return { code, title, hint, parameter: null };
  const parameter = String(details.name);
  const what = MISSING_ZH[parameter.split("/").at(-1) ?? ""] ?? "这一项";
  return {
    code,
    title: `公文未规定${what}，须县里先明确，才能核算${details.programme}`,
    hint: "现在可以先登记申报，等县里出台文件之后再核算和决定。",
    parameter,
  };
}

/** The clauses that the reports cite, word for word, each once. */
export function citedClauses(policy: Policy, reports: readonly ProjectReport[]) {
  const cited = reports.flatMap(({ assessed, double }) => [
    ...(assessed?.explanation ?? []).flatMap(({ clauses }) => clauses),
    ...double.flatMap(({ clauses }) => clauses),
  ]);
  return [...new Set(cited)].sort().flatMap((id) => {
    const clause = policy.clauses.get(id);
    return clause ? [{ id, title: clause.title, text: clause.text }] : [];
  });
}
