import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput } from "../../../../../http/input";

const querySchema = z.object({
  year: z.coerce.number().int().min(1993).max(9998),
  seed: z.string().trim().min(1).max(200),
  size: z.coerce.number().int().min(1).max(500).default(20),
});

/** Sales that count, drawn for checks by phone; see `drawSample`. Whom to call stands on the order's page. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { year, seed, size } = parseInput(querySchema, request.query);
  const ledger = ledgerOf(request);
  const as_of = await ledger.position();
  const { drawn_from, sales } = await ledger.drawSample({ year, as_of, seed, size });
  response.json({
    year,
    seed,
    as_of,
    entry_count: drawn_from,
    sample: sales.map(({ id, sale_occurred_at, ...sale }) => ({
      entry_id: id,
      ...sale,
      sold_at: new Date(sale_occurred_at).toISOString(),
    })),
  });
}
