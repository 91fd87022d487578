import type { SeedListing } from "../types";
import { driedFungusLabel, snackLabel } from "./labels";

const COMMON = {
  category: "tremella",
  art: "tremella",
  merchant: "hongquan-senlin",
  brand: "hongquan-shensen",
  goods_class: "specialty_agricultural",
} as const;

export const TREMELLA: SeedListing[] = [
  {
    ...COMMON,
    handle: "tremella-whole",
    title: "沁水整朵银耳",
    subtitle: "朵大色匀，久煮软糯",
    description:
      "清晨采耳，修去黑蒂，低温烘一天一夜。干耳微黄、有自然的菌香，不用硫磺熏白。泡两小时能发到拳头大，小火四十分钟出胶。\n\n独立小袋，一袋一朵。",
    variants: [
      { name: "100 克 袋装", sku: "HQSL-ZD-100", price_fen: 3900, weight: 220, stock: 260 },
      { name: "250 克 罐装", sku: "HQSL-ZD-250", price_fen: 8800, weight: 520, stock: 200 },
    ],
    label: driedFungusLabel("100 克 / 250 克", "银耳"),
  },
  {
    ...COMMON,
    handle: "tremella-small",
    title: "小朵糯耳",
    subtitle: "出胶快，二十分钟一锅",
    description:
      "采得早的小朵，瓣薄，出胶快。早上赶时间的人，前一晚泡好，起床二十分钟就有一碗羹。\n\n碎耳不多，拆开看得见整瓣。",
    variants: [
      { name: "150 克 袋装", sku: "HQSL-XD-150", price_fen: 3600, weight: 270, stock: 240 },
      { name: "150 克 × 2 袋", sku: "HQSL-XD-300", price_fen: 6800, weight: 520, stock: 160 },
    ],
    label: driedFungusLabel("150 克 / 袋", "银耳"),
  },
  {
    ...COMMON,
    handle: "tremella-fresh",
    title: "鲜银耳",
    subtitle: "当日采摘，不用泡发",
    description:
      "不经烘干的鲜耳，洗一洗撕开就下锅，十五分钟出胶，口感比干耳更滑。只在采收季发货，泡沫箱加冰。\n\n鲜活易腐商品，除质量问题外不支持无理由退货；收到冷藏，三日内吃完。",
    variants: [
      { name: "3 朵 约 500 克", sku: "HQSL-XE-3", price_fen: 3980, weight: 1100, stock: 80 },
      { name: "6 朵 约 1 千克", sku: "HQSL-XE-6", price_fen: 7280, weight: 1900, stock: 50 },
    ],
    label: driedFungusLabel("500 克 / 1 千克", "鲜银耳", {
      shelf_life_days: 5,
      storage: "0–5℃ 冷藏",
      return_rule: "no_return",
    }),
  },
  {
    ...COMMON,
    handle: "tremella-soup",
    title: "冻干银耳羹",
    subtitle: "热水一冲，三分钟一碗",
    description:
      "熬好的银耳羹冻干成小块，热水一冲就回到刚出锅的样子。配料只有银耳、冰糖、红枣和枸杞。\n\n出差、加班、给老人备着，都方便。",
    variants: [
      { name: "15 克 × 8 杯", sku: "HQSL-YG-8", price_fen: 6900, weight: 380, stock: 220 },
      { name: "15 克 × 16 杯 礼盒", sku: "HQSL-YG-16", price_fen: 12900, weight: 780, stock: 160 },
    ],
    label: snackLabel("120 克（15 克 × 8）/ 240 克（15 克 × 16）", "冰糖、银耳、红枣、枸杞", {
      shelf_life_days: 365,
      standard_code: "Q/HQSL 0001S",
    }),
  },
  {
    ...COMMON,
    handle: "tremella-lotus-kit",
    title: "银耳莲子羹料包",
    subtitle: "一包一锅，不用称量",
    description:
      "撕碎的银耳、去芯莲子、红枣、枸杞、单晶冰糖，按一锅四碗配好。泡半小时，倒进锅里就行。\n\n五包一袋，冰糖单独封装，可以少放。",
    variants: [
      { name: "5 包 400 克", sku: "HQSL-LZ-5", price_fen: 4580, weight: 480, stock: 200 },
      { name: "10 包 800 克", sku: "HQSL-LZ-10", price_fen: 8680, weight: 930, stock: 120 },
    ],
    label: snackLabel("400 克（80 克 × 5）/ 800 克（80 克 × 10）", "单晶冰糖、银耳、莲子、红枣、枸杞", {
      shelf_life_days: 270,
      standard_code: "Q/HQSL 0002S",
    }),
  },
  {
    ...COMMON,
    handle: "forest-gift-box",
    title: "宏泉深森双耳礼盒",
    subtitle: "一朵白，一朵黑",
    description: "整朵银耳配秋木耳，各装一只圆罐。银耳煲汤、木耳凉拌，一甜一咸。\n\n纸盒用再生纸浆压制，没有塑料内托。",
    variants: [{ name: "250 克 + 250 克", sku: "HQSL-SE-500", price_fen: 16800, weight: 1150, stock: 160 }],
    label: driedFungusLabel("500 克（银耳 250 克、黑木耳 250 克）", "银耳；黑木耳"),
  },
];
