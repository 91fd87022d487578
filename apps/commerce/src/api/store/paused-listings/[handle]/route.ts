import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { errors } from "@qinshui/cn/errors";
import { findPausedListing } from "../../../../modules/merchant/selling";

/** What stands in place of a product's page while its merchant is suspended. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const listing = await findPausedListing(req.scope, String(req.params.handle));
  if (!listing) throw errors.product_not_found();
  res.json({ listing });
}
