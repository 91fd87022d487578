import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput, yearOf } from "../../../../../../../../http/input";
import { toJson } from "../../../../../../../../reports/json";
import { lineReport } from "../../../../../../../../reports/line-report";
import { readYearOverview } from "../../../../../../../../reports/read-year-overview";

/** In a path, where null cannot stand: the lines of no merchant. */
const NO_MERCHANT = "none";

const querySchema = z.object({
  after: z.string().regex(/^\d+$/).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
  counts: z.enum(["true", "false"]).optional(),
  goods_class: z.string().optional(),
});

/** Entries of a merchant in a year with why each counts or not, a page at a time, and what the policy makes of them. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const ledger = ledgerOf(request);
  const policy_year = yearOf(request.params.year);
  const { merchant_id } = request.params;
  const { after, limit, counts, goods_class } = parseInput(querySchema, request.query);
  const filter = {
    policy_year,
    merchant_id: merchant_id === NO_MERCHANT ? null : merchant_id,
    ...(counts === undefined ? {} : { counts: counts === "true" }),
    ...(goods_class === undefined ? {} : { goods_class }),
  };
  const sums = await ledger.reportSums(filter);
  const lines = await ledger.reportLines({ ...filter, limit, ...(after === undefined ? {} : { after }) });
  const overview = await readYearOverview(ledger, policy_year);
  const assessments = overview.rows.filter((row) => row.claimant_id === merchant_id);
  const merchant = await ledger.merchantOf(policy_year, filter.merchant_id ?? null);
  const policy = ledger.policy();
  const clauses = new Set([
    ...policy.online_sales.clauses,
    ...assessments.flatMap((row) => row.explanation.flatMap((step) => step.clauses)),
  ]);
  response.json(
    toJson({
      year: policy_year,
      merchant,
      document_number: policy.document_number,
      assessments,
      clauses: [...clauses].flatMap((id) => {
        const clause = policy.clauses.get(id);
        return clause ? [{ id, title: clause.title, text: clause.text }] : [];
      }),
      lines: lines.map((line) => lineReport(line, policy)),
      count: sums.entry_count,
      sum_fen: sums.amount_fen,
      next_after: lines.length === limit ? (lines.at(-1)?.seq ?? null) : null,
    }),
  );
}
