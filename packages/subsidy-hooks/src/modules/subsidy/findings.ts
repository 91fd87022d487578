import { createHash } from "node:crypto";
import { generateEntityId } from "@medusajs/framework/utils";
import { fen } from "@qinshui/cn/money";
import { encodeFields } from "../../ledger/canonical";
import type { LineDecision } from "../../ledger/order-snapshot";
import { type DecisionInput, linesDecided } from "../../review/decision";
import { reviewErrors } from "../../review/errors";
import type { Bilingual, Figure, Finding, FindingLine } from "../../review/finding";
import { type BookedLine, type PersonFinding, personFinding } from "../../review/person-finding";
import type { UsedParameter } from "../../review/rules";
import type { Decision, FindingState, Severity, Signal } from "../../review/vocabulary";
import { arrayLiteral, type Sql } from "./post-order";

/** A row of `finding` as the driver returns it. */
export interface FindingRow {
  id: string;
  key: string;
  revision: number;
  raised: boolean;
  content_hash: string;
  signal: Signal;
  signal_version: number;
  severity: Severity;
  policy_year: number;
  merchant_id: string;
  merchant_name: string;
  text: Bilingual;
  figures: Figure[];
  lines: (Omit<FindingLine, "amount_fen"> & { amount_fen: string })[];
  amount_fen: string;
  parameters: UsedParameter[];
  /** Who raised it, where no signal did. */
  raised_by: string | null;
  created_at: Date | string;
}

export interface FindingDecisionRow {
  id: string;
  finding_key: string;
  number: number;
  revision: number;
  decision: Decision;
  reason: string;
  line_ids: string[];
  decided_by: string;
  created_at: Date | string;
}

export interface FindingInState extends FindingRow {
  state: FindingState;
  /** Number of the last decision; 0 when there is none. */
  decision_count: number;
  decision: Decision | null;
}

export interface FindingFilter {
  policy_year: number;
  state?: FindingState | undefined;
  signal?: Signal | undefined;
  merchant_id?: string | undefined;
}

export type FindingCounts = Record<FindingState, number>;

export interface Scanned {
  raised: number;
  revised: number;
  lapsed: number;
}

export interface DecideFinding extends DecisionInput {
  key: string;
  /** What whoever decides has seen: the newest revision and the number of decisions before. */
  revision: number;
  decision_count: number;
  decided_by: string;
}

export interface Decided {
  decision: FindingDecisionRow;
  /** Orders whose lines it changes. */
  order_ids: string[];
}

/**
 * Every finding of a year in its newest revision, with its state. What a person decided holds for the revision that was
 * looked at; a newer one that still stands is open again. What is no longer seen is settled, unless it had been decided.
 */
const IN_STATE = `select f.*, coalesce(d.number, 0) as decision_count, d.decision,
    case when f.raised and d.revision = f.revision and d.decision = 'needs_evidence' then 'needs_evidence'
      when f.raised and d.revision = f.revision then 'decided'
      when f.raised then 'open'
      when d.decision is not null and d.decision <> 'needs_evidence' then 'decided'
      else 'lapsed' end as state
  from (select distinct on (key) * from finding where policy_year = ? order by key, revision desc) f
  left join lateral (select * from finding_decision where finding_key = f.key order by number desc limit 1) d on true`;

const SEVERITY_ORDER = `array_position(array['high', 'medium', 'low'], severity)`;

/**
 * Writes down what a scan of a year saw: a new finding, a new revision where what was seen has changed, and one that
 * says so where it is seen no longer. The same scan again writes nothing.
 */
export async function appendFindings(sql: Sql, year: number, seen: readonly Finding[]): Promise<Scanned> {
  await lock(sql, `subsidy:findings:${year}`);
  const newest = await sql.execute<FindingRow[]>(
    `select distinct on (key) * from finding where policy_year = ? order by key, revision desc`,
    [year],
  );
  const known = new Map(newest.map((row) => [row.key, row]));
  const scanned: Scanned = { raised: 0, revised: 0, lapsed: 0 };
  for (const finding of seen) {
    const before = known.get(finding.key);
    const content_hash = contentHash(finding);
    if (before?.raised && before.content_hash === content_hash) continue;
    const { key } = finding;
    const revision = (before?.revision ?? 0) + 1;
    await insertFinding(sql, { ...finding, key, content_hash, raised: true, revision, raised_by: null });
    scanned[before ? "revised" : "raised"] += 1;
  }
  const stillSeen = new Set(seen.map(({ key }) => key));
  // What a person raised no signal takes back.
  const lapsed = newest.filter(({ key, raised, signal }) => raised && signal !== "person" && !stillSeen.has(key));
  for (const row of lapsed) {
    await insertFinding(sql, { ...row, raised: false, revision: row.revision + 1 });
    scanned.lapsed += 1;
  }
  return scanned;
}

