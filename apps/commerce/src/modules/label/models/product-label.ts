import { model } from "@medusajs/framework/utils";

/** 标签信息: what the label of a product says, as food law and consumers want it. */
export const ProductLabel = model.define("product_label", {
  id: model.id({ prefix: "label" }).primaryKey(),
  product_id: model.text().unique(),
  food_kind: model.enum(["prepackaged_food", "agricultural", "non_food"]),
  net_content: model.text(),
  origin: model.text(),
  ingredients: model.text().nullable(),
  shelf_life_days: model.number().nullable(),
  storage: model.text().nullable(),
  standard_code: model.text().nullable(),
  production_licence: model.text().nullable(),
  producer_name: model.text(),
  producer_address: model.text(),
  producer_phone: model.text(),
  return_rule: model.enum(["seven_day", "seven_day_sealed", "no_return"]),
});
