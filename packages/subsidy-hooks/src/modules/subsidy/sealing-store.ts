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
  givenUp: "没有封存：系统已多次中断在这一步。请联系维护人员检查内存和磁盘空间，然后重新封存。",
};

const UNDER_WAY = `status in ('queued', 'running') and deleted_at is null`;

/**
 * How many decisions about lines and goods classes touch a year. None is ever taken away, so the number grows with every
 * one that is taken.
 */
async function countDecisions(sql: Sql, year: number): Promise<number> {
  const [row] = await sql.execute<{ decisions: number }[]>(
    `select (select count(*) from line_decision d where exists (
         select 1 from subsidy_entry e where e.order_id = d.order_id and e.line_id = d.line_id and e.policy_year = ?))::int
       + (select count(*) from goods_class_decision d where exists (
         select 1 from subsidy_entry e where e.product_id = d.product_id and e.policy_year = ?
           and e.sale_occurred_at >= d.effective_from))::int as decisions`,
    [year, year],
  );
  return row?.decisions ?? 0;
}

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

  /** See {@link countDecisions}. */
  decisionsOf(year: number): Promise<number> {
    return countDecisions(this.sql, year);
  }

  /**
   * Adds the step that seals, and its seal, and ends the job: all or nothing. `decisions` touched the year before its
   * figures were read. Errors: `year_changed`, for another decision too; `year_step_blocked` for findings that came up
   * meanwhile, and `sealing_not_running` when the job was called off or taken over.
   */
  async seal(run: JobRun, step: NewStep & { seal: NewSeal }, decisions: number): Promise<void> {
    // Waits for whoever is deciding, and lets nobody decide before the seal is there.
    await this.sql.execute(`lock table line_decision, goods_class_decision in share mode`);
    if ((await this.decisionsOf(step.policy_year)) !== decisions) {
      throw yearErrors.year_changed({ year: step.policy_year });
    }
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
