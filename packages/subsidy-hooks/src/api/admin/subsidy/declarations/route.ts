import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { readUpload } from "../../../../declarations/files";
import { requestImport } from "../../../../declarations/request-import";
import { statementJson } from "../../../../declarations/statement-json";
import { statementInput, uploadQuery } from "../../../../declarations/upload-query";
import { ledgerOf, parseInput } from "../../../../http/input";
import { personOf } from "../../../../http/person";
import { runDeclarationWorkflow } from "../../../../workflows/declared/run-declaration";

const querySchema = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** Statements, newest first. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const ledger = ledgerOf(request);
  const { offset, limit } = parseInput(querySchema, request.query);
  const { statements, count } = await ledger.declared((store) => store.statements(offset, limit));
  const policy = ledger.policy();
  response.json({ declarations: statements.map((row) => statementJson(row, policy)), count });
}

/** Takes an uploaded statement in hand (202), or answers with what became of the same file (200). */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const uploaded_by = personOf(request);
  const query = parseInput(uploadQuery, request.query);
  const { statement, isNew } = await requestImport(request.scope, await readUpload(request), {
    ...statementInput(query),
    file_name: query.file_name,
    uploaded_by,
  });
  if (isNew) await runDeclarationWorkflow(request.scope).run({ input: { statement_id: statement.id } });
  response.status(isNew ? 202 : 200).json({ declaration: statementJson(statement, ledgerOf(request).policy()) });
}
