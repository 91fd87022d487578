import { arrayLiteral, type Sql } from "./post-order";

/** A job whose run was cut off so often is not taken up again: it may be what cuts them off. */
const MOST_ATTEMPTS = 5;

/** A table whose rows are jobs: they have a `status`, an `attempt`, a progress and a `heartbeat_at`. */
export interface JobTable {
  name: "subsidy_export" | "year_sealing" | "declared_statement";
  /** The states in which there is work to do. */
  working: readonly string[];
  /** What else a claim changes in the row. */
  claimed?: string;
  /** What the reader is told of a job that is no longer taken up; without it a job is taken up for ever. */
  givenUp?: string;
}

/** One run's hold on a job. */
export interface JobRun {
  id: string;
  /** Counts the runs that claimed the job; only the newest may change its row. */
  attempt: number;
}

export interface JobProgress {
  /** Done so far, of a total. */
  progress_done: number;
  progress_total: number;
}

/** Jobs that survive their workers: whoever claims one holds it for as long as it gives signs of life. */
export class JobRows<Row extends JobRun> {
  private readonly working: string;

  constructor(
    private readonly sql: Sql,
    private readonly table: JobTable,
  ) {
    this.working = `status in (${table.working.map((state) => `'${state}'`).join(", ")}) and deleted_at is null`;
  }

  /**
   * Takes a job for the caller alone when nobody has it, or whoever has it was not heard of for `staleSeconds`: that run
   * can no longer change it. Undefined when there is nothing to take. A job with {@link MOST_ATTEMPTS} such runs fails.
   */
  async claim(id: string, staleSeconds: number): Promise<Row | undefined> {
    if (this.table.givenUp) await this.giveUp(id, staleSeconds, this.table.givenUp);
    const also = this.table.claimed ? `, ${this.table.claimed}` : "";
    const [row] = await this.sql.execute<Row[]>(
      `update ${this.table.name} set attempt = attempt + 1, heartbeat_at = now(), updated_at = now(), error = null${also}
       where id = ? and ${this.working}
         and (heartbeat_at is null or heartbeat_at < now() - make_interval(secs => ?)) returning *`,
      [id, staleSeconds],
    );
    return row;
  }

  private async giveUp(id: string, staleSeconds: number, error: string): Promise<void> {
    await this.sql.execute(
      `update ${this.table.name} set status = 'failed', error = ?, finished_at = now(), updated_at = now()
       where id = ? and ${this.working} and attempt >= ? and heartbeat_at < now() - make_interval(secs => ?)`,
      [error, id, MOST_ATTEMPTS, staleSeconds],
    );
  }

  /** Those of some jobs that have ended, whichever way. */
  async ended(ids: readonly string[]): Promise<string[]> {
    const rows = await this.sql.execute<{ id: string }[]>(
      `select id from ${this.table.name} where id = any(?::text[]) and not (${this.working})`,
      [arrayLiteral(ids)],
    );
    return rows.map((row) => row.id);
  }

  /** Jobs that nobody works on: never begun for a while, or without a sign of life for `staleSeconds`. */
  async abandoned(staleSeconds: number): Promise<string[]> {
    const rows = await this.sql.execute<{ id: string }[]>(
      `select id from ${this.table.name} where ${this.working}
         and coalesce(heartbeat_at, updated_at) < now() - make_interval(secs => ?) order by created_at`,
      [staleSeconds],
    );
    return rows.map((row) => row.id);
  }

  /** A sign of life. False, with nothing changed, when the job is no longer this run's. */
  touch(run: JobRun): Promise<boolean> {
    return this.change(run, `heartbeat_at = now()`, []);
  }

  /** How far the job is; also a sign of life. */
  report(run: JobRun, done: number, total: number): Promise<boolean> {
    return this.change(run, `progress_done = ?, progress_total = ?, heartbeat_at = now()`, [done, total]);
  }

  /** Notes where a run is about to store its file. False when the job is no longer this run's. */
  noteFile(run: JobRun, fileId: string): Promise<boolean> {
    return this.change(run, `file_id = ?`, [fileId]);
  }

  /** Files that ended jobs left behind, a while ago. */
  leftFiles(staleSeconds: number): Promise<{ id: string; file_id: string }[]> {
    return this.sql.execute(
      `select id, file_id from ${this.table.name} where status in ('failed', 'cancelled') and file_id is not null
         and updated_at < now() - make_interval(secs => ?) order by created_at`,
      [staleSeconds],
    );
  }

  /** Notes that a file is deleted. */
  async forgetFile(jobId: string, fileId: string): Promise<void> {
    await this.sql.execute(
      `update ${this.table.name} set file_id = null where id = ? and file_id = ? and status <> 'done'`,
      [jobId, fileId],
    );
  }

  /** Changes a job's row if there is still work to do and no later run has claimed it; whether it was so. */
  async change({ id, attempt }: JobRun, changes: string, parameters: unknown[]): Promise<boolean> {
    const rows = await this.sql.execute<{ id: string }[]>(
      `update ${this.table.name} set ${changes}, updated_at = now() where id = ? and attempt = ? and ${this.working}
       returning id`,
      [...parameters, id, attempt],
    );
    return rows.length > 0;
  }
}
