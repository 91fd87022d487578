import { model } from "@medusajs/framework/utils";

/**
 * 流水. One row of the ledger. The table refuses UPDATE, DELETE and TRUNCATE (see the migration), so the columns that
 * Medusa adds for changing and soft-deleting stay as they were inserted.
 *
 * `amount_fen` and `seq` are `bigint` columns: text here, because the driver hands int8 over as text and no other type
 * of the model language keeps it exact.
 */
export const SubsidyEntry = model.define("subsidy_entry", {
  id: model.id({ prefix: "sent" }).primaryKey(),
  seq: model.text(),
  source_key: model.text(),
  input_hash: model.text(),
  source_type: model.text(),
  source_id: model.text(),
  order_id: model.text(),
  order_display_id: model.text(),
  line_id: model.text(),
  part: model.text(),
  product_id: model.text().nullable(),
  title: model.text(),
  kind: model.text(),
  currency_code: model.text(),
  amount_fen: model.text(),
  occurred_at: model.dateTime(),
  sale_occurred_at: model.dateTime(),
  policy_year: model.number(),
  merchant_id: model.text().nullable(),
  merchant_handle: model.text().nullable(),
  merchant_name: model.text().nullable(),
  merchant_kind: model.text().nullable(),
  merchant_credit_code: model.text().nullable(),
  basis: model.text(),
  to_check: model.boolean(),
  corrects: model.text().nullable(),
  /** online or onsite. */
  channel: model.text(),
  /** Where it was sold: `shop`, or the platform whose statement declares it. */
  platform: model.text(),
  /** What the entry counts as, fixed when it was added. */
  goods_class: model.text().nullable(),
  counts: model.boolean(),
  /** Codes, empty exactly when it counts. */
  reasons: model.array(),
});
