import { model } from "@medusajs/framework/utils";
import { Mark } from "./mark";

/** 授权: merchant × mark × product × validity. Both days are in Shanghai's calendar and inclusive. */
export const Authorisation = model.define("authorisation", {
  id: model.id({ prefix: "auth" }).primaryKey(),
  number: model.text().unique(),
  merchant_id: model.text().index(),
  product_id: model.text().index(),
  valid_from: model.text(),
  valid_until: model.text(),
  revoked_at: model.dateTime().nullable(),
  mark: model.belongsTo(() => Mark, { mappedBy: "authorisations" }),
});
