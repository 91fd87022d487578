import type { StoreProduct } from "../../lib/commerce/products.ts";
import { fen } from "../../lib/money.ts";
import { productJsonLd } from "./product-json-ld.ts";

const variant = (title: string, stock: number, price?: number) => ({
  id: title,
  title,
  manage_inventory: true,
  inventory_quantity: stock,
  calculated_price: price === undefined ? null : { raw_calculated_amount: fen(price) },
});

const product: StoreProduct = {
  id: "p",
  handle: "jingtiao-mi",
  title: "荆条蜜",
  created_at: "2026-01-01",
  images: [{ url: "http://commerce/static/a.webp" }],
  variants: [variant("250 克", 3, 3990), variant("500 克", 0, 6800), variant("无价", 9)],
};

describe("productJsonLd", () => {
  const data = productJsonLd(product, "沁元素", "https://shop.example");

  it("offers each priced variant with its price and whether it can be had", () => {
    expect(data.offers).toMatchObject([
      { price: "39.90", priceCurrency: "CNY", availability: "https://schema.org/InStock" },
      { price: "68.00", availability: "https://schema.org/OutOfStock" },
    ]);
  });

  it("names a brand only when it may be borne", () => {
    expect(data.brand).toEqual({ "@type": "Brand", name: "沁元素" });
    expect(productJsonLd(product, undefined, "https://shop.example")).not.toHaveProperty("brand");
  });

  it("uses public addresses", () => {
    expect(data).toMatchObject({
      url: "https://shop.example/goods/jingtiao-mi",
      image: ["https://shop.example/media/1080/a.webp"],
    });
  });
});
