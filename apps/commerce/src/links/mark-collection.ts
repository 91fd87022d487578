import { defineLink } from "@medusajs/framework/utils";
import ProductModule from "@medusajs/medusa/product";
import BrandModule from "../modules/brand";

/** `mark.product_collection`: a local brand's goods are a Medusa collection. */
export default defineLink(BrandModule.linkable.mark, ProductModule.linkable.productCollection);
