import type { SeedListing } from "../types";
import { driedFungusLabel } from "./labels";

const COMMON = { category: "wood-ear", art: "wood-ear", goods_class: "specialty_agricultural" } as const;

export const WOOD_EAR: SeedListing[] = [
  {
    ...COMMON,
    handle: "wood-ear-autumn",
    title: "历山秋木耳",
    subtitle: "朵小肉厚，一泡就开",
    description:
      "秋天凉下来长的耳，慢，所以厚。黑面发亮、背面灰白，泡两小时发八九倍。凉拌、炒肉、包包子馅都立得住。\n\n泡发别超过四小时，泡好及时吃。",
    merchant: "hongquan-senlin",
    brand: "hongquan-shensen",
    variants: [
      { name: "100 克 袋装", sku: "HQSL-QM-100", price_fen: 2980, weight: 180, stock: 320 },
      { name: "250 克 罐装", sku: "HQSL-QM-250", price_fen: 6800, weight: 460, stock: 220 },
      { name: "500 克 袋装", sku: "HQSL-QM-500", price_fen: 12600, weight: 640, stock: 160 },
    ],
    label: driedFungusLabel("100 克 / 250 克 / 500 克", "黑木耳"),
  },
  {
    ...COMMON,
    handle: "wood-ear-bowl",
    title: "小碗耳",
    subtitle: "单片成碗，不用撕",
    description: "单片、无根，形状像小碗，泡开大小正好一口，省去撕和剪的工夫。适合凉拌和涮锅。\n\n筛过两遍，碎末少。",
    merchant: "hongquan-senlin",
    brand: "hongquan-shensen",
    variants: [
      { name: "150 克 袋装", sku: "HQSL-WE-150", price_fen: 4280, weight: 230, stock: 260 },
      { name: "150 克 × 2 袋", sku: "HQSL-WE-300", price_fen: 7980, weight: 440, stock: 160 },
    ],
    label: driedFungusLabel("150 克 / 袋", "黑木耳"),
  },
  {
    ...COMMON,
    handle: "wood-ear-blocks",
    title: "压缩木耳块",
    subtitle: "一块一盘菜",
    description:
      "10 克一小块，单独包着，泡开正好一盘。露营、出差、宿舍里想吃口素菜，带两块就够。\n\n盒子抽屉式，放调料架上也整齐。",
    merchant: "shanli-tuchan",
    maker: "hongquan-senlin",
    brand: "shili-baxiang",
    variants: [
      { name: "10 克 × 12 块", sku: "SLTC-YS-12", price_fen: 3280, weight: 200, stock: 200 },
      { name: "10 克 × 24 块", sku: "SLTC-YS-24", price_fen: 5980, weight: 380, stock: 120 },
    ],
    label: driedFungusLabel("120 克（10 克 × 12）/ 240 克（10 克 × 24）", "黑木耳"),
  },
  {
    ...COMMON,
    handle: "mountain-greens-set",
    title: "山货三样",
    subtitle: "木耳、香菇、干豆角",
    description:
      "木耳和香菇是林子里的，豆角是院里晒的。三样分袋，炖肉时各抓一把，锅里就是山里的味道。\n\n晒干货表面有少量浮尘，用前清水冲一遍。",
    merchant: "shanli-tuchan",
    brand: "shili-baxiang",
    variants: [{ name: "共 500 克", sku: "SLTC-SH-500", price_fen: 6200, weight: 640, stock: 120 }],
    label: driedFungusLabel("500 克（木耳 150 克、香菇 150 克、干豆角 200 克）", "黑木耳；香菇；干豆角"),
  },
];
