import { model } from "@medusajs/framework/utils";

/**
 * A sealed revision of a policy year: the year's entries up to `as_of`, their root, the signed checkpoint, and the
 * figures that follow. Append-only. `as_of` and `size` are `bigint` columns, text here as in the ledger.
 */
export const YearSeal = model.define("year_seal", {
  id: model.id({ prefix: "ysea" }).primaryKey(),
  policy_year: model.number(),
  revision: model.number(),
  as_of: model.text(),
  size: model.text(),
  /** Base64. */
  root: model.text(),
  checkpoint: model.text(),
  /** `{ size, proof: [base64] }`: shows the revision before to be the beginning of this one; null for the first. */
  consistency: model.json().nullable(),
  /** YearReport. */
  report: model.json(),
  /** The control totals of the year's report at `as_of`, amounts as decimal text. */
  control: model.json(),
  /** The texts of the policy that was applied, by path. */
  policy_files: model.json(),
  /** The bundle as a zip in private storage. */
  file_id: model.text(),
  sealed_by: model.text(),
  sealed_at: model.dateTime(),
});
