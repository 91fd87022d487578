import { model } from "@medusajs/framework/utils";

/** What was decided about an application, and why. Append-only; the last one holds. Amounts are `bigint`, as text. */
export const ProjectDecision = model.define("project_decision", {
  id: model.id({ prefix: "pdec" }).primaryKey(),
  request_key: model.text().unique(),
  request_hash: model.text(),
  application_id: model.text(),
  /** Counts the decisions on one application from 1. */
  position: model.number(),
  decision: model.enum(["grant", "refuse", "withdraw"]),
  amount_fen: model.text().nullable(),
  /** The most that the rules allowed then. */
  assessed_fen: model.text().nullable(),
  document_number: model.text().nullable(),
  /** By how much the source is exceeded with this grant, as was confirmed; null when it is not. */
  over_fund_fen: model.text().nullable(),
  reason: model.text(),
  decided_by: model.text(),
  decided_at: model.dateTime(),
});
