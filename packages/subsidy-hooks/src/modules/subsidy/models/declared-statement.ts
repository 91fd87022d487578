import { model } from "@medusajs/framework/utils";

/**
 * 站外申报: one file of another platform's sales, handed in for a merchant and a policy year. While it is `importing`,
 * `posting` or `reversing`, a worker owns it (see `attempt` and `heartbeat_at`); the other states wait for a person or
 * are ends. `file_id` is the file's mapped columns in storage, never the file itself, which holds buyers' names.
 */
export const DeclaredStatement = model.define("declared_statement", {
  id: model.id({ prefix: "dcl" }).primaryKey(),
  platform: model.text(),
  policy_year: model.number(),
  merchant_id: model.text(),
  merchant_name: model.text(),
  /** The class of rows that name none. */
  goods_class: model.text().nullable(),
  mapping: model.json(),
  file_name: model.text(),
  /** Hex, of the file as it was uploaded. */
  file_sha256: model.text(),
  file_id: model.text(),
  uploaded_by: model.text(),
  status: model.enum(["importing", "staged", "failed", "rejected", "posting", "accepted", "reversing", "undone"]),
  attempt: model.number().default(0),
  progress_done: model.number().default(0),
  progress_total: model.number().default(0),
  heartbeat_at: model.dateTime().nullable(),
  row_count: model.number().default(0),
  problem_count: model.number().default(0),
  /** Of `problem_count`, rows in which nothing is wrong but which are no part of the declaration. */
  left_out_count: model.number().default(0),
  totals: model.json().nullable(),
  /** Of all problems, by kind. */
  problem_sums: model.json().nullable(),
  /** The first of them. */
  problems: model.json().nullable(),
  error: model.text().nullable(),
});
