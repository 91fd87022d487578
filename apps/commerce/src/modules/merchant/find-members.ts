import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { MerchantMember } from "./models/merchant-member";

type Member = Pick<InferTypeOf<typeof MerchantMember>, "id" | "email" | "name" | "role">;

/** The people who sign in for a merchant, by name. For operators' eyes alone: they are persons. */
export async function findMembers(container: MedusaContainer, merchant_id: string): Promise<Member[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "merchant_member",
    fields: ["id", "email", "name", "role"],
    filters: { merchant_id },
    pagination: { order: { name: "ASC" } },
  });
  return data;
}
