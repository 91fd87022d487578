import { generateEntityId } from "@medusajs/framework/utils";
import { yearErrors } from "../../year/errors";
import { STEP_ZH } from "../../year/step";
import { openFindings } from "./findings";
import { type JobProgress, JobRows, type JobRun, type JobTable } from "./job-rows";
import type { Sql } from "./post-order";
import { appendStep, type NewSeal, type NewStep } from "./year-rows";

/** A row of `year_sealing`. */
export interface SealingJob extends JobRun, JobProgress {
  policy_year: number;
  /** How many steps the year had when it was asked for. */
  after: number;
  reason: string;
  requested_by: string;
  status: "queued" | "running" | "done" | "failed" | "cancelled";
  file_id: string | null;
  revision: number | null;
  error: string | null;
  cancelled_by: string | null;
  created_at: Date | string;
  finished_at: Date | string | null;
}

export type NewSealing = Pick<SealingJob, "policy_year" | "after" | "reason" | "requested_by">;

const SEALING_JOBS: JobTable = {
  name: "year_sealing",
  working: ["queued", "running"],
  claimed: "status = 'running', progress_done = 0",
};

const UNDER_WAY = `status in ('queued', 'running') and deleted_at is null`;

/** What a scan raised while the lines were being written. */
function openFindingsBlock(count: number): Error {
  return yearErrors.year_step_blocked({ step: STEP_ZH.seal, items: `有 ${count} 条疑点没有核查结论`, blockers: [] });
}

/** The jobs that seal years, inside one transaction. */
export class SealingStore {
  readonly jobs: JobRows<SealingJob>;

  constructor(private readonly sql: Sql) {
    this.jobs = new JobRows(sql, SEALING_JOBS);
  }

  /** A new job, or the year's that is still queued or running. */
  async request(input: NewSealing): Promise<{ job: SealingJob; isNew: boolean }> {
    const [job] = await this.sql.execute<SealingJob[]>(
      `insert into year_sealing (id, policy_year, after, reason, requested_by) values (?, ?, ?, ?, ?)
       on conflict (policy_year) where ${UNDER_WAY} do nothing returning *`,
      [generateEntityId("", "ysng"), input.policy_year, input.after, input.reason, input.requested_by],
    );
    if (job) return { job, isNew: true };
    const running = await this.underWay(input.policy_year);
    // It ended between the two statements: asked again, it is new.
    return running ? { job: running, isNew: false } : this.request(input);
  }

  async underWay(year: number): Promise<SealingJob | undefined> {
    const [job] = await this.sql.execute<SealingJob[]>(
      `select * from year_sealing where policy_year = ? and ${UNDER_WAY}`,
      [year],
    );
    return job;
  }

  async newest(year: number): Promise<SealingJob | undefined> {
    const [job] = await this.sql.execute<SealingJob[]>(
      `select * from year_sealing where policy_year = ? and deleted_at is null order by created_at desc, id desc limit 1`,
      [year],
    );
    return job;
  }

  /**
   * Adds the step that seals, and its seal, and ends the job: all or nothing. Errors: `year_changed`,
   * `year_step_blocked` for findings that came up meanwhile, and `sealing_not_running` when the job was called off or taken over.
   */
  async seal(run: JobRun, step: NewStep & { seal: NewSeal }): Promise<void> {
    const findings = await openFindings(this.sql, step.policy_year);
    if (findings.length > 0) throw openFindingsBlock(findings.length);
    await appendStep(this.sql, step);
    const isOwn = await this.jobs.change(
      run,
      `status = 'done', revision = ?, file_id = ?, finished_at = now(), progress_done = progress_total`,
      [step.seal.revision, step.seal.file_id],
    );
    if (!isOwn) throw yearErrors.sealing_not_running({ year: step.policy_year });
  }

  /** False when the job is no longer this run's. */
  fail(run: JobRun, error: string): Promise<boolean> {
    return this.jobs.change(run, `status = 'failed', error = ?, finished_at = now()`, [error]);
  }

  /** Calls the year's job off: its run stops and seals nothing. Error: `sealing_not_running`. */
  async cancel(year: number, by: string): Promise<SealingJob> {
    const [job] = await this.sql.execute<SealingJob[]>(
      `update year_sealing set status = 'cancelled', cancelled_by = ?, finished_at = now(), updated_at = now()
       where policy_year = ? and ${UNDER_WAY} returning *`,
      [by, year],
    );
    if (!job) throw yearErrors.sealing_not_running({ year });
    return job;
  }

  async isSealed(fileId: string): Promise<boolean> {
    const rows = await this.sql.execute<unknown[]>(`select 1 from year_seal where file_id = ?`, [fileId]);
    return rows.length > 0;
  }
}
