import { stockText } from "./stock.ts";

it.each([
  [0, "无货"],
  [1, "库存紧张"],
  [5, "库存紧张"],
  [6, "有货"],
  [Number.POSITIVE_INFINITY, "有货"],
])("says %d in stock as %s", (available, text) => {
  expect(stockText(available).text).toBe(text);
});
