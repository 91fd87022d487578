import { model } from "@medusajs/framework/utils";

/**
 * One finished order of a statement. Held by its statement until that is rejected or undone (`released_at`): of rows
 * that are held a platform's order number is there once, whoever declared it. Amounts are `bigint` columns, as text.
 */
export const DeclaredRow = model.define("declared_row", {
  id: model.id({ prefix: "dcr" }).primaryKey(),
  statement_id: model.text(),
  /** Line of the file. */
  line: model.number(),
  platform: model.text(),
  platform_order_no: model.text(),
  policy_year: model.number(),
  paid_at: model.dateTime(),
  goods_fen: model.text(),
  refunded_fen: model.text(),
  title: model.text(),
  goods_class: model.text(),
  posted_at: model.dateTime().nullable(),
  undone_at: model.dateTime().nullable(),
  released_at: model.dateTime().nullable(),
});
