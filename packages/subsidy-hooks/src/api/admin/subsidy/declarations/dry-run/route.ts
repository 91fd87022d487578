import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { dryRun } from "../../../../../declarations/dry-run";
import { readUpload } from "../../../../../declarations/files";
import { readColumns } from "../../../../../declarations/prepare-statement";
import { withClassName } from "../../../../../declarations/statement-json";
import { statementInput, uploadQuery } from "../../../../../declarations/upload-query";
import { ledgerOf, parseInput } from "../../../../../http/input";
import { toJson } from "../../../../../reports/json";

/**
 * 试算: what an uploaded statement would book, and what is wrong with it. Nothing is written. Where columns are missing
 * there is no result yet, but the file's columns to choose from.
 */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const input = statementInput(parseInput(uploadQuery, request.query));
  const bytes = await readUpload(request);
  const columns = await readColumns(bytes, input);
  if (columns.missing.length > 0) {
    response.json({ columns, result: null });
    return;
  }
  const { totals, ...result } = await dryRun(request.scope, bytes, input);
  const policy = ledgerOf(request).policy();
  response.json({
    columns,
    result: { ...result, totals: toJson(totals).map((total) => withClassName(total, policy)) },
  });
}
