export const EXPORT_FORMATS = ["csv", "csv_gz", "xlsx"] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export interface ExportProgress {
  /** Entries written so far, of `total`. */
  done: number;
  total: number;
}

/** A row of `subsidy_export`. */
export interface ExportJob {
  id: string;
  policy_year: number;
  format: ExportFormat;
  status: "queued" | "running" | "done" | "failed" | "cancelled";
  /** Counts the runs that claimed the job; only the newest may change the row. */
  attempt: number;
  progress_done: number;
  progress_total: number;
  file_id: string | null;
  file_name: string | null;
  totals: Record<string, string | number> | null;
  error: string | null;
  requested_by: string;
  created_at: Date;
  finished_at: Date | null;
}

/** One run's hold on a job. */
export type ExportRun = Pick<ExportJob, "id" | "attempt">;

export type ExportOutcome =
  | { file_id: string; file_name: string; totals: Record<string, string | number> }
  | { error: string };
