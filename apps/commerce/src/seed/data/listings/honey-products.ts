import type { SeedListing } from "../types";
import { snackLabel } from "./labels";

const COMMON = { category: "honey-products", art: "honey-product", goods_class: "specialty_agricultural" } as const;

export const HONEY_PRODUCTS: SeedListing[] = [
  {
    ...COMMON,
    handle: "bee-pollen",
    title: "百花蜂花粉",
    subtitle: "颗粒完整，低温干燥",
    description:
      "蜂腿上带回来的花粉团，金黄、橙红、浅绿混在一起，闻着是草木气。低温干燥后筛去碎末，颗粒完整。\n\n可以拌酸奶、拌蜂蜜。花粉过敏者不宜食用。",
    merchant: "qinhe-fengye",
    brand: "qin-yuansu",
    variants: [
      { name: "150 克 罐装", sku: "QHFY-HF-150", price_fen: 5600, weight: 280, stock: 160 },
      { name: "300 克 罐装", sku: "QHFY-HF-300", price_fen: 9900, weight: 470, stock: 120 },
    ],
    label: snackLabel("150 克 / 300 克", "蜂花粉", {
      shelf_life_days: 540,
      storage: "密封，阴凉干燥处或冷藏存放",
      standard_code: "GB 31636",
    }),
  },
  {
    ...COMMON,
    handle: "royal-jelly",
    title: "鲜蜂王浆",
    subtitle: "取浆当日急冻，冰袋发货",
    description:
      "工蜂喂给蜂王的浆，乳白微黄，味道酸、涩、微辣，是它本来的味道。取浆当日过滤急冻，泡沫箱加冰袋发出。\n\n冷冻鲜品，除质量问题外不支持无理由退货；收到请立即冷冻。过敏体质者不宜食用。",
    merchant: "qinhe-fengye",
    brand: "qin-yuansu",
    variants: [
      { name: "100 克 瓶装", sku: "QHFY-WJ-100", price_fen: 9800, weight: 900, stock: 60 },
      { name: "250 克 瓶装", sku: "QHFY-WJ-250", price_fen: 22800, weight: 1200, stock: 40 },
    ],
    label: snackLabel("100 克 / 250 克", "蜂王浆", {
      shelf_life_days: 720,
      storage: "-18℃ 以下冷冻保存",
      standard_code: "GB 9697",
      return_rule: "no_return",
    }),
  },
  {
    ...COMMON,
    handle: "honey-candy",
    title: "蜂蜜夹心糖",
    subtitle: "咬开是一口流动的蜜",
    description:
      "硬糖壳里包着一滴槐花蜜，含到一半“啪”地化开。独立小包，三种口味：原味、柠檬、薄荷。\n\n婚礼、茶歇、车上备一袋都合适。",
    merchant: "gubao-shipin",
    brand: "qinhe-langhua",
    variants: [
      { name: "200 克 原味", sku: "GBSP-JXT-Y", price_fen: 1680, weight: 240, stock: 400 },
      { name: "200 克 柠檬", sku: "GBSP-JXT-N", price_fen: 1680, weight: 240, stock: 400 },
      { name: "500 克 混合装", sku: "GBSP-JXT-H", price_fen: 3680, weight: 560, stock: 260 },
    ],
    label: snackLabel("200 克 / 500 克", "白砂糖、麦芽糖浆、蜂蜜（20%）、食用香精", {
      shelf_life_days: 365,
      standard_code: "GB 17399",
    }),
  },
  {
    ...COMMON,
    handle: "honey-pomelo-tea",
    title: "蜂蜜柚子茶",
    subtitle: "柚皮切丝，荆条蜜慢熬",
    description:
      "柚皮去掉白瓤切成细丝，和荆条蜜、冰糖一起小火熬到透亮。挖一勺，热水冲开是暖的，加冰是夏天的。\n\n开盖后请冷藏，一个月内吃完。",
    merchant: "gubao-shipin",
    brand: "qinhe-langhua",
    variants: [
      { name: "480 克 瓶装", sku: "GBSP-YZ-480", price_fen: 2880, weight: 760, stock: 300 },
      { name: "480 克 × 2 瓶", sku: "GBSP-YZ-960", price_fen: 5480, weight: 1500, stock: 160 },
    ],
    label: snackLabel("480 克 / 瓶", "柚子、蜂蜜、冰糖、水、食用盐", {
      shelf_life_days: 365,
      standard_code: "Q/GBSP 0001S",
      storage: "常温避光保存；开盖后冷藏，尽快食用",
    }),
  },
  {
    ...COMMON,
    handle: "honey-ginger-jujube",
    title: "蜂蜜姜枣茶膏",
    subtitle: "老姜、红枣、枣花蜜",
    description:
      "老姜榨汁、红枣去核打泥，收稠后关火再调入枣花蜜，姜味足，不呛。\n\n天冷的时候舀一大勺，滚水放到温热再冲，蜜香还在。",
    merchant: "gubao-shipin",
    brand: "qinhe-gubao",
    variants: [
      { name: "300 克 瓶装", sku: "GBSP-JZ-300", price_fen: 3280, weight: 520, stock: 220 },
      { name: "10 克 × 20 袋", sku: "GBSP-JZ-20", price_fen: 2980, weight: 290, stock: 260 },
    ],
    label: snackLabel("300 克 / 200 克（10 克 × 20）", "红枣、红糖、生姜、蜂蜜", {
      shelf_life_days: 365,
      standard_code: "Q/GBSP 0002S",
    }),
  },
  {
    ...COMMON,
    handle: "honey-walnuts",
    title: "蜂蜜琥珀核桃仁",
    subtitle: "核桃脆，蜜壳薄",
    description:
      "本地薄皮核桃手剥取仁，沸水去涩，裹一层熬到起丝的蜂蜜糖浆，低温烘脆。蜜壳薄，不粘牙。\n\n含坚果，对坚果过敏者请勿食用。",
    merchant: "gubao-shipin",
    brand: "qinhe-gubao",
    variants: [
      { name: "180 克 罐装", sku: "GBSP-HT-180", price_fen: 3680, weight: 270, stock: 240 },
      { name: "180 克 × 3 罐", sku: "GBSP-HT-540", price_fen: 9900, weight: 790, stock: 120 },
    ],
    label: snackLabel("180 克 / 罐", "核桃仁、蜂蜜、白砂糖、芝麻、植物油、食用盐", {
      standard_code: "GB 19300",
    }),
  },
  {
    ...COMMON,
    handle: "honey-castella",
    title: "古堡蜂蜜槽子糕",
    subtitle: "铁模子里烤出来的老点心",
    description:
      "鸡蛋、面粉、蜂蜜，不加一滴水。面糊倒进槽形铁模，上下火烤到金黄，边脆心软，是沁河边过年过节的点心。\n\n当日烤、当日发，夏天请尽快吃完。",
    merchant: "gubao-shipin",
    brand: "qinhe-gubao",
    variants: [
      { name: "6 枚 240 克", sku: "GBSP-CZG-6", price_fen: 1980, weight: 320, stock: 180 },
      { name: "12 枚 礼盒 480 克", sku: "GBSP-CZG-12", price_fen: 4280, weight: 680, stock: 120 },
    ],
    label: snackLabel("240 克 / 480 克", "鸡蛋、小麦粉、蜂蜜、白砂糖、植物油", {
      shelf_life_days: 30,
      standard_code: "GB 7099",
    }),
    goods_class: null,
  },
  {
    ...COMMON,
    handle: "honey-vinegar-drink",
    title: "蜂蜜山楂醋饮",
    subtitle: "酸甜开胃，冰着喝",
    description:
      "山楂酿的果醋兑上荆条蜜和山泉水，酸得正，甜得轻。饭桌上替一瓶汽水，不腻。\n\n摇匀再喝，瓶底少量果肉沉淀属正常。",
    merchant: "gubao-shipin",
    brand: "qinhe-langhua",
    variants: [
      { name: "300 毫升 × 6 瓶", sku: "GBSP-CY-6", price_fen: 3600, weight: 2600, stock: 160 },
      { name: "300 毫升 × 12 瓶", sku: "GBSP-CY-12", price_fen: 6600, weight: 5100, stock: 120 },
    ],
    label: snackLabel("300 毫升 / 瓶", "水、山楂醋、蜂蜜、白砂糖", {
      shelf_life_days: 365,
      standard_code: "GB 7101",
    }),
  },
  {
    ...COMMON,
    handle: "county-gift-box",
    title: "沁水四味礼盒",
    subtitle: "一蜜、一米、一耳、一点心",
    description:
      "条装刺槐蜜、真空黄小米、整朵银耳、蜂蜜琥珀核桃仁，四样各一份，收进一只可以再用的松木色纸盒。\n\n第一次认识沁水，从这一盒开始刚好。",
    merchant: "ezhen-zhixuan",
    maker: "qinhe-fengye",
    brand: "qin-yuansu",
    variants: [
      { name: "标准装 1.1 千克", sku: "EZZX-SW-1", price_fen: 19800, weight: 1650, stock: 140 },
      { name: "尊享装 2.2 千克", sku: "EZZX-SW-2", price_fen: 36800, weight: 3100, stock: 80 },
    ],
    label: snackLabel("1.1 千克 / 2.2 千克", "蜂蜜；小米；银耳；核桃仁、蜂蜜、白砂糖、芝麻、植物油、食用盐", {
      shelf_life_days: 180,
      standard_code: "GB 14963；GB/T 11766；GB 7096；GB 19300",
    }),
  },
];
