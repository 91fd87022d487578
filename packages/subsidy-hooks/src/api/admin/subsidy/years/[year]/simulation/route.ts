import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput, yearOf } from "../../../../../../http/input";
import { subsidyErrors } from "../../../../../../modules/subsidy/errors";
import { readPolicyFiles } from "../../../../../../policy-files/load-policy";
import { toJson } from "../../../../../../reports/json";
import { readFundFacts } from "../../../../../../reports/read-fund";
import { reformChanges } from "../../../../../../reports/reform-changes";
import { simulatedYear } from "../../../../../../reports/simulated-year";
import { parseReforms } from "../../../../../../rules/reform";
import { simulate } from "../../../../../../rules/simulate";

const querySchema = z.object({ reform: z.string().optional() });

/**
 * The reforms there are, and what the one asked for would change in a year, against the bands of the fund too where one
 * was laid down. Nothing is paid by it.
 */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const year = yearOf(request.params.year);
  const { reform: id } = parseInput(querySchema, request.query);
  const ledger = ledgerOf(request);
  const policy = ledger.policy();
  const reforms = parseReforms(readPolicyFiles(policy.id));
  const bands_of = policy.funds?.bands_of ?? null;
  const choices = reforms.map(({ id, name, description }) => ({ id, name, description }));
  if (id === undefined) {
    response.json({ year, reforms: choices, has_fund: false, bands_of, simulation: null, changes: [] });
    return;
  }
  const reform = reforms.find((one) => one.id === id);
  if (!reform) throw subsidyErrors.reform_unknown({ reform: id });
  const sales = simulatedYear(await ledger.yearSums(year), await ledger.yearSums(year - 1));
  const { plans, uses } = await readFundFacts(ledger, year);
  const simulation = simulate(policy, reform, year, sales, uses);
  const changes = reformChanges(policy, reform);
  response.json(toJson({ year, reforms: choices, has_fund: plans.length > 0, bands_of, simulation, changes }));
}
