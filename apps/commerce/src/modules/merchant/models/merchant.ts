import { model } from "@medusajs/framework/utils";
import { ListingOwner } from "./listing-owner";
import { MerchantMember } from "./merchant-member";
import { MerchantStatusChange } from "./merchant-status-change";

/** 商家: a seller on the platform, with the licence data that the law wants shown (亮照). */
export const Merchant = model.define("merchant", {
  id: model.id({ prefix: "mer" }).primaryKey(),
  handle: model.text().unique(),
  name: model.text().searchable(),
  kind: model.enum(["enterprise", "individual", "cooperative", "self_operated"]),
  /** Unified social credit code, 18 characters, check digit verified. */
  credit_code: model.text().unique(),
  legal_representative: model.text().nullable(),
  licence_address: model.text(),
  licence_issuer: model.text(),
  /** Calendar day, YYYY-MM-DD. */
  established_on: model.text(),
  business_scope: model.text(),
  phone: model.text(),
  story: model.text().nullable(),
  picture: model.text().nullable(),
  status_changes: model.hasMany(() => MerchantStatusChange, { mappedBy: "merchant" }),
  members: model.hasMany(() => MerchantMember, { mappedBy: "merchant" }),
  listings: model.hasMany(() => ListingOwner, { mappedBy: "merchant" }),
});
