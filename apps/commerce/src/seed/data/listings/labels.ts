import type { SeedLabel } from "../types";

const ORIGIN = "山西省晋城市沁水县";
const COOL_AND_DRY = "阴凉干燥处存放，避免阳光直射";

/** What goods of one sort share; a listing names what differs, the ingredients and the net content above all. */
function label(base: Omit<SeedLabel, "net_content" | "ingredients">) {
  return (net_content: string, ingredients: string | null, over: Partial<SeedLabel> = {}): SeedLabel => ({
    ...base,
    net_content,
    ingredients,
    ...over,
  });
}

export const honeyLabel = label({
  origin: ORIGIN,
  shelf_life_days: 540,
  storage: "阴凉干燥处密封存放；低温结晶属正常现象，可用 40℃ 以下温水隔水化开",
  standard_code: "GB 14963",
  food_kind: "prepackaged_food",
  return_rule: "seven_day_sealed",
});

/** Honey of a beekeeper's own hives, sold as a primary farm product. */
export const farmHoneyLabel = label({
  origin: ORIGIN,
  shelf_life_days: 540,
  storage: "阴凉干燥处密封存放；低温结晶属正常现象",
  standard_code: "GB 14963",
  food_kind: "agricultural",
  return_rule: "seven_day_sealed",
});

export const snackLabel = label({
  origin: ORIGIN,
  shelf_life_days: 180,
  storage: COOL_AND_DRY,
  standard_code: null,
  food_kind: "prepackaged_food",
  return_rule: "seven_day_sealed",
});

export const freshMeatLabel = label({
  origin: ORIGIN,
  shelf_life_days: 365,
  storage: "-18℃ 以下冷冻保存；解冻后请当日烹制，不要再次冷冻",
  standard_code: "GB 2707",
  food_kind: "agricultural",
  return_rule: "no_return",
});

export const driedFungusLabel = label({
  origin: ORIGIN,
  shelf_life_days: 540,
  storage: "阴凉干燥处密封存放，防潮防压",
  standard_code: "GB 7096",
  food_kind: "agricultural",
  return_rule: "seven_day_sealed",
});

export const grainLabel = label({
  origin: ORIGIN,
  shelf_life_days: 270,
  storage: "阴凉干燥处存放；开袋后请密封冷藏，夏季尤须防虫",
  standard_code: "GB/T 11766",
  food_kind: "agricultural",
  return_rule: "seven_day_sealed",
});

export const cosmeticLabel = label({
  origin: ORIGIN,
  shelf_life_days: 1095,
  storage: "常温避光保存，远离火源",
  standard_code: null,
  food_kind: "non_food",
  return_rule: "seven_day_sealed",
});

export const toolLabel = label({
  origin: ORIGIN,
  shelf_life_days: null,
  storage: "干燥处存放",
  standard_code: null,
  food_kind: "non_food",
  return_rule: "seven_day",
});
