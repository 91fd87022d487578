import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { statementRows } from "../../../../../../declarations/statement-standings";
import { ledgerOf, parseInput } from "../../../../../../http/input";

const querySchema = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** A page of a statement's rows in the file's order, each with why it does not, or would not, count. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const page = parseInput(querySchema, request.query);
  const statement = await ledgerOf(request).declared((store) => store.statement(request.params.id ?? ""));
  response.json({ rows: await statementRows(request.scope, statement, page), count: statement.row_count });
}
