import { stockText } from "./stock.ts";

it.each([
  [0, "售罄"],
  [1, "仅剩 1 件"],
  [5, "仅剩 5 件"],
  [6, "有货"],
  [Number.POSITIVE_INFINITY, "有货"],
])("says %d in stock as %s", (available, text) => {
  expect(stockText(available).text).toBe(text);
});
