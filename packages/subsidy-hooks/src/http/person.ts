import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import { reviewErrors } from "../review/errors";

/**
 * Id of whoever of the staff is signed in. A secret key of the admin may read and write much, but it is nobody: what a
 * person answers for cannot be done with it. Error: `decision_needs_person`.
 */
export function personOf(request: AuthenticatedMedusaRequest): string {
  const { actor_id, actor_type } = request.auth_context;
  if (actor_type !== "user" || !actor_id) throw reviewErrors.decision_needs_person();
  return actor_id;
}
