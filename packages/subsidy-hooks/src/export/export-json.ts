import type { ExportJob } from "../modules/subsidy/exports";

/** An export job as it is answered; where the file lies is nobody's business. */
export function exportJson(job: Omit<ExportJob, "totals"> & { totals: unknown }) {
  return {
    id: job.id,
    year: job.policy_year,
    format: job.format,
    status: job.status,
    progress: { done: job.progress_done, total: job.progress_total },
    file_name: job.file_name,
    totals: job.totals,
    error: job.error,
    created_at: job.created_at,
    finished_at: job.finished_at,
  };
}
