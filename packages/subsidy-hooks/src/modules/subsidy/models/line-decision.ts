import { model } from "@medusajs/framework/utils";

/** What a decision on a finding makes of one order line. Append-only; per line and finding the last one holds. */
export const LineDecision = model.define("line_decision", {
  id: model.id({ prefix: "linedec" }).primaryKey(),
  /** A `bigint` column; see `SubsidyEntry`. */
  seq: model.text(),
  finding_key: model.text(),
  finding_decision_id: model.text(),
  order_id: model.text(),
  line_id: model.text(),
  effect: model.text(),
});
