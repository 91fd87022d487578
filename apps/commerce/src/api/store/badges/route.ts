import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { id } from "../../../input/fields";
import { parseInput } from "../../../input/parse";
import { findBadges } from "../../../modules/brand/find-authorisations";

const MOST_PRODUCTS = 200;

const query = z.object({
  product_id: z.preprocess((value) => [value ?? []].flat(), z.array(id).max(MOST_PRODUCTS)),
});

/** The badges that products bear today. */
export async function GET(req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const { product_id } = parseInput(query, req.query);
  const badges = product_id.length ? await findBadges(req.scope, { product_id }) : [];
  res.json({
    badges: badges.map(({ product_id, mark, number, valid_until }) => {
      const { handle, kind, name, registered_name, registration_number, holder } = mark;
      return {
        product_id,
        mark: { handle, kind, name, registered_name, registration_number, holder },
        authorisation: { number, valid_until },
      };
    }),
  });
}
