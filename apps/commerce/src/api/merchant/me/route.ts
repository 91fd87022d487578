import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** The member who is signed in, and the merchant he acts for. */
export async function GET(req: AuthenticatedMedusaRequest, res: MedusaResponse): Promise<void> {
  const { data } = await req.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "merchant_member",
    fields: ["id", "email", "name", "role", "merchant.id", "merchant.handle", "merchant.name", "merchant.kind"],
    filters: { id: req.auth_context.actor_id },
  });
  res.json({ member: data[0] });
}
