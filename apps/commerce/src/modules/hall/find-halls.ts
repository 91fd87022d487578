import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Hall } from "./models/hall";

type HallRecord = InferTypeOf<typeof Hall> & {
  products?: ({ id: string } | null)[];
  stock_location?: { id: string } | null;
};

/** Halls in the order in which they were opened here, with goods on show: one query. */
export async function findHalls(container: MedusaContainer, filters: { handle?: string } = {}): Promise<HallRecord[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "hall",
    fields: ["*", "products.id", "stock_location.id"],
    filters,
    pagination: { order: { created_at: "ASC", handle: "ASC" } },
  });
  return data as unknown as HallRecord[];
}

/** What anybody may see of a hall. */
export function publicHall(hall: HallRecord) {
  const { id, handle, name, address, latitude, longitude, opening_hours, phone, story, picture } = hall;
  return {
    ...{ id, handle, name, address, latitude, longitude, opening_hours, phone, story, picture },
    product_ids: (hall.products ?? []).flatMap((product) => (product ? [product.id] : [])),
    pickup: Boolean(hall.stock_location),
  };
}
