import { projectErrors } from "./errors";

/** Said of a firm whose credit code is known under another name. */
export interface Renamed {
  reason: string;
}

/** A name without the ways to write it: width, case, white space, characters of no width. */
function nameKey(name: string): string {
  return name
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[\s\p{Cf}]/gu, "");
}

/**
 * Under which other name the owner of a credit code is known; null when it is known under this one, or not at all. A
 * code has one owner, so another name is taken only with a reason why it is the same firm. Error:
 * `project_credit_code_known` naming the name that is known.
 */
export function formerName(
  { claimant_name, credit_code }: { claimant_name: string; credit_code: string },
  known: readonly string[],
  renamed: Renamed | null,
): string | null {
  const [first] = known;
  if (first === undefined || known.some((name) => nameKey(name) === nameKey(claimant_name))) return null;
  if (!renamed) throw projectErrors.project_credit_code_known({ credit_code, known: first, name: claimant_name });
  return first;
}
