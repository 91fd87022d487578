import { model } from "@medusajs/framework/utils";

/** 核查结论: what a person decided about a finding, and why. Append-only; the last one holds. */
export const FindingDecision = model.define("finding_decision", {
  id: model.id({ prefix: "finddec" }).primaryKey(),
  finding_key: model.text(),
  /** Counts the decisions on one finding from 1. */
  number: model.number(),
  /** What was looked at. */
  revision: model.number(),
  decision: model.text(),
  reason: model.text(),
  /** Lines that it excludes or admits again. */
  line_ids: model.array(),
  /** Id of the person. */
  decided_by: model.text(),
});
