import { isExcluded } from "../ledger/derive-tags";
import type { LineDecision } from "../ledger/order-snapshot";
import { reviewErrors } from "./errors";
import type { FindingLine } from "./finding";
import type { Decision } from "./vocabulary";

/** Errors: `decision_reason_missing`, `decision_reason_personal`. */
export function assertReason(reason: string): void {
  if (reason.trim() === "") throw reviewErrors.decision_reason_missing();
  if (/(?<!\d)1[3-9]\d[\s-]?\d{4}[\s-]?\d{4}(?!\d)/.test(reason)) throw reviewErrors.decision_reason_personal();
}

export interface DecisionInput {
  decision: Decision;
  reason: string;
  /** Of the finding; empty unless lines are excluded or admitted again. */
  line_ids: readonly string[];
}

/**
 * The lines that a decision changes. Errors: `decision_reason_missing`, `decision_reason_personal`,
 * `finding_lines_missing`, `finding_line_unknown`, `finding_line_not_excluded`; `finding_lines_excluded` when a finding
 * is dismissed though lines are still out because of it.
 */
export function linesDecided(
  { decision, reason, line_ids }: DecisionInput,
  lines: readonly FindingLine[],
  earlier: readonly LineDecision[],
): LineDecision["line_id"][] {
  assertReason(reason);
  const out = [...new Set(earlier.map(({ line_id }) => line_id))].filter((id) => isExcluded(id, earlier));
  if (decision === "dismissed" && out.length > 0) throw reviewErrors.finding_lines_excluded({ count: out.length });
  if (decision === "dismissed" || decision === "needs_evidence") return [];
  const ids = [...new Set(line_ids)];
  if (ids.length === 0) throw reviewErrors.finding_lines_missing();
  const known = new Set([...lines.map(({ line_id }) => line_id), ...out]);
  for (const line_id of ids) {
    if (!known.has(line_id)) throw reviewErrors.finding_line_unknown({ line_id });
    if (decision === "readmitted" && !out.includes(line_id)) throw reviewErrors.finding_line_not_excluded({ line_id });
  }
  return ids;
}
