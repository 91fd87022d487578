import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { errors } from "@qinshui/cn/errors";

/** Id of the merchant whose member is signed in: the only one a merchant's route may speak of. Error: `forbidden`. */
export async function ownMerchantId(request: AuthenticatedMedusaRequest): Promise<string> {
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "merchant_member",
    fields: ["merchant.id"],
    filters: { id: request.auth_context.actor_id },
  });
  const id = (data[0] as { merchant?: { id: string } } | undefined)?.merchant?.id;
  if (!id) throw errors.forbidden();
  return id;
}
