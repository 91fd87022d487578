import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import {
  closedYear,
  decisionJson,
  evidenceJson,
  standingJson,
  statementJson,
} from "../../../../../declarations/statement-json";
import { statementStandings } from "../../../../../declarations/statement-standings";
import { ledgerOf } from "../../../../../http/input";
import { staffNames } from "../../../../../reports/staff-names";

/** One statement with what of it counts, its problems, evidence and decisions; to be polled. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const ledger = ledgerOf(request);
  const { id = "" } = request.params;
  const found = await ledger.declared(async (store) => ({
    statement: await store.statement(id),
    evidence: await store.evidence(id),
    decisions: await store.decisions(id),
  }));
  const { booked, sums } = await statementStandings(request.scope, found.statement);
  const people = [
    found.statement.uploaded_by,
    ...found.evidence.map(({ added_by }) => added_by),
    ...found.decisions.map(({ decided_by }) => decided_by),
  ];
  response.json({
    standings: { booked, sums: sums.map(standingJson) },
    closed: await closedYear(ledger, found.statement.policy_year),
    declaration: statementJson(found.statement, ledger.policy()),
    problems: found.statement.problems ?? [],
    evidence: found.evidence.map(evidenceJson),
    decisions: found.decisions.map(decisionJson),
    people: Object.fromEntries(await staffNames(request.scope.resolve(ContainerRegistrationKeys.QUERY), people)),
  });
}
