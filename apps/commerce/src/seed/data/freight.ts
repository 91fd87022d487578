import type { StoredFreightRates } from "../../modules/county-freight/rates";

const NEAR = ["山西省", "河南省", "河北省", "陕西省", "北京市", "天津市", "山东省"];
const FAR = [
  "内蒙古自治区",
  "辽宁省",
  "吉林省",
  "黑龙江省",
  "上海市",
  "江苏省",
  "浙江省",
  "安徽省",
  "福建省",
  "江西省",
  "湖北省",
  "湖南省",
  "广东省",
  "广西壮族自治区",
  "海南省",
  "重庆市",
  "四川省",
  "贵州省",
  "云南省",
  "甘肃省",
  "宁夏回族自治区",
];
const REMOTE = ["西藏自治区", "青海省", "新疆维吾尔自治区"];

interface Prices {
  first: number;
  step: number;
  free_above: number | null;
}

function group(name: string, provinces: string[], { first, step, free_above }: Prices) {
  return {
    name,
    provinces,
    first_fen: String(first),
    step_fen: String(step),
    free_above_fen: free_above === null ? null : String(free_above),
  };
}

/** Dry goods: first kilogram, then every kilogram. 港澳台 are not served. */
export const PARCEL: StoredFreightRates = {
  first_grams: 1000,
  step_grams: 1000,
  groups: [
    group("邻近省份", NEAR, { first: 600, step: 150, free_above: 9900 }),
    group("其他省份", FAR, { first: 900, step: 400, free_above: 15900 }),
    group("偏远省份", REMOTE, { first: 2200, step: 1500, free_above: null }),
  ],
};

/** Small light goods of a single-handed shop: a lower free amount nearby. */
export const LIGHT: StoredFreightRates = {
  first_grams: 500,
  step_grams: 500,
  groups: [
    group("邻近省份", NEAR, { first: 500, step: 100, free_above: 6900 }),
    group("其他省份", FAR, { first: 800, step: 250, free_above: 12900 }),
    group("偏远省份", REMOTE, { first: 1800, step: 900, free_above: null }),
  ],
};

/** Cold chain with ice and foam box; not to the remote provinces, where it would thaw on the way. */
export const COLD_CHAIN: StoredFreightRates = {
  first_grams: 2000,
  step_grams: 1000,
  groups: [
    group("邻近省份", NEAR, { first: 2400, step: 500, free_above: 29900 }),
    group("其他省份", FAR, { first: 3800, step: 900, free_above: 49900 }),
  ],
};

/** Bulky tools: by weight, free only for large orders. */
export const BULKY: StoredFreightRates = {
  first_grams: 3000,
  step_grams: 1000,
  groups: [
    group("邻近省份", NEAR, { first: 1200, step: 150, free_above: 39900 }),
    group("其他省份", FAR, { first: 1800, step: 350, free_above: 69900 }),
    group("偏远省份", REMOTE, { first: 3600, step: 1200, free_above: null }),
  ],
};
