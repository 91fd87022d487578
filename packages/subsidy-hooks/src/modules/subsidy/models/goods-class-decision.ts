import { model } from "@medusajs/framework/utils";

/**
 * A reviewer's dated decision on a product's goods class. A new decision is a new row; the
 * database refuses to change or delete one.
 */
export const GoodsClassDecision = model.define("goods_class_decision", {
  id: model.id({ prefix: "gcd" }).primaryKey(),
  product_id: model.text(),
  goods_class: model.text(),
  effective_from: model.dateTime(),
  decided_by: model.text(),
  note: model.text().nullable(),
});
