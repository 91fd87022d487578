import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { dryRun } from "../../../../../declarations/dry-run";
import { readUpload } from "../../../../../declarations/files";
import { closedYear, standingJson, withClassName } from "../../../../../declarations/statement-json";
import { statementInput, uploadQuery } from "../../../../../declarations/upload-query";
import { ledgerOf, parseInput } from "../../../../../http/input";
import { toJson } from "../../../../../reports/json";

/**
 * 试算: what an uploaded statement would book, and what is wrong with it. Nothing is written. Where columns are missing
 * there is no result yet, but the file's columns to choose from.
 */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const input = statementInput(parseInput(uploadQuery, request.query));
  const { columns, result } = await dryRun(request.scope, await readUpload(request), input);
  if (!result) {
    response.json({ columns, result });
    return;
  }
  const ledger = ledgerOf(request);
  const { totals, standings, ...rest } = result;
  response.json({
    columns,
    result: {
      ...rest,
      totals: toJson(totals).map((total) => withClassName(total, ledger.policy())),
      standings: standings.map(standingJson),
    },
    closed: await closedYear(ledger, input.policy_year),
  });
}
