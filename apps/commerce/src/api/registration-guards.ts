import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { doorErrors } from "../answers/errors";

/**
 * Only shoppers register themselves. A merchant's members are made by the operator (`add-members.ts`), whose own people
 * come by invitation; whoever else made an account would take the e-mail from its owner. Error: `registration_closed`.
 */
async function shoppersAndInvited(req: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction): Promise<void> {
  const { actor_type } = req.params;
  const open = actor_type === "customer" || (actor_type === "user" && (await isInvited(req)));
  if (!open) throw doorErrors.registration_closed();
  next();
}

/** The dashboard registers whoever accepts an invitation, before it sends the invitation's token. */
async function isInvited(req: MedusaRequest): Promise<boolean> {
  const { email } = (req.body ?? {}) as { email?: unknown };
  if (typeof email !== "string") return false;
  const invites = await req.scope.resolve(Modules.USER).listInvites({ email });
  return invites.some(({ accepted, expires_at }) => !accepted && new Date(expires_at) > new Date());
}

/** To be spread into `middlewares.ts`. */
export const registrationGuards: MiddlewareRoute[] = [
  { matcher: "/auth/:actor_type/:auth_provider/register", methods: ["POST"], middlewares: [shoppersAndInvited] },
];
