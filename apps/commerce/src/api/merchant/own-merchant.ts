import type { AuthenticatedMedusaRequest } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { errors } from "@qinshui/cn/errors";

export interface OwnMerchant {
  id: string;
  name: string;
  kind: string;
}

/** The merchant whose member is signed in: the only one a merchant's route may speak of. Error: `forbidden`. */
export async function ownMerchant(request: AuthenticatedMedusaRequest): Promise<OwnMerchant> {
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "merchant_member",
    fields: ["merchant.id", "merchant.name", "merchant.kind"],
    filters: { id: request.auth_context.actor_id },
  });
  const merchant = (data[0] as { merchant?: OwnMerchant } | undefined)?.merchant;
  if (!merchant) throw errors.forbidden();
  return merchant;
}
