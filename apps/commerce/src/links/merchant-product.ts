import { defineLink } from "@medusajs/framework/utils";
import ProductModule from "@medusajs/medusa/product";
import MerchantModule from "../modules/merchant";

/** `product.merchant`, `merchant.products`; who owns a product for ever is kept by `listing_owner`. */
export default defineLink(MerchantModule.linkable.merchant, { linkable: ProductModule.linkable.product, isList: true });
