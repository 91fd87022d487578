import type { SeedListing } from "../types";
import { freshMeatLabel, snackLabel } from "./labels";

const COMMON = { category: "black-goat", art: "goat", goods_class: "specialty_agricultural" } as const;
const FROZEN = "冷链发货，附动物检疫合格证明。鲜活易腐商品，除质量问题外不支持无理由退货。";

export const BLACK_GOAT: SeedListing[] = [
  {
    ...COMMON,
    handle: "goat-hind-leg",
    title: "黑山羊带骨后腿",
    subtitle: "一整只，炖烤都行",
    description: `山上走大的羊，后腿肉紧、筋多。整只带骨，烤一只够一桌人；嫌大可以选切块，回家直接下锅。\n\n${FROZEN}`,
    merchant: "taihang-heishanyang",
    brand: "qinhe-langhua",
    variants: [
      { name: "整只 2 千克", sku: "THY-HT-2000", price_fen: 19600, weight: 3200, stock: 60 },
      { name: "切块 1 千克", sku: "THY-HT-1000", price_fen: 10200, weight: 2000, stock: 90 },
    ],
    label: freshMeatLabel("2 千克 / 1 千克", "黑山羊肉（带骨后腿）"),
  },
  {
    ...COMMON,
    handle: "goat-chops",
    title: "黑山羊法式羊排",
    subtitle: "肥瘦相间，煎两面就好",
    description: `肋排修去多余的肥油，切成手指厚的片。平底锅烧热，两面各煎三分钟，撒盐和孜然，就是一顿像样的晚饭。\n\n${FROZEN}`,
    merchant: "taihang-heishanyang",
    brand: "qinhe-langhua",
    variants: [
      { name: "500 克", sku: "THY-YP-500", price_fen: 7800, weight: 1500, stock: 100 },
      { name: "1 千克", sku: "THY-YP-1000", price_fen: 14800, weight: 2100, stock: 80 },
    ],
    label: freshMeatLabel("500 克 / 1 千克", "黑山羊肉（肋排）"),
  },
  {
    ...COMMON,
    handle: "goat-rolls",
    title: "黑山羊涮肉卷",
    subtitle: "薄切，三十秒就熟",
    description: `后腿和外脊压成砖，低温切薄片。清水锅加两片姜就够，夹起来数到三十，蘸麻酱或椒盐。\n\n原切，不拼接、不注水。${FROZEN}`,
    merchant: "taihang-heishanyang",
    brand: "qinhe-langhua",
    variants: [
      { name: "400 克 × 1 盒", sku: "THY-RJ-1", price_fen: 5600, weight: 1300, stock: 160 },
      { name: "400 克 × 3 盒", sku: "THY-RJ-3", price_fen: 15800, weight: 2500, stock: 90 },
    ],
    label: freshMeatLabel("400 克 / 盒", "黑山羊肉"),
  },
  {
    ...COMMON,
    handle: "goat-spine",
    title: "黑山羊羊蝎子",
    subtitle: "带肉脊骨，越炖越香",
    description: `整条脊骨斩段，骨缝里的肉入味。冷水下锅焯一遍，葱姜、花椒、一把干辣椒，小火两个钟头。剩汤下面条，别浪费。\n\n${FROZEN}`,
    merchant: "taihang-heishanyang",
    brand: "qinhe-langhua",
    variants: [
      { name: "1 千克", sku: "THY-XZ-1000", price_fen: 5800, weight: 2000, stock: 100 },
      { name: "2 千克", sku: "THY-XZ-2000", price_fen: 10900, weight: 3100, stock: 60 },
    ],
    label: freshMeatLabel("1 千克 / 2 千克", "黑山羊脊骨"),
  },
  {
    ...COMMON,
    handle: "half-goat",
    title: "半只黑山羊（分割装）",
    subtitle: "一次买齐，分袋急冻",
    description: `半只羊按部位分开：腿、排、腩、脊骨，各自真空急冻，贴好部位标签，用哪袋拿哪袋。适合人多的家，也适合过年备货。\n\n${FROZEN}`,
    merchant: "taihang-heishanyang",
    brand: "qinhe-langhua",
    variants: [{ name: "约 7 千克", sku: "THY-BZ-7000", price_fen: 56800, weight: 9000, stock: 40 }],
    label: freshMeatLabel("7 千克", "黑山羊肉（分割）"),
  },
  {
    ...COMMON,
    handle: "braised-goat",
    title: "老汤酱卤黑山羊肉",
    subtitle: "开袋切片，凉吃也香",
    description:
      "合作社的羊腱和羊腿，古堡食品厂的老汤。卤好放凉、真空封袋，再高温杀菌。切薄片装盘，淋一勺卤汁冻，下酒下饭。\n\n开袋后请冷藏，两日内吃完。",
    merchant: "taihang-heishanyang",
    maker: "gubao-shipin",
    brand: "qinhe-gubao",
    variants: [
      { name: "200 克 袋装", sku: "THY-JL-200", price_fen: 4600, weight: 260, stock: 180 },
      { name: "200 克 × 4 礼盒", sku: "THY-JL-800", price_fen: 17600, weight: 1300, stock: 80 },
    ],
    label: snackLabel("200 克 / 袋", "黑山羊肉、酿造酱油、黄酒、食用盐、白砂糖、香辛料", {
      shelf_life_days: 180,
      storage: "常温避光保存；开袋后冷藏，两日内食用",
      standard_code: "GB 2726",
    }),
  },
];