/**
 * Writes down what a person raises about lines of the ledger; the same words about the same lines again are the same
 * finding. Gives its key. Errors: those of `personFinding`; nothing is written then.
 */
export async function raiseFinding(sql: Sql, input: PersonFinding & { raised_by: string }): Promise<string> {
  const booked = await sql.execute<(Omit<BookedLine, "amount_fen"> & { amount_fen: string })[]>(
    `select order_id, line_id, merchant_id, policy_year, max(order_display_id) as order_display_id,
       max(merchant_name) as merchant_name, max(title) as title, sum(amount_fen)::text as amount_fen
     from subsidy_entry where line_id = any(?::text[]) and part = 'goods' and merchant_id is not null
     group by order_id, line_id, merchant_id, policy_year`,
    [arrayLiteral(input.line_ids)],
  );
  const finding = personFinding(
    input,
    booked.map((line) => ({ ...line, amount_fen: fen(line.amount_fen) })),
  );
  await lock(sql, `subsidy:findings:${finding.policy_year}`);
  const [known] = await sql.execute<{ key: string }[]>(`select key from finding where key = ? limit 1`, [finding.key]);
  if (!known) {
    const { raised_by } = input;
    const row = { ...finding, content_hash: contentHash(finding), raised: true, revision: 1, raised_by };
    await insertFinding(sql, row);
  }
  return finding.key;
}

type NewRow = Omit<FindingRow, "id" | "created_at" | "lines" | "amount_fen"> & {
  lines: readonly (Omit<FindingLine, "amount_fen"> & { amount_fen: bigint | string })[];
  amount_fen: bigint | string;
};

async function insertFinding(sql: Sql, row: NewRow): Promise<void> {
  const lines = row.lines.map((line) => ({ ...line, amount_fen: line.amount_fen.toString() }));
  await sql.execute(
    `insert into finding (id, key, revision, raised, content_hash, signal, signal_version, severity, policy_year,
       merchant_id, merchant_name, text, figures, lines, amount_fen, parameters, raised_by)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?::jsonb, ?)`,
    [
      generateEntityId("", "find"),
      row.key,
      row.revision,
      row.raised,
      row.content_hash,
      row.signal,
      row.signal_version,
      row.severity,
      row.policy_year,
      row.merchant_id,
      row.merchant_name,
      JSON.stringify(row.text),
      JSON.stringify(row.figures),
      JSON.stringify(lines),
      row.amount_fen.toString(),
      JSON.stringify(row.parameters),
      row.raised_by,
    ],
  );
}

/** Two findings of one key with the same hash say the same; a merchant's new name is no news. */
function contentHash(finding: Finding): string {
  const { key, signal_version, severity, text, figures, lines, parameters } = finding;
  const fields = [
    key,
    String(signal_version),
    severity,
    text.zh,
    text.en,
    ...figures.flatMap((one) => [one.code, one.value]),
    ...lines.flatMap((line) => [line.order_id, line.line_id, line.amount_fen.toString()]),
    ...parameters.flatMap((one) => [one.name, one.value, one.from]),
  ];
  return createHash("sha256").update(encodeFields("qinshui/subsidy/finding", fields)).digest("hex");
}

/** Findings, the gravest and most money first; a page of them. */
export async function findings(
  sql: Sql,
  filter: FindingFilter,
  page: { limit: number; offset: number },
): Promise<{ findings: FindingInState[]; count: number }> {
  const { where, parameters } = findingFilter(filter);
  const rows = await sql.execute<FindingInState[]>(
    `select * from (${IN_STATE}) s ${where} order by ${SEVERITY_ORDER}, amount_fen desc, key limit ? offset ?`,
    [...parameters, page.limit, page.offset],
  );
  const [total] = await sql.execute<{ count: number }[]>(
    `select count(*)::int as count from (${IN_STATE}) s ${where}`,
    parameters,
  );
  return { findings: rows, count: total?.count ?? 0 };
}

function findingFilter({ policy_year, state, signal, merchant_id }: FindingFilter) {
  const wanted = Object.entries({ state, signal, merchant_id }).filter(([, value]) => value !== undefined);
  const clauses = wanted.map(([column]) => `${column} = ?`);
  return {
    where: clauses.length > 0 ? `where ${clauses.join(" and ")}` : "",
    parameters: [policy_year, ...wanted.map(([, value]) => value)],
  };
}

