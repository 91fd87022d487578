import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { ledgerOf } from "../../../../../http/input";
import { findingDetail } from "../../../../../reports/finding-report";
import { staffNames } from "../../../../../reports/staff-names";

/** A finding with its figures, lines, revisions and decisions. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const history = await ledgerOf(request).findingHistory(request.params.key ?? "");
  const { raised_by } = history.finding;
  const people = [...history.decisions.map((decision) => decision.decided_by), ...(raised_by ? [raised_by] : [])];
  const names = await staffNames(request.scope.resolve(ContainerRegistrationKeys.QUERY), people);
  response.json({ finding: findingDetail(history, names) });
}
