import { model } from "@medusajs/framework/utils";
import { Merchant } from "./merchant";

/**
 * Which merchant a product belongs to, for ever. A link table of Medusa has no unique side, so this row is what keeps
 * a product from having two owners, and a trigger keeps it from changing: past sales would change hands with it.
 */
export const ListingOwner = model.define("listing_owner", {
  id: model.id({ prefix: "lstown" }).primaryKey(),
  product_id: model.text().unique(),
  merchant: model.belongsTo(() => Merchant, { mappedBy: "listings" }),
});
