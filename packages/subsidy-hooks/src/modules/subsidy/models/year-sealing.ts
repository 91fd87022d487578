import { model } from "@medusajs/framework/utils";

/** The job that seals a policy year; at most one per year is queued or running (unique index). */
export const YearSealing = model.define("year_sealing", {
  id: model.id({ prefix: "ysng" }).primaryKey(),
  policy_year: model.number(),
  /** How many steps the year had when it was asked for. */
  after: model.number(),
  reason: model.text(),
  requested_by: model.text(),
  status: model.enum(["queued", "running", "done", "failed", "cancelled"]).default("queued"),
  attempt: model.number().default(0),
  /** Lines written and then verified, so twice as many as the year has. */
  progress_done: model.number().default(0),
  progress_total: model.number().default(0),
  /** The bundle that a run stores, noted before its first byte: without a seal it is to be deleted. */
  file_id: model.text().nullable(),
  /** What was sealed. */
  revision: model.number().nullable(),
  error: model.text().nullable(),
  cancelled_by: model.text().nullable(),
  heartbeat_at: model.dateTime().nullable(),
  finished_at: model.dateTime().nullable(),
});
