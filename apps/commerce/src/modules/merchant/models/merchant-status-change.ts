import { model } from "@medusajs/framework/utils";
import { Merchant } from "./merchant";

/**
 * A merchant's status from an instant on. The history is never edited: whether a merchant was approved when a sale
 * was made decides whether the sale counts.
 */
export const MerchantStatusChange = model.define("merchant_status_change", {
  id: model.id({ prefix: "mersc" }).primaryKey(),
  /** Counts the changes in the order of writing: of two from the same instant on, the later written one holds. */
  seq: model.autoincrement(),
  status: model.enum(["applied", "approved", "suspended", "closed"]),
  effective_at: model.dateTime(),
  reason: model.text().nullable(),
  decided_by: model.text(),
  merchant: model.belongsTo(() => Merchant, { mappedBy: "status_changes" }),
});
