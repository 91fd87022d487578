import type { InferTypeOf, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { containing, type Listed, type Page, skipAndTake } from "../../input/page";
import type { Hall } from "./models/hall";

type HallRecord = InferTypeOf<typeof Hall> & {
  products?: ({ id: string } | null)[];
  stock_location?: { id: string } | null;
};

/** Halls in the order in which they were opened here, with goods on show. */
export async function findHalls(container: MedusaContainer, filters: { handle?: string } = {}): Promise<HallRecord[]> {
  return (await readHalls(container, filters)).rows;
}

/** A page of them; `q` is looked for in the name and the address. */
export function listHalls(container: MedusaContainer, page: Page): Promise<Listed<HallRecord>> {
  return readHalls(container, containing(["name", "address"], page.q), page);
}

async function readHalls(
  container: MedusaContainer,
  filters: Record<string, unknown>,
  page?: Page,
): Promise<Listed<HallRecord>> {
  const { data, metadata } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "hall",
    fields: ["*", "products.id", "stock_location.id"],
    filters,
    pagination: { order: { created_at: "ASC", handle: "ASC" }, ...skipAndTake(page) },
  });
  const rows = data as unknown as HallRecord[];
  return { rows, count: metadata?.count ?? rows.length };
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

/** The same without goods that are not on sale now, though they stand there. */
export function hallOnShow(hall: HallRecord, offSale: readonly string[]) {
  const shown = publicHall(hall);
  return { ...shown, product_ids: shown.product_ids.filter((id) => !offSale.includes(id)) };
}
