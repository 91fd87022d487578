import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput } from "../../../../http/input";
import { personOf } from "../../../../http/person";
import { findingSummary } from "../../../../reports/finding-report";
import { SIGNAL_ZH, SIGNALS, STATES } from "../../../../review/vocabulary";
import { raiseFindingWorkflow } from "../../../../workflows/review/raise-finding";

const querySchema = z.object({
  year: z.coerce.number().int().min(1993).max(9998),
  state: z.enum(STATES).optional(),
  signal: z.enum(SIGNALS).optional(),
  merchant_id: z.string().optional(),
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** A year's findings, the gravest first, with what there is to choose from. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { year, offset, limit, ...filter } = parseInput(querySchema, request.query);
  const ledger = ledgerOf(request);
  const { findings, count } = await ledger.findingsOf({ policy_year: year, ...filter }, { offset, limit });
  response.json({
    findings: findings.map(findingSummary),
    count,
    counts: await ledger.findingCounts(year),
    merchants: await ledger.merchantsWithFindings(year),
    signals: SIGNALS.map((code) => ({ code, text: SIGNAL_ZH[code] })),
  });
}

const raisedSchema = z.object({
  line_ids: z.array(z.string().min(1)).min(1).max(10_000),
  text: z.string().trim().max(500),
});

/** 人工提出: a finding that the person who is signed in raises about lines of the ledger (201). */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const raised_by = personOf(request);
  const input = parseInput(raisedSchema, request.body);
  const { result: key } = await raiseFindingWorkflow(request.scope).run({ input: { ...input, raised_by } });
  response.status(201).json({ key });
}
