import { badgesOf } from "../../lib/commerce/marks.ts";
import { listProducts } from "../../lib/commerce/products.ts";
import { type Listing, toListing } from "./listing.ts";

/** Every listing with the badges it may show today. Errors as the commerce client. */
export async function loadListings(): Promise<Listing[]> {
  const products = await listProducts();
  const badges = await badgesOf(products.map((product) => product.id));
  return products.map((product) => toListing(product, badges.get(product.id)));
}

/** The listings of these ids, in their order; ids that are not for sale are passed over. */
export function pickListings(all: readonly Listing[], ids: readonly string[]): Listing[] {
  const byId = new Map(all.map((listing) => [listing.id, listing]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}
