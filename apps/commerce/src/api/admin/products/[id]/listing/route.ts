import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { findAuthorisations } from "../../../../../modules/brand/find-authorisations";
import { validityAt } from "../../../../../modules/brand/validity";

/** What makes a product a listing: its merchant, label and authorisations. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const id = String(req.params.id);
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "product",
    fields: ["id", "merchant.id", "merchant.name", "merchant.credit_code", "product_label.*"],
    filters: { id },
  });
  const now = new Date();
  const authorisations = (await findAuthorisations(req.scope, { product_id: [id] })).map((authorisation) => ({
    ...authorisation,
    state: validityAt(authorisation, now),
  }));
  res.json({ listing: { ...data[0], authorisations } });
}
