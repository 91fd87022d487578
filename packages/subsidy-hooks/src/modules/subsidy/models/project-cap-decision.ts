import { model } from "@medusajs/framework/utils";

/** 专项决定: allows a leading-industry project to go above the cap in principle. Append-only, one for an application. */
export const ProjectCapDecision = model.define("project_cap_decision", {
  id: model.id({ prefix: "pcap" }).primaryKey(),
  application_id: model.text().unique(),
  document_number: model.text(),
  /** The document's own date, YYYY-MM-DD in Shanghai. */
  decided_on: model.text(),
  /** `bigint`, as text. */
  amount_fen: model.text(),
  reason: model.text(),
  recorded_by: model.text(),
  recorded_at: model.dateTime(),
});
