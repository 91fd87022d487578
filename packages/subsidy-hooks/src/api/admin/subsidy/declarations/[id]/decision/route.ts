import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { z } from "@medusajs/framework/zod";
import { statementJson } from "../../../../../../declarations/statement-json";
import { ledgerOf, parseInput } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { DECISIONS } from "../../../../../../modules/subsidy/declared";
import { decideDeclarationWorkflow } from "../../../../../../workflows/declared/decide-declaration";
import { runDeclarationWorkflow } from "../../../../../../workflows/declared/run-declaration";

const bodySchema = z.object({
  decision: z.enum(DECISIONS),
  reason: z.string().trim().min(1).max(500),
});

/** Accepts, rejects or undoes a statement; what follows in the ledger goes on in the background. */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const decided_by = personOf(request);
  const { decision, reason } = parseInput(bodySchema, request.body);
  const { id: statement_id = "" } = request.params;
  await decideDeclarationWorkflow(request.scope).run({
    input: { statement_id, decision, reason, decided_by },
  });
  if (decision !== "reject") await runDeclarationWorkflow(request.scope).run({ input: { statement_id } });
  const ledger = ledgerOf(request);
  const statement = await ledger.declared((store) => store.statement(statement_id));
  response.json({ declaration: statementJson(statement, ledger.policy()) });
}
