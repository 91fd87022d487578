import type { StoreLabel } from "../../lib/commerce/products.ts";
import { labelFacts, shelfLife } from "./label-facts.ts";

const honey: StoreLabel = {
  net_content: "500 克",
  origin: "山西省沁水县",
  ingredients: "蜂蜜",
  shelf_life_days: 540,
  storage: "阴凉干燥处",
  standard_code: "GB 14963",
  production_licence: "SC126140521（示例）",
  producer_name: "示例蜂业",
  producer_address: "沁水县",
  producer_phone: null,
  food_kind: "prepackaged_food",
  return_rule: "seven_day_sealed",
};

const read = (label: StoreLabel, name: string) => labelFacts(label).find((fact) => fact.name === name)?.value;

describe("labelFacts", () => {
  it("says that a packaged food's obligatory field is missing", () => {
    for (const [field, name] of [
      ["production_licence", "食品生产许可证"],
      ["standard_code", "执行标准"],
      ["ingredients", "配料"],
      ["shelf_life_days", "保质期"],
      ["producer_name", "生产者"],
    ] as const) {
      expect(read(honey, name)).not.toBe("商家未提供");
      expect(read({ ...honey, [field]: null }, name)).toBe("商家未提供");
    }
  });

  it("asks no food licence of farm produce, and says what it is", () => {
    const millet: StoreLabel = { ...honey, food_kind: "agricultural", production_licence: null, standard_code: null };
    expect(read(millet, "食品生产许可证")).toBeUndefined();
    expect(read(millet, "食品类别")).toBe("食用农产品");
  });

  it("calls what is in a thing its 成分, not 配料", () => {
    const cream: StoreLabel = { ...honey, food_kind: "non_food", shelf_life_days: null };
    expect(read(cream, "成分")).toBe("蜂蜜");
    expect(read(cream, "配料")).toBeUndefined();
    expect(read(cream, "保质期")).toBeUndefined();
  });
});

it.each([
  [45, "45 天"],
  [60, "60 天"],
  [540, "18 个月"],
  [365, "1 年"],
  [730, "2 年"],
  [400, "400 天"],
])("says %i days as %s", (days, text) => {
  expect(shelfLife(days)).toBe(text);
});
