import { model } from "@medusajs/framework/utils";

/**
 * One export job of a policy year; at most one per year and format is queued or running, and at most one is done for
 * what it shows (unique indexes).
 */
export const SubsidyExport = model.define("subsidy_export", {
  id: model.id({ prefix: "sexp" }).primaryKey(),
  policy_year: model.number(),
  format: model.enum(["csv", "csv_gz", "xlsx"]),
  status: model.enum(["queued", "running", "done", "failed", "cancelled"]).default("queued"),
  attempt: model.number().default(0),
  progress_done: model.number().default(0),
  progress_total: model.number().default(0),
  file_id: model.text().nullable(),
  file_name: model.text().nullable(),
  totals: model.json().nullable(),
  /** What a finished one shows: a sealed revision, or a state of an open year. Null once its file is missing. */
  state_key: model.text().nullable(),
  error: model.text().nullable(),
  requested_by: model.text(),
  cancelled_by: model.text().nullable(),
  heartbeat_at: model.dateTime().nullable(),
  finished_at: model.dateTime().nullable(),
});
