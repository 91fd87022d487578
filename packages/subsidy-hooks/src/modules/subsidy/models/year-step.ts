import { model } from "@medusajs/framework/utils";

/**
 * A step of a policy year's closing: by whom, when, why. Append-only; `position` counts the steps of a year from 1, and
 * two steps cannot have the same. `details` holds what the kind of step needs, amounts as decimal text.
 */
export const YearStep = model.define("year_step", {
  id: model.id({ prefix: "ystp" }).primaryKey(),
  policy_year: model.number(),
  position: model.number(),
  kind: model.text(),
  details: model.json(),
  taken_by: model.text(),
  taken_at: model.dateTime(),
  reason: model.text(),
});
