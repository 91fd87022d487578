import type { ProductBadge } from "../../lib/commerce/marks.ts";
import type { StoreProduct, StoreVariant } from "../../lib/commerce/products.ts";
import { fen } from "../../lib/money.ts";
import { availableOf, toListing, variantsInOrder } from "./listing.ts";

const variant = (of: Partial<StoreVariant>): StoreVariant => ({ id: "v", title: "v", manage_inventory: true, ...of });

const product = (of: Partial<StoreProduct>): StoreProduct => ({
  id: "p",
  handle: "p",
  title: "示例",
  created_at: "2026-01-01",
  ...of,
});

const badge = (kind: ProductBadge["mark"]["kind"]): ProductBadge => ({
  product_id: "p",
  mark: { handle: kind, kind, name: kind },
  authorisation: { number: "1", valid_until: "2027-12-31" },
});

describe("availableOf", () => {
  it.each([
    [{ inventory_quantity: 3 }, 3],
    [{ inventory_quantity: -2 }, 0],
    [{}, 0],
    [{ inventory_quantity: 0, allow_backorder: true }, Number.POSITIVE_INFINITY],
    [{ inventory_quantity: 0, manage_inventory: false }, Number.POSITIVE_INFINITY],
  ])("of %j is %d", (of, available) => {
    expect(availableOf(variant(of))).toBe(available);
  });
});

describe("toListing", () => {
  it("bears a local brand only by an authorisation for one", () => {
    expect(toListing(product({}), []).brand).toBeNull();
    expect(toListing(product({}), [badge("geographical_indication")]).brand).toBeNull();
    expect(toListing(product({}), [badge("regional_brand"), badge("local_brand")]).brand?.handle).toBe("local_brand");
  });

  it("is in stock when one variant is, and spans the prices there are", () => {
    const variants = [
      variant({ inventory_quantity: 0, calculated_price: { raw_calculated_amount: fen(900) } }),
      variant({ inventory_quantity: 1 }),
    ];
    expect(toListing(product({ variants }))).toMatchObject({ inStock: true, price: { lowest: 900n, highest: 900n } });
    expect(toListing(product({}))).toMatchObject({ inStock: false, price: undefined });
  });
});

describe("variantsInOrder", () => {
  const variant = (title: string, price?: number) => ({
    id: title,
    title,
    ...(price === undefined ? {} : { calculated_price: { raw_calculated_amount: fen(price) } }),
  });

  it("goes up by price, then by name, and leaves what has no price to the end", () => {
    const variants = [variant("无价"), variant("2 瓶", 9800), variant("10 条", 5200), variant("2 条", 5200)];
    expect(variantsInOrder({ variants }).map(({ title }) => title)).toEqual(["2 条", "10 条", "2 瓶", "无价"]);
  });

  it("has nothing to put in order where there are none", () => {
    expect(variantsInOrder({ variants: null })).toEqual([]);
  });
});
