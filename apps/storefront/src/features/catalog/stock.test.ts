import { refusalText, stockText } from "./stock.ts";

it.each([
  [0, "无货"],
  [1, "库存紧张"],
  [5, "库存紧张"],
  [6, "有货"],
  [Number.POSITIVE_INFINITY, "有货"],
])("says %d in stock as %s", (available, text) => {
  expect(stockText(available).text).toBe(text);
});

describe("refusalText", () => {
  const few = { code: "out_of_stock", title: "库存不足", hint: "请减少数量再试。" };

  it("asks for fewer pieces where there are some", () => {
    expect(refusalText(few, { title: "250 克", available: 3 })).toEqual(few);
  });

  it("asks for no fewer than none", () => {
    const { title, hint } = refusalText(few, { title: "250 克", available: 0 });
    expect(title).toBe("“250 克”已经售罄");
    expect(hint).not.toContain("减少");
  });

  it("leaves other refusals as they are", () => {
    const wrong = { code: "quantity_invalid", title: "数量不正确", hint: "请填写整数。" };
    expect(refusalText(wrong, { title: "250 克", available: 0 })).toEqual(wrong);
    expect(refusalText(few, undefined)).toEqual(few);
  });
});
