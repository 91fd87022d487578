import { generateEntityId } from "@medusajs/framework/utils";
import type { YearReport } from "../../proof/year-report";
import type { PolicyFiles } from "../../rules/policy-files";
import { yearErrors } from "../../year/errors";
import type { Sql } from "./post-order";

/** A row of `year_seal` before it is one. */
export interface NewSeal {
  revision: number;
  as_of: string;
  size: string;
  root: string;
  checkpoint: string;
  consistency: { size: string; proof: string[] } | null;
  report: YearReport;
  control: Record<string, string | number>;
  policy_files: PolicyFiles;
  file_id: string;
  sealed_at: Date;
}

export interface NewStep {
  policy_year: number;
  /** How many steps the year had when this one was found to be possible. */
  after: number;
  kind: string;
  /** Amounts as decimal text. */
  details: Record<string, unknown>;
  taken_by: string;
  taken_at: Date;
  reason: string;
  /** Written together with a step that seals. */
  seal?: NewSeal;
}

/**
 * Adds a step, and with it a seal, inside the caller's transaction and under the year's advisory lock. Error:
 * `year_changed` when another step was taken since.
 */
export async function appendStep(sql: Sql, step: NewStep): Promise<void> {
  const { policy_year, after, taken_by } = step;
  await lockYear(sql, policy_year);
  const [row] = await sql.execute<{ steps: number }[]>(
    `select count(*)::int as steps from year_step where policy_year = ?`,
    [policy_year],
  );
  if (row?.steps !== after) throw yearErrors.year_changed({ year: policy_year });
  // No step tells of an objection, so it is asked for here, where none can come in between.
  if (ENDS_OBJECTIONS.includes(step.kind) && (await hasOpenObjection(sql, policy_year))) {
    throw yearErrors.year_changed({ year: policy_year });
  }
  if (step.seal) await appendSeal(sql, policy_year, taken_by, step.seal);
  await sql.execute(
    `insert into year_step (id, policy_year, position, kind, details, taken_by, taken_at, reason)
     values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)`,
    [
      generateEntityId("", "ystp"),
      policy_year,
      after + 1,
      step.kind,
      JSON.stringify(step.details),
      taken_by,
      step.taken_at.toISOString(),
      step.reason,
    ],
  );
}

/** Steps that leave no objection to the present notice undecided behind them. */
const ENDS_OBJECTIONS = ["end_notice", "seal"];

async function lockYear(sql: Sql, year: number): Promise<void> {
  await sql.execute(`select pg_advisory_xact_lock(hashtextextended(?, 0))`, [`subsidy:year:${year}`]);
}

async function hasOpenObjection(sql: Sql, year: number): Promise<boolean> {
  const rows = await sql.execute<unknown[]>(
    `select 1 from year_objection where policy_year = ? and decision is null and deleted_at is null
       and revision = (select max(revision) from year_seal where policy_year = ?) limit 1`,
    [year, year],
  );
  return rows.length > 0;
}

export interface NewObjection {
  policy_year: number;
  /** Name only: nothing else about whoever objects is kept. */
  party: string;
  content: string;
  recorded_by: string;
}

/**
 * Records an objection to the notice that is running, inside the caller's transaction and under the year's lock, so that
 * the notice does not end in between. Gives its id. Error: `objection_out_of_notice`.
 */
export async function recordObjection(sql: Sql, { policy_year, party, content, recorded_by }: NewObjection) {
  await lockYear(sql, policy_year);
  const [newest] = await sql.execute<{ kind: string }[]>(
    `select kind from year_step where policy_year = ? and kind in ('seal', 'start_notice', 'end_notice')
     order by position desc limit 1`,
    [policy_year],
  );
  if (newest?.kind !== "start_notice") throw yearErrors.objection_out_of_notice({ year: policy_year });
  const id = generateEntityId("", "yobj");
  await sql.execute(
    `insert into year_objection (id, policy_year, revision, party, content, recorded_by)
     values (?, ?, (select max(revision) from year_seal where policy_year = ?), ?, ?, ?)`,
    [id, policy_year, policy_year, party, content, recorded_by],
  );
  return id;
}

async function appendSeal(sql: Sql, policy_year: number, sealed_by: string, seal: NewSeal): Promise<void> {
  await sql.execute(
    `insert into year_seal (id, policy_year, revision, as_of, size, root, checkpoint, consistency, report, control,
       policy_files, file_id, sealed_by, sealed_at)
     values (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::jsonb, ?::jsonb, ?, ?, ?)`,
    [
      generateEntityId("", "ysea"),
      policy_year,
      seal.revision,
      seal.as_of,
      seal.size,
      seal.root,
      seal.checkpoint,
      seal.consistency && JSON.stringify(seal.consistency),
      JSON.stringify(seal.report),
      JSON.stringify(seal.control),
      JSON.stringify(seal.policy_files),
      seal.file_id,
      sealed_by,
      seal.sealed_at.toISOString(),
    ],
  );
}

export interface ObjectionDecision {
  decision: "upheld" | "rejected";
  reason: string;
  decided_by: string;
  decided_at: Date;
}

/** Writes the decision on an objection, once. Errors: `objection_not_found`, `objection_decided`. */
export async function decideObjection(sql: Sql, year: number, id: string, by: ObjectionDecision): Promise<void> {
  const decided = await sql.execute<{ id: string }[]>(
    `update year_objection set decision = ?, decision_reason = ?, decided_by = ?, decided_at = ?, updated_at = now()
     where id = ? and policy_year = ? and decision is null and deleted_at is null returning id`,
    [by.decision, by.reason, by.decided_by, by.decided_at.toISOString(), id, year],
  );
  if (decided.length > 0) return;
  const known = await sql.execute<{ id: string }[]>(`select id from year_objection where id = ? and policy_year = ?`, [
    id,
    year,
  ]);
  throw known.length > 0 ? yearErrors.objection_decided() : yearErrors.objection_not_found();
}
