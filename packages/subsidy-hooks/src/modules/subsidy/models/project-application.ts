import { model } from "@medusajs/framework/utils";

/**
 * An application for a programme other than online sales, as it was recorded. Append-only: what was recorded wrongly is
 * withdrawn and recorded anew. `facts` holds what the rules need, amounts in fen as text.
 */
export const ProjectApplication = model.define("project_application", {
  id: model.id({ prefix: "papp" }).primaryKey(),
  /** The same request writes once. */
  request_key: model.text().unique(),
  request_hash: model.text(),
  policy_year: model.number(),
  programme: model.enum(["new_project_grant", "loan_interest", "cross_border"]),
  /** As it was written. */
  project_number: model.text().nullable(),
  /** By which the same is known again (`projectKey`). */
  project_key: model.text(),
  project_name: model.text().nullable(),
  merchant_id: model.text().nullable(),
  claimant_name: model.text(),
  credit_code: model.text(),
  /** What the owner of the credit code was known as before, and why it is the same; both or neither. */
  former_name: model.text().nullable(),
  renamed_reason: model.text().nullable(),
  facts: model.json(),
  line_ids: model.array(),
  fund_source: model.text(),
  fund_band: model.text().nullable(),
  recorded_by: model.text(),
  recorded_at: model.dateTime(),
});
