import { isAt } from "./nav.ts";

it.each([
  ["/", "/", true],
  ["/", "/goods", false],
  ["/goods", "/goods/jingtiao-mi", true],
  ["/goods", "/kinds/honey", true],
  ["/goods", "/goodsmith", false],
  ["/brand", "/brands/qinshui-fengmi", true],
  ["/cart", "/checkout/return", true],
  ["/halls", "/merchants", false],
])("place %s, page %s: %s", (place, pathname, current) => {
  expect(isAt(place, pathname)).toBe(current);
});
