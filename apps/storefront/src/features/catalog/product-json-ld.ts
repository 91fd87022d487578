import type { StoreProduct } from "../../lib/commerce/products.ts";
import { mediaPath } from "../../lib/media.ts";
import { yuanFromFen } from "../../lib/money.ts";
import { availableOf, priceOf } from "./listing.ts";

/** schema.org Product of a listing; `brand` is the one it is authorised to bear. One offer per variant, prices in yuan with two decimals. */
export function productJsonLd(
  product: StoreProduct,
  brand: string | undefined,
  siteUrl: string,
): Record<string, unknown> {
  const url = `${siteUrl}/goods/${product.handle}`;
  const pictures = (product.images ?? []).flatMap((image) => mediaPath(image.url, 1080) ?? []);
  return {
    "@context": "https://schema.org",
    "@type": "Product",
    name: product.title,
    description: product.description || product.subtitle || product.title,
    url,
    image: pictures.map((path) => siteUrl + path),
    ...(brand ? { brand: { "@type": "Brand", name: brand } } : {}),
    offers: (product.variants ?? []).flatMap((variant) => {
      const price = priceOf(variant);
      if (price === undefined) return [];
      return {
        "@type": "Offer",
        name: variant.title,
        sku: variant.id,
        url,
        price: yuanFromFen(price),
        priceCurrency: "CNY",
        availability: `https://schema.org/${availableOf(variant) > 0 ? "InStock" : "OutOfStock"}`,
        ...(product.merchant ? { seller: { "@type": "Organization", name: product.merchant.name } } : {}),
      };
    }),
  };
}
