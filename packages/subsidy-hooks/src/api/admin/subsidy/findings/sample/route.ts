import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput } from "../../../../../http/input";
import { drawSample } from "../../../../../review/sample";

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
  const ids = await ledger.countedSaleIds(year, as_of);
  const drawn = drawSample(seed, year, ids, size);
  const entries = new Map((await ledger.entriesById(drawn)).map((entry) => [entry.id, entry]));
  response.json({
    year,
    seed,
    as_of,
    entry_count: ids.length,
    sample: drawn.flatMap((id) => {
      const entry = entries.get(id);
      if (!entry) return [];
      const { order_id, order_display_id, title, merchant_name, amount_fen } = entry;
      const sold_at = new Date(entry.sale_occurred_at).toISOString();
      return [{ entry_id: id, order_id, order_display_id, title, merchant_name, amount_fen, sold_at }];
    }),
  });
}
