import { county } from "@qinshui/brand-kit/county";
import { cityCodeOf, provinceCodeOf, regionByCode } from "@qinshui/cn/regions";

it("is one of the country's counties, under the names its addresses are written with", () => {
  const code = county.regionCode;
  const names = [provinceCodeOf(code), cityCodeOf(code), code].map((one) => regionByCode(one)?.name);
  expect(names).toEqual([county.province, county.city, county.name]);
});
