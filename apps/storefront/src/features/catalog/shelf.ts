import type { Listing } from "./listing.ts";

export const SORTS = {
  default: "综合",
  newest: "新上架",
  cheapest: "价格从低到高",
  dearest: "价格从高到低",
} as const;

export type Sort = keyof typeof SORTS;

/** What a shopper asked to see. */
export interface ShelfQuery {
  kind?: string | undefined;
  brand?: string | undefined;
  sort: Sort;
  /** From 1. */
  page: number;
}

export interface Shelf {
  listings: readonly Listing[];
  total: number;
  /** The page shown: the one asked for, or the last there is. */
  page: number;
  pages: number;
}

export const PER_PAGE = 12;

const isSort = (text: string | null): text is Sort => text !== null && Object.hasOwn(SORTS, text);

/** Reads the address; what makes no sense falls back to the whole first page. */
export function readShelfQuery(params: URLSearchParams): ShelfQuery {
  const sort = params.get("sort");
  const page = Number(params.get("page"));
  return {
    kind: params.get("kind") || undefined,
    brand: params.get("brand") || undefined,
    sort: isSort(sort) ? sort : "default",
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** The address of a shelf; defaults are left out, and a change of filter or order starts at the first page. */
export function shelfPath(base: string, query: Partial<ShelfQuery>): string {
  const { kind, brand, sort = "default", page = 1 } = query;
  const pairs = Object.entries({
    kind,
    brand,
    sort: sort === "default" ? undefined : sort,
    page: page === 1 ? undefined : String(page),
  }).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return pairs.length === 0 ? base : `${base}?${new URLSearchParams(pairs)}`;
}

const lowest = (listing: Listing) => listing.price?.lowest;

function byPrice(direction: 1 | -1) {
  return (a: Listing, b: Listing): number => {
    const [left, right] = [lowest(a), lowest(b)];
    if (left === undefined || right === undefined) return Number(left === undefined) - Number(right === undefined);
    return left === right ? 0 : (left < right ? -1 : 1) * direction;
  };
}

const orders: Record<Sort, (a: Listing, b: Listing) => number> = {
  // What can be bought comes first, otherwise the operator's order (that of arrival) stays.
  default: (a, b) => Number(b.inStock) - Number(a.inStock),
  newest: (a, b) => b.createdAt.localeCompare(a.createdAt),
  cheapest: byPrice(1),
  dearest: byPrice(-1),
};

const matches = (query: Pick<ShelfQuery, "kind" | "brand">) => (listing: Listing) =>
  (!query.kind || listing.kinds.includes(query.kind)) && (!query.brand || listing.brand?.handle === query.brand);

/** The listings asked for: filtered, in order, one page of them. */
export function arrangeShelf(all: readonly Listing[], query: ShelfQuery): Shelf {
  const found = all.filter(matches(query)).toSorted(orders[query.sort]);
  const pages = Math.max(1, Math.ceil(found.length / PER_PAGE));
  const page = Math.min(query.page, pages);
  return { listings: found.slice((page - 1) * PER_PAGE, page * PER_PAGE), total: found.length, page, pages };
}

/** The brands that some listing may bear, each once, in the order of the listings. */
export function brandsOf(all: readonly Listing[]): { handle: string; title: string }[] {
  return [...new Map(all.flatMap(({ brand }) => (brand ? [[brand.handle, brand] as const] : []))).values()];
}

/** How many listings each kind (or brand) would show, the other filter kept. */
export function countBy(
  all: readonly Listing[],
  axis: "kind" | "brand",
  query: Pick<ShelfQuery, "kind" | "brand">,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const listing of all.filter(matches({ ...query, [axis]: undefined }))) {
    const handles = axis === "kind" ? listing.kinds : listing.brand ? [listing.brand.handle] : [];
    for (const handle of handles) counts.set(handle, (counts.get(handle) ?? 0) + 1);
  }
  return counts;
}
