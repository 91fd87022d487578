import { isExcluded } from "../ledger/derive-tags";
import type { FindingDecisionRow, FindingHistory, FindingInState, FindingRow } from "../modules/subsidy/findings";
import { DECISION_ZH, SEVERITY_ZH, SIGNAL_ZH, STATE_ZH } from "../review/vocabulary";

/** A finding in a list. */
export function findingSummary(row: FindingInState) {
  return {
    key: row.key,
    revision: row.revision,
    signal: row.signal,
    signal_text: SIGNAL_ZH[row.signal],
    severity: row.severity,
    severity_text: SEVERITY_ZH[row.severity],
    policy_year: row.policy_year,
    merchant_id: row.merchant_id,
    merchant_name: row.merchant_name,
    state: row.state,
    state_text: STATE_ZH[row.state],
    decision: row.decision,
    decision_text: row.decision && DECISION_ZH[row.decision],
    decision_count: row.decision_count,
    text: row.text,
    line_count: row.lines.length,
    amount_fen: row.amount_fen,
    seen_at: new Date(row.created_at).toISOString(),
  };
}

/** A finding with what raised it, its lines as they stand, and everything that happened to it. */
export function findingDetail(history: FindingHistory, people: ReadonlyMap<string, string>) {
  const { finding, revisions, decisions, line_decisions } = history;
  return {
    ...findingSummary(finding),
    signal_version: finding.signal_version,
    raised: finding.raised,
    raised_by_name: finding.raised_by && (people.get(finding.raised_by) ?? null),
    figures: finding.figures,
    parameters: finding.parameters,
    lines: [...finding.lines, ...formerLines(history)].map((line) => ({
      ...line,
      excluded: isExcluded(line.line_id, line_decisions),
    })),
    revisions: revisions.map(revisionReport),
    decisions: decisions.map((decision) => decisionReport(decision, people)),
  };
}

/** Lines that an earlier revision named and that are still out because of it: they can be admitted again. */
function formerLines({ finding, revisions, line_decisions }: FindingHistory): FindingRow["lines"] {
  const present = new Set(finding.lines.map(({ line_id }) => line_id));
  const former = new Map(revisions.flatMap(({ lines }) => lines.map((line) => [line.line_id, line])));
  return [...former.values()].filter(({ line_id }) => !present.has(line_id) && isExcluded(line_id, line_decisions));
}

function revisionReport({ revision, raised, text, amount_fen, lines, signal_version, created_at }: FindingRow) {
  return {
    revision,
    raised,
    text,
    amount_fen,
    line_count: lines.length,
    signal_version,
    seen_at: new Date(created_at).toISOString(),
  };
}

function decisionReport(row: FindingDecisionRow, people: ReadonlyMap<string, string>) {
  return {
    number: row.number,
    revision: row.revision,
    decision: row.decision,
    decision_text: DECISION_ZH[row.decision],
    reason: row.reason,
    line_ids: row.line_ids,
    decided_by: row.decided_by,
    decided_by_name: people.get(row.decided_by) ?? null,
    decided_at: new Date(row.created_at).toISOString(),
  };
}

export type FindingSummary = ReturnType<typeof findingSummary>;
export type FindingDetail = ReturnType<typeof findingDetail>;
