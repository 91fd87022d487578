import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { errors } from "@qinshui/cn/errors";
import { findAuthorisations, withNames } from "../../../../modules/brand/find-authorisations";
import { findMembers } from "../../../../modules/merchant/find-members";
import { findMerchants, publicMerchant } from "../../../../modules/merchant/find-merchants";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const [found] = await findMerchants(req.scope, { id: String(req.params.id) });
  if (!found) throw errors.merchant_not_found();
  const authorisations = await findAuthorisations(req.scope, { merchant_id: found.merchant.id });
  const { status_changes } = found.merchant;
  const [members, named] = await Promise.all([
    findMembers(req.scope, found.merchant.id),
    withNames(req.scope, authorisations),
  ]);
  res.json({ merchant: { ...publicMerchant(found), status_changes, members, authorisations: named } });
}
