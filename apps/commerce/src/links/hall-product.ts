import { defineLink } from "@medusajs/framework/utils";
import ProductModule from "@medusajs/medusa/product";
import HallModule from "../modules/hall";

/** `hall.products`: goods on show. */
export default defineLink(
  { linkable: HallModule.linkable.hall, isList: true },
  { linkable: ProductModule.linkable.product, isList: true },
);
