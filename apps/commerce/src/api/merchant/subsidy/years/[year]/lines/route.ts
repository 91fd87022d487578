import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput, yearOf } from "@qinshui/subsidy-hooks/http/input";
import { toJson } from "@qinshui/subsidy-hooks/reports/json";
import { lineReport } from "@qinshui/subsidy-hooks/reports/line-report";
import { ownMerchant } from "../../../../own-merchant";

const querySchema = z.object({
  after: z.string().regex(/^\d+$/).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});

/** A merchant's own entries of a year, each with why it counts or not; a page at a time. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse): Promise<void> {
  const policy_year = yearOf(request.params.year);
  const { after, limit } = parseInput(querySchema, request.query);
  const ledger = ledgerOf(request);
  const filter = { policy_year, merchant_id: (await ownMerchant(request)).id };
  const lines = await ledger.reportLines({ ...filter, limit, ...(after === undefined ? {} : { after }) });
  const policy = ledger.policy();
  response.json(
    toJson({
      lines: lines.map((line) => lineReport(line, policy)),
      next_after: lines.length === limit ? (lines.at(-1)?.seq ?? null) : null,
    }),
  );
}
