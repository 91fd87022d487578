import { model } from "@medusajs/framework/utils";
import { Merchant } from "./merchant";

/** 店员: a person who signs in for a merchant (actor type `merchant`). */
export const MerchantMember = model.define("merchant_member", {
  id: model.id({ prefix: "memb" }).primaryKey(),
  email: model.text().unique(),
  name: model.text(),
  role: model.enum(["owner", "staff"]),
  merchant: model.belongsTo(() => Merchant, { mappedBy: "members" }),
});
