import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http";
import { offSaleProductIds } from "../modules/merchant/selling";

/**
 * Keeps goods of merchants that are not approved now out of core's lists and pages. Asked at every request, since a
 * status may be planned: it takes effect at its instant without anybody doing anything then. Runs behind core's own
 * middlewares of the same matcher, which make the filters.
 */
function onSaleOnly(productId: "id" | "product_id") {
  return async (req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> => {
    const off = await offSaleProductIds(req.scope);
    const asked = [req.filterableFields.$and ?? []].flat();
    if (off.length > 0) req.filterableFields.$and = [...asked, { [productId]: { $nin: off } }];
    next();
  };
}

/** To be spread into `middlewares.ts`. */
export const sellingGuards: MiddlewareRoute[] = [
  { matcher: "/store/products", methods: ["GET"], middlewares: [onSaleOnly("id")] },
  { matcher: "/store/products/:id", methods: ["GET"], middlewares: [onSaleOnly("id")] },
  { matcher: "/store/product-variants", methods: ["GET"], middlewares: [onSaleOnly("product_id")] },
  { matcher: "/store/product-variants/:id", methods: ["GET"], middlewares: [onSaleOnly("product_id")] },
];
