import type { Query } from "../recording/read-order-snapshot";

/** Staff by their ids as colleagues know them: name, else e-mail. Whoever is gone is missing. */
export async function staffNames(query: Query, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const { data } = await query.graph({
    entity: "user",
    fields: ["id", "email", "first_name", "last_name"],
    filters: { id: [...new Set(ids)] },
  });
  return new Map(
    data.map((user) => [user.id, `${user.last_name ?? ""}${user.first_name ?? ""}` || (user.email ?? user.id)]),
  );
}
