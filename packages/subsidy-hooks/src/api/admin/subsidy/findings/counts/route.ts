import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput } from "../../../../../http/input";

const querySchema = z.object({ year: z.coerce.number().int().min(1993).max(9998) });

/** How many findings of a year are in which state. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { year } = parseInput(querySchema, request.query);
  response.json({ year, counts: await ledgerOf(request).findingCounts(year) });
}
