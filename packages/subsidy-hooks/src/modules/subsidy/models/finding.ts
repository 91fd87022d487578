import { model } from "@medusajs/framework/utils";

/**
 * 疑点. What a signal saw at one time, append-only: changed facts make a new revision of the same key, and of these the
 * highest counts. Nothing personal is in it: persons and addresses are keyed hashes.
 */
export const Finding = model.define("finding", {
  id: model.id({ prefix: "find" }).primaryKey(),
  key: model.text(),
  revision: model.number(),
  /** False when the signal no longer sees what it saw before; the rest is then as it was last seen. */
  raised: model.boolean(),
  content_hash: model.text(),
  signal: model.text(),
  signal_version: model.number(),
  severity: model.text(),
  policy_year: model.number(),
  merchant_id: model.text(),
  merchant_name: model.text(),
  text: model.json(),
  figures: model.json(),
  lines: model.json(),
  /** A `bigint` column; see `SubsidyEntry`. */
  amount_fen: model.text(),
  parameters: model.json(),
  /** Who raised it, where no signal did. */
  raised_by: model.text().nullable(),
});