/** Findings that still wait for a person: without a decision on their newest revision, or waiting for evidence. */
export async function openFindings(sql: Sql, year: number): Promise<FindingInState[]> {
  return sql.execute<FindingInState[]>(
    `select * from (${IN_STATE}) s where state in ('open', 'needs_evidence') order by ${SEVERITY_ORDER}, key`,
    [year],
  );
}

export async function findingCounts(sql: Sql, year: number): Promise<FindingCounts> {
  const rows = await sql.execute<{ state: FindingState; count: number }[]>(
    `select state, count(*)::int as count from (${IN_STATE}) s group by 1`,
    [year],
  );
  const of = (state: FindingState) => rows.find((row) => row.state === state)?.count ?? 0;
  return { open: of("open"), needs_evidence: of("needs_evidence"), decided: of("decided"), lapsed: of("lapsed") };
}

/** The merchants that a year has findings about. */
export async function merchantsWithFindings(sql: Sql, year: number): Promise<{ id: string; name: string }[]> {
  return sql.execute(
    `select distinct on (merchant_id) merchant_id as id, merchant_name as name from finding where policy_year = ?
     order by merchant_id, created_at desc`,
    [year],
  );
}

export interface FindingHistory {
  finding: FindingInState;
  /** Oldest first. */
  revisions: FindingRow[];
  decisions: FindingDecisionRow[];
  line_decisions: LineDecision[];
}

/** All that is known of a finding. Error: `finding_not_found`. */
export async function findingHistory(sql: Sql, key: string): Promise<FindingHistory> {
  const revisions = await sql.execute<FindingRow[]>(`select * from finding where key = ? order by revision`, [key]);
  const newest = revisions.at(-1);
  if (!newest) throw reviewErrors.finding_not_found();
  const [finding] = await sql.execute<FindingInState[]>(`select * from (${IN_STATE}) s where key = ?`, [
    newest.policy_year,
    key,
  ]);
  if (!finding) throw reviewErrors.finding_not_found();
  const decisions = await sql.execute<FindingDecisionRow[]>(
    `select * from finding_decision where finding_key = ? order by number`,
    [key],
  );
  return { finding, revisions, decisions, line_decisions: await lineDecisionsOf(sql, key) };
}

function lineDecisionsOf(sql: Sql, key: string): Promise<LineDecision[]> {
  return sql.execute<LineDecision[]>(
    `select line_id, finding_key, effect from line_decision where finding_key = ? order by seq`,
    [key],
  );
}

/**
 * Writes down what a person decided, and what it makes of lines. Errors: `finding_not_found`; `finding_changed` when
 * there is a newer revision or decision than whoever decides has seen; those of `linesDecided`. Nothing is written then.
 */
export async function decideFinding(sql: Sql, input: DecideFinding): Promise<Decided> {
  await lock(sql, `subsidy:finding:${input.key}`);
  const { finding, revisions, line_decisions } = await findingHistory(sql, input.key);
  if (finding.revision !== input.revision || finding.decision_count !== input.decision_count) {
    throw reviewErrors.finding_changed();
  }
  const seen = finding.lines.map((line) => ({ ...line, amount_fen: fen(line.amount_fen) }));
  const line_ids = linesDecided(input, seen, line_decisions);
  const orderOf = new Map(revisions.flatMap(({ lines }) => lines.map((line) => [line.line_id, line.order_id])));
  const [decision] = await sql.execute<FindingDecisionRow[]>(
    `insert into finding_decision (id, finding_key, number, revision, decision, reason, line_ids, decided_by)
     values (?, ?, ?, ?, ?, ?, ?, ?) returning *`,
    [
      generateEntityId("", "finddec"),
      input.key,
      finding.decision_count + 1,
      finding.revision,
      input.decision,
      input.reason.trim(),
      arrayLiteral(line_ids),
      input.decided_by,
    ],
  );
  if (!decision) throw new Error(`the decision on ${input.key} was not written`);
  const effect = input.decision === "excluded" ? "exclude" : "admit";
  if (line_ids.length > 0) {
    const rows = line_ids.map((id) => [
      generateEntityId("", "linedec"),
      ...[input.key, decision.id, orderOf.get(id), id, effect],
    ]);
    await sql.execute(
      `insert into line_decision (id, finding_key, finding_decision_id, order_id, line_id, effect)
       values ${rows.map(() => "(?, ?, ?, ?, ?, ?)").join(", ")}`,
      rows.flat(),
    );
  }
  return { decision, order_ids: [...new Set(line_ids.flatMap((id) => orderOf.get(id) ?? []))] };
}

async function lock(sql: Sql, name: string): Promise<void> {
  await sql.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [name]);
}
