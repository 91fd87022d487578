import { model } from "@medusajs/framework/utils";

/** A version of a year's fund: what the sources give, what is planned and spent. Append-only; the newest holds. */
export const FundPlan = model.define("fund_plan", {
  id: model.id({ prefix: "fund" }).primaryKey(),
  policy_year: model.number(),
  /** Counts the versions of a year from 1. */
  version: model.number(),
  sources: model.json(),
  allocations: model.json(),
  reason: model.text(),
  saved_by: model.text(),
  saved_at: model.dateTime(),
});
