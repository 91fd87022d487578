import { defineLink } from "@medusajs/framework/utils";
import ProductModule from "@medusajs/medusa/product";
import LabelModule from "../modules/label";

/** `product.product_label`. */
export default defineLink(ProductModule.linkable.product, LabelModule.linkable.productLabel);
