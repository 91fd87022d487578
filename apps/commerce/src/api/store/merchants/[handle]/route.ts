import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { errors } from "@qinshui/cn/errors";
import { findBadges } from "../../../../modules/brand/find-authorisations";
import { findMerchants, publicMerchant } from "../../../../modules/merchant/find-merchants";

/**
 * A merchant's public page with his licence data. A suspended or closed one stays, with its state and without goods:
 * who bought from it must still find whom. One that was never approved is not shown.
 */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const [found] = await findMerchants(req.scope, { handle: String(req.params.handle) });
  if (!found?.status || found.status === "applied") throw errors.merchant_not_found();
  const badges = await findBadges(req.scope, { merchant_id: found.merchant.id });
  const authorisations = badges.map(({ number, mark, product_id, valid_from, valid_until }) => ({
    number,
    product_id,
    mark: { handle: mark.handle, kind: mark.kind, name: mark.name, registered_name: mark.registered_name },
    valid_from,
    valid_until,
  }));
  const goods = found.status === "approved" ? {} : { product_ids: [] };
  res.json({ merchant: { ...publicMerchant(found), ...goods, authorisations } });
}
