import { fen, priceRange, rawYuan } from "./money.ts";

describe("priceRange", () => {
  it("spans the prices, however they are ordered", () => {
    expect(priceRange([fen(300), fen(100), fen(200)])).toEqual({ lowest: 100n, highest: 300n });
    expect(priceRange([fen(100)])).toEqual({ lowest: 100n, highest: 100n });
    expect(priceRange([])).toBeUndefined();
  });
});

describe("rawYuan", () => {
  it("reads Medusa's exact amount without passing through a float", () => {
    expect(rawYuan.parse({ value: "4503599627370497.01", precision: 20 })).toBe(450359962737049701n);
    expect(rawYuan.parse({ value: 39.9 })).toBe(3990n);
  });

  it("refuses less than a fen", () => {
    expect(() => rawYuan.parse({ value: "0.001" })).toThrow();
  });
});
