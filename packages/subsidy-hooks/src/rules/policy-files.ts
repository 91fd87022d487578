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

/** Reads a file's text as YAML. Error: `policy_invalid` naming the file. */
export type YamlParser = (file: string, text: string) => unknown;

export function parseYaml(file: string, text: string): unknown {
  try {
    return parse(text, { uniqueKeys: true });
  } catch (error) {
    throw invalid(file, error instanceof Error ? error.message : String(error));
  }
}

/** Reads each text once, for whoever reads many policies that differ in a few files. What it gives is not to be changed. */
export function yamlParser(): YamlParser {
  const known = new Map<string, unknown>();
  return (file, text) => {
    if (!known.has(text)) known.set(text, parseYaml(file, text));
    return known.get(text);
  };
}

/** The error of a policy file that is not as it must be. */
export function invalid(file: string, problem: string): Error {
  return ruleErrors.policy_invalid({ file, problem });
}
