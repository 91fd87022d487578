import { model } from "@medusajs/framework/utils";

/** 归集标记. Append-only like the entries; of a line's rows the one with the highest `seq` counts. */
export const SubsidyTag = model.define("subsidy_tag", {
  id: model.id({ prefix: "stag" }).primaryKey(),
  seq: model.text(),
  programme: model.text(),
  order_id: model.text(),
  line_id: model.text(),
  part: model.text(),
  product_id: model.text().nullable(),
  merchant_id: model.text().nullable(),
  goods_class: model.text().nullable(),
  counts: model.boolean(),
  reasons: model.json(),
  sale_occurred_at: model.dateTime(),
  policy_year: model.number(),
});
