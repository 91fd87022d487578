import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { findAuthorisations, withNames } from "../../../../../modules/brand/find-authorisations";

/** What makes a product a listing: its merchant, label and authorisations. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const id = String(req.params.id);
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "product",
    fields: ["id", "merchant.id", "merchant.name", "merchant.credit_code", "product_label.*"],
    filters: { id },
  });
  const authorisations = await withNames(req.scope, await findAuthorisations(req.scope, { product_id: [id] }));
  res.json({ listing: { ...data[0], authorisations } });
}
