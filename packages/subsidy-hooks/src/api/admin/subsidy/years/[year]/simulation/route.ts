import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { ledgerOf, parseInput, yearOf } from "../../../../../../http/input";
import { subsidyErrors } from "../../../../../../modules/subsidy/errors";
import { readPolicyFiles } from "../../../../../../policy-files/load-policy";
import { toJson } from "../../../../../../reports/json";
import { simulatedYear } from "../../../../../../reports/simulated-year";
import { parseReforms } from "../../../../../../rules/reform";
import { simulate } from "../../../../../../rules/simulate";

const querySchema = z.object({ reform: z.string().optional() });

/** The reforms there are, and what the one asked for would change in a year. Nothing is paid by it. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const year = yearOf(request.params.year);
  const { reform: id } = parseInput(querySchema, request.query);
  const ledger = ledgerOf(request);
  const policy = ledger.policy();
  const reforms = parseReforms(readPolicyFiles(policy.id));
  const choices = reforms.map(({ id, name, description }) => ({ id, name, description }));
  if (id === undefined) {
    response.json({ year, reforms: choices, simulation: null });
    return;
  }
  const reform = reforms.find((one) => one.id === id);
  if (!reform) throw subsidyErrors.reform_unknown({ reform: id });
  const sales = simulatedYear(await ledger.yearSums(year), await ledger.yearSums(year - 1));
  response.json(toJson({ year, reforms: choices, simulation: simulate(policy, reform, year, sales, []) }));
}
