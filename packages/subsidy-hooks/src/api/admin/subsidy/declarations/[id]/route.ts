import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { staffNames } from "../../../../../declarations/people";
import { decisionJson, evidenceJson, statementJson } from "../../../../../declarations/statement-json";
import { ledgerOf } from "../../../../../http/input";

/** One statement with its problems, evidence and decisions; to be polled. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const ledger = ledgerOf(request);
  const { id = "" } = request.params;
  const found = await ledger.declared(async (store) => ({
    statement: await store.statement(id),
    evidence: await store.evidence(id),
    decisions: await store.decisions(id),
  }));
  response.json({
    declaration: statementJson(found.statement, ledger.policy()),
    problems: found.statement.problems ?? [],
    evidence: found.evidence.map(evidenceJson),
    decisions: found.decisions.map(decisionJson),
    people: await staffNames(request.scope, [
      found.statement.uploaded_by,
      ...found.evidence.map(({ added_by }) => added_by),
      ...found.decisions.map(({ decided_by }) => decided_by),
    ]),
  });
}
