import type { Application } from "./application";

/** White space, characters of no width, and whatever is written for a dash. */
const SEPARATORS = /[\s\p{Cf}\p{Pd}\u02d7\u2043\u2212\u2500]/gu;

/** A project's number without the ways to spell it: width, case, white space, dashes. Empty for nothing but those. */
export function numberKey(number: string): string {
  return number.normalize("NFKC").toUpperCase().replace(SEPARATORS, "");
}

/**
 * By which two applications are known to be about the same: the project, or for a programme that is not about projects
 * what the claimant did in the year. Small letters keep the latter apart from every number.
 */
export function projectKey(
  application: Pick<Application, "project_number" | "policy_year" | "credit_code"> & {
    facts: Pick<Application["facts"], "programme">;
  },
): string {
  const { project_number, facts, policy_year, credit_code } = application;
  return project_number === null ? `${facts.programme}/${policy_year}/${credit_code}` : numberKey(project_number);
}
