import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { findMerchants, publicMerchant } from "../../../modules/merchant/find-merchants";

export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const found = await findMerchants(req.scope);
  const merchants = found
    .filter(({ status }) => status === "approved")
    .map((it) => {
      const { id, handle, name, kind, story, picture, product_ids } = publicMerchant(it);
      return { id, handle, name, kind, story, picture, product_count: product_ids.length };
    });
  res.json({ merchants });
}
