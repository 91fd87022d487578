import { goodsBeforeDiscounts, hasPaused, piecesOf, shortageOf } from "./cart-parts.ts";
import { freightHint } from "./freight-hint.ts";
import { cartOf, itemOf, options, partOf } from "./testing/fixtures.ts";

describe("a cart by merchant", () => {
  it("counts pieces over all merchants", () => {
    expect(
      piecesOf(cartOf({ items: [{ quantity: 2 }, { quantity: 3 }] }, { merchant: "m2", items: [{ quantity: 4 }] })),
    ).toBe(9);
    expect(piecesOf(cartOf())).toBe(0);
  });

  it("takes the list price for what freight is waived by", () => {
    expect(goodsBeforeDiscounts(partOf({ items: [{ quantity: 3, unit_price_fen: "3333", total_fen: "1" }] }))).toBe(
      9999n,
    );
  });
});

it("knows that one of several merchants does not sell now", () => {
  expect(hasPaused(cartOf({}, { merchant: "m2" }))).toBe(false);
  expect(hasPaused(cartOf({}, { merchant: "m2", selling: false }))).toBe(true);
});

describe("shortageOf", () => {
  it.each([
    [5, 5, undefined],
    [6, 5, "库存只剩 5 件"],
    [1, 0, "已经售罄"],
  ])("%i wanted, %i there", (quantity, available_quantity, text) => {
    const shortage = shortageOf(itemOf({ quantity, available_quantity }));
    if (text === undefined) expect(shortage).toBeUndefined();
    else expect(shortage).toContain(text);
  });
});

describe("freightHint", () => {
  const { express, pickup } = options;

  it("waits for the address where the price depends on it", () => {
    const hint = freightHint(partOf({ options: [{ ...express, amount_fen: null, free_above_fen: null }, pickup] }));
    expect(hint).toBe("快递运费在填写地址后计算，也可到体验馆自提");
  });

  it("says how much is missing to be free", () => {
    expect(freightHint(partOf({ options: [express] }))).toBe("快递 ¥8.00，再买 ¥39.00 免运费");
  });

  it("says that it is free", () => {
    expect(freightHint(partOf({ options: [{ ...express, amount_fen: "0" }] }))).toBe("快递包邮");
  });

  it("promises nothing where the amount is reached and freight is still due", () => {
    const one = partOf({ items: [{ unit_price_fen: "9900", quantity: 1 }], options: [express] });
    expect(freightHint(one)).toBe("快递 ¥8.00");
  });

  it("knows goods that are only fetched", () => {
    expect(freightHint(partOf({ options: [pickup] }))).toBe("到体验馆自提");
  });
});
