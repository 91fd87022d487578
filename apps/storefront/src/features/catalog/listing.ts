import type { ProductBadge } from "../../lib/commerce/marks.ts";
import type { StoreProduct, StoreVariant } from "../../lib/commerce/products.ts";
import { type Fen, priceRange } from "../../lib/money.ts";

/** A product as lists show it. */
export interface Listing {
  id: string;
  handle: string;
  title: string;
  subtitle: string;
  picture: string | null;
  createdAt: string;
  kinds: readonly string[];
  /** The local brand it is authorised to bear today. */
  brand: { handle: string; title: string } | null;
  merchant: { handle: string; name: string } | null;
  /** Lowest and highest price of its variants; undefined when none has a price. */
  price: { lowest: Fen; highest: Fen } | undefined;
  inStock: boolean;
  badges: readonly ProductBadge[];
}

/**
 * How many pieces of a variant all places of the sales channel hold together; Infinity when stock is not counted. An
 * order's line leaves from one place, so this is the most it can be, not what can be bought.
 */
export function availableOf(variant: StoreVariant): number {
  if (!variant.manage_inventory || variant.allow_backorder) return Number.POSITIVE_INFINITY;
  return Math.max(0, variant.inventory_quantity ?? 0);
}

/** From the smallest price up, then by name; commerce gives variants in no order of its own. Those without a price last. */
export function variantsInOrder({ variants }: Pick<StoreProduct, "variants">): StoreVariant[] {
  return (variants ?? []).toSorted((a, b) => {
    const [price, other] = [priceOf(a), priceOf(b)];
    if (price === other) return a.title.localeCompare(b.title, "zh-CN", { numeric: true });
    if (price === undefined || other === undefined) return price === undefined ? 1 : -1;
    return price < other ? -1 : 1;
  });
}

export function priceOf(variant: StoreVariant): Fen | undefined {
  return variant.calculated_price?.raw_calculated_amount;
}

function localBrandOf(badges: readonly ProductBadge[]): Listing["brand"] {
  const mark = badges.find((badge) => badge.mark.kind === "local_brand")?.mark;
  return mark ? { handle: mark.handle, title: mark.name } : null;
}

export function toListing(product: StoreProduct, badges: readonly ProductBadge[] = []): Listing {
  const variants = product.variants ?? [];
  return {
    id: product.id,
    handle: product.handle,
    title: product.title,
    subtitle: product.subtitle ?? "",
    picture: product.thumbnail ?? product.images?.[0]?.url ?? null,
    createdAt: product.created_at,
    kinds: (product.categories ?? []).map((kind) => kind.handle),
    brand: localBrandOf(badges),
    merchant: product.merchant ?? null,
    price: priceRange(variants.flatMap((variant) => priceOf(variant) ?? [])),
    inStock: variants.some((variant) => availableOf(variant) > 0),
    badges,
  };
}
