import type { Listing } from "./listing.ts";

/**
 * Goods for the home page: in stock, the kinds taking turns, so that no kind fills the shelf. Within a kind the
 * operator's order stays.
 */
export function seasonPick(listings: readonly Listing[], count: number): Listing[] {
  const byKind = [
    ...Map.groupBy(
      listings.filter((one) => one.inStock),
      (one) => one.kinds[0] ?? "",
    ).values(),
  ];
  const longest = Math.max(0, ...byKind.map((ofKind) => ofKind.length));
  const rounds = Array.from({ length: longest }, (_, round) => byKind.flatMap((ofKind) => ofKind[round] ?? []));
  return rounds.flat().slice(0, count);
}
