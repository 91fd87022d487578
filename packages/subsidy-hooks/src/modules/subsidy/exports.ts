import type { JobProgress, JobRun, JobTable } from "./job-rows";

export const EXPORT_FORMATS = ["csv", "csv_gz", "xlsx"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const EXPORT_JOBS: JobTable = {
  name: "subsidy_export",
  working: ["queued", "running"],
  claimed: "status = 'running', progress_done = 0",
  givenUp: "文件没有生成：系统已多次中断在这一步。请联系维护人员检查内存和磁盘空间，然后重新导出。",
};

/** A row of `subsidy_export`. */
export interface ExportJob extends JobRun, JobProgress {
  policy_year: number;
  format: ExportFormat;
  status: "queued" | "running" | "done" | "failed" | "cancelled";
  file_id: string | null;
  file_name: string | null;
  totals: Record<string, string | number> | null;
  error: string | null;
  requested_by: string;
  created_at: Date;
  finished_at: Date | null;
}

export interface ExportedFile {
  file_id: string;
  file_name: string;
  /** What it shows; see `sealedState` and the service's `openState`. */
  state_key: string;
  totals: Record<string, string | number>;
}

/** What a report of a sealed revision shows: the same for ever. */
export function sealedState(revision: number): string {
  return `seal ${revision}`;
}

export type ExportOutcome = ExportedFile | { error: string };
