import { parse } from "yaml";
import { ruleErrors } from "./errors";
import type { Clause } from "./policy";

/** Texts of a policy folder by path relative to it, with "/" between the parts. */
export type PolicyFiles = Readonly<Record<string, string>>;

/** Error: `unknown_clause` for an id that the policy's text does not have. */
export function checkClauses(file: string, ids: readonly string[], clauses: ReadonlyMap<string, Clause>): void {
  const unknown = ids.find((id) => !clauses.has(id));
  if (unknown !== undefined) throw ruleErrors.unknown_clause({ file, clause: unknown });
}

export function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text, { uniqueKeys: true });
  } catch (error) {
    throw invalid(file, error instanceof Error ? error.message : String(error));
  }
}

/** The error of a policy file that is not as it must be. */
export function invalid(file: string, problem: string): Error {
  return ruleErrors.policy_invalid({ file, problem });
}
