import { model } from "@medusajs/framework/utils";

/**
 * An objection to a public notice. Of whoever objects only the name is kept. The decision is written once, by a person
 * with a reason.
 */
export const YearObjection = model.define("year_objection", {
  id: model.id({ prefix: "yobj" }).primaryKey(),
  policy_year: model.number(),
  revision: model.number(),
  party: model.text(),
  content: model.text(),
  recorded_by: model.text(),
  decision: model.enum(["upheld", "rejected"]).nullable(),
  decision_reason: model.text().nullable(),
  decided_by: model.text().nullable(),
  decided_at: model.dateTime().nullable(),
});
