import type { SeedListing } from "../types";
import { grainLabel, snackLabel } from "./labels";

const COMMON = { category: "millet", art: "millet", goods_class: "specialty_agricultural" } as const;

export const MILLET: SeedListing[] = [
  {
    ...COMMON,
    handle: "yellow-millet",
    title: "沁水黄小米",
    subtitle: "粒小色黄，米油厚",
    description:
      "梯田旱地，一年一季，农家肥。谷子带壳存着，接到订单才碾，米粒上还留着一层薄薄的米糠香。\n\n一杯米十杯水，滚开后小火二十五分钟，关火再焖十分钟，浮起来的那层就是米油。",
    merchant: "zhengzhuang-xiaomi",
    brand: "shili-baxiang",
    variants: [
      { name: "1 千克 布袋", sku: "ZZXM-HM-1", price_fen: 2200, weight: 1080, stock: 300 },
      { name: "2.5 千克 布袋", sku: "ZZXM-HM-25", price_fen: 4980, weight: 2620, stock: 220 },
      { name: "5 千克 布袋", sku: "ZZXM-HM-5", price_fen: 9280, weight: 5180, stock: 140 },
    ],
    label: grainLabel("1 千克 / 2.5 千克 / 5 千克", "小米"),
  },
  {
    ...COMMON,
    handle: "yellow-millet-new-crop",
    title: "当季新米真空装",
    subtitle: "小砖块，一块煮三顿",
    description:
      "当年秋收的新谷，脱壳当天压成真空小砖，一块 500 克，一家三口够吃三顿。开一块吃一块，不受潮、不生虫。\n\n煮粥、焖二米饭都好。",
    merchant: "zhengzhuang-xiaomi",
    brand: "shili-baxiang",
    variants: [
      { name: "500 克 × 4 块", sku: "ZZXM-XM-4", price_fen: 5280, weight: 2150, stock: 240 },
      { name: "500 克 × 8 块", sku: "ZZXM-XM-8", price_fen: 9980, weight: 4250, stock: 160 },
    ],
    label: grainLabel("2 千克（500 克 × 4）/ 4 千克（500 克 × 8）", "小米"),
  },
  {
    ...COMMON,
    handle: "glutinous-millet",
    title: "软黄米",
    subtitle: "包粽子、蒸年糕",
    description:
      "糯性的黍子脱壳，本地人叫软米。泡一夜，夹上红枣上锅蒸，就是过年的枣糕；端午包粽子也用它。\n\n蒸好趁热吃，凉了切片油煎，外脆里糯。",
    merchant: "zhengzhuang-xiaomi",
    brand: "shili-baxiang",
    variants: [
      { name: "1 千克", sku: "ZZXM-RM-1", price_fen: 2400, weight: 1080, stock: 160 },
      { name: "2.5 千克", sku: "ZZXM-RM-25", price_fen: 5480, weight: 2620, stock: 100 },
    ],
    label: grainLabel("1 千克 / 2.5 千克", "黍米（软黄米）", { standard_code: null }),
  },
  {
    ...COMMON,
    handle: "millet-flour",
    title: "石磨小米面",
    subtitle: "摊煎饼、蒸发糕",
    description:
      "小米过石磨两遍，细而不粉。掺一半白面蒸发糕，松软带米香；调稀一点摊煎饼，卷大葱。\n\n当周磨、当周发，天热请冷藏。",
    merchant: "zhengzhuang-xiaomi",
    brand: "shili-baxiang",
    variants: [
      { name: "1 千克", sku: "ZZXM-MF-1", price_fen: 2100, weight: 1080, stock: 140 },
      { name: "2 千克", sku: "ZZXM-MF-2", price_fen: 3980, weight: 2120, stock: 100 },
    ],
    label: grainLabel("1 千克 / 2 千克", "小米", { shelf_life_days: 90, standard_code: null }),
  },
  {
    ...COMMON,
    handle: "five-grain-porridge",
    title: "五谷粥米",
    subtitle: "抓一把，一锅杂粮粥",
    description:
      "小米、玉米糁、红小豆、黑豆、燕麦米，按好煮的比例配在一起。电饭锅“杂粮”一键，不用提前泡。\n\n袋口是拉链的，用完再封上。",
    merchant: "shanli-tuchan",
    brand: "shili-baxiang",
    variants: [
      { name: "1 千克", sku: "SLTC-WG-1", price_fen: 2680, weight: 1080, stock: 180 },
      { name: "2 千克", sku: "SLTC-WG-2", price_fen: 4980, weight: 2120, stock: 120 },
    ],
    label: grainLabel("1 千克 / 2 千克", "小米、玉米糁、红小豆、黑豆、燕麦米", { standard_code: null }),
  },
  {
    ...COMMON,
    handle: "village-millet",
    title: "土沃农家小米",
    subtitle: "谁家的米，袋上写谁家",
    description:
      "收的是村里十几户的谷子，分户脱壳、分户装袋，袋上写着户主的姓和地块。味道略有不同，都是当年的。\n\n布袋绳口，倒出来可以接着用。",
    merchant: "shanli-tuchan",
    brand: "shili-baxiang",
    variants: [
      { name: "1.5 千克", sku: "SLTC-XM-15", price_fen: 2980, weight: 1600, stock: 160 },
      { name: "3 千克", sku: "SLTC-XM-3", price_fen: 5680, weight: 3120, stock: 100 },
    ],
    label: grainLabel("1.5 千克 / 3 千克", "小米"),
  },
  {
    ...COMMON,
    handle: "millet-crisps",
    title: "蜂蜜小米锅巴",
    subtitle: "铁锅炕出来的脆",
    description:
      "小米饭擀薄，铁锅炕到两面金黄，刷一层薄蜂蜜再烘干。不油炸，嚼着有锅气。\n\n三种口味：原味、孜然、椒盐。",
    merchant: "gubao-shipin",
    brand: "qinhe-gubao",
    variants: [
      { name: "300 克 原味", sku: "GBSP-GB-Y", price_fen: 1880, weight: 360, stock: 240 },
      { name: "300 克 孜然", sku: "GBSP-GB-Z", price_fen: 1880, weight: 360, stock: 240 },
      { name: "300 克 椒盐", sku: "GBSP-GB-J", price_fen: 1880, weight: 360, stock: 240 },
    ],
    label: snackLabel("300 克", "小米、蜂蜜、植物油、食用盐、香辛料", {
      shelf_life_days: 240,
      standard_code: "GB 17401",
    }),
    goods_class: null,
  },
];
