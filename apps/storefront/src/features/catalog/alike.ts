import type { Listing } from "./listing.ts";

/** What else to look at: in stock, first of the same kind, then of the same brand or merchant, then the rest. */
export function alikeOf(listing: Listing, all: readonly Listing[], count: number): Listing[] {
  const nearness = (one: Listing): number => {
    if (one.kinds.some((kind) => listing.kinds.includes(kind))) return 0;
    const sameBrand = one.brand !== null && one.brand.handle === listing.brand?.handle;
    const sameMerchant = one.merchant !== null && one.merchant.handle === listing.merchant?.handle;
    return sameBrand || sameMerchant ? 1 : 2;
  };
  return all
    .filter((one) => one.id !== listing.id && one.inStock)
    .toSorted((a, b) => nearness(a) - nearness(b))
    .slice(0, count);
}
