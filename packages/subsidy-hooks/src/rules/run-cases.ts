import { isCatalogueError } from "@qinshui/cn/errors";
import type { CaseSubject, Outcome } from "./cases/case-kind";
import type { PolicyCase } from "./parse-cases";
import type { Policy } from "./policy";

export interface CaseResult {
  file: string;
  name: string;
  subject: CaseSubject;
  years: readonly number[];
  clauses: readonly string[];
  /** What the case says must come out, one text per row. */
  expected: readonly string[];
  /** What came out otherwise than the case says; empty when it holds. */
  differences: string[];
}

/**
 * Runs cases by a policy: online sales through the whole chain (orders → entries and tags → yearly sums → assessment),
 * the other programmes through their own function. Errors: those of the rules, unless the case expects just that one.
 */
export function runCases(policy: Policy, cases: readonly PolicyCase[]): CaseResult[] {
  return cases.map((one) => {
    const outcome = outcomeOf(policy, one);
    return {
      file: one.文件,
      name: one.名称,
      subject: one.subject,
      years: one.期间,
      clauses: one.依据,
      expected: outcome.expected,
      differences: differencesOf(outcome),
    };
  });
}

function outcomeOf(policy: Policy, one: PolicyCase): Outcome {
  if (one.refusal === null) return one.run(policy);
  const expected = [refusalText(one.refusal)];
  try {
    return { expected, actual: one.run(policy).actual };
  } catch (error) {
    if (isCatalogueError(error)) return { expected, actual: [refusalText(error.title)] };
    throw error;
  }
}

function refusalText(title: string): string {
  return `不能核算：${title}`;
}

function differencesOf({ expected, actual }: Outcome): string[] {
  const missing = without(expected, actual).map((text) => `应得而未得：${text}`);
  const surplus = without(actual, expected).map((text) => `得出而未列：${text}`);
  return [...missing, ...surplus];
}

/** What is left of a list when each of the others has struck out one that is the same. */
function without(texts: readonly string[], others: readonly string[]): string[] {
  const left = [...others];
  return texts.filter((text) => {
    const at = left.indexOf(text);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
}
