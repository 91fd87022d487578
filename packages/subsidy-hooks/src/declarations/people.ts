import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** Staff by their ids as colleagues know them: name, else e-mail. Whoever is gone is missing. */
export async function staffNames(container: MedusaContainer, ids: readonly string[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {};
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "user",
    fields: ["id", "email", "first_name", "last_name"],
    filters: { id: [...new Set(ids)] },
  });
  return Object.fromEntries(
    data.map(({ id, email, first_name, last_name }) => [id, `${last_name ?? ""}${first_name ?? ""}` || email]),
  );
}
