import type { SeedListing } from "../types";
import { cosmeticLabel, toolLabel } from "./labels";

const COSMETICS = {
  category: "industrial",
  art: "cosmetics",
  merchant: "mifang-rihua",
  brand: null,
  goods_class: "general_industrial",
} as const;
const TOOLS = { ...COSMETICS, art: "bee-tools", merchant: "longgang-fengju" } as const;

export const INDUSTRIAL: SeedListing[] = [
  {
    ...COSMETICS,
    handle: "honey-hand-cream",
    art: "hand-cream",
    title: "蜂蜜护手霜",
    subtitle: "推开不黏，一会儿就干爽",
    description:
      "蜂蜜、乳木果脂和甘油调成的手霜，挤豆粒大一点，推开两三下就吸收，翻书、打字不留印。淡淡的槐花香。\n\n首次使用请先在手腕内侧试用。",
    variants: [
      { name: "60 克", sku: "MFRH-HS-60", price_fen: 2900, weight: 90, stock: 400 },
      { name: "60 克 × 3 支", sku: "MFRH-HS-180", price_fen: 7900, weight: 260, stock: 220 },
    ],
    label: cosmeticLabel("60 克 / 支", "水、甘油、蜂蜜、牛油果树（BUTYROSPERMUM PARKII）果脂、鲸蜡硬脂醇、蜂蜡、香精"),
  },
  {
    ...COSMETICS,
    handle: "honey-soap",
    art: "soap",
    title: "蜂蜜冷制皂",
    subtitle: "冷制四十天，泡沫细",
    description:
      "橄榄油、椰子油加蜂蜜，低温皂化，晾足四十天再切块。泡沫细密，冲得干净，洗完不紧绷。\n\n手工切块，每块重量略有出入；用后沥干，能多用半个月。",
    variants: [
      { name: "100 克", sku: "MFRH-SZ-1", price_fen: 2600, weight: 130, stock: 360 },
      { name: "100 克 × 3 块 礼盒", sku: "MFRH-SZ-3", price_fen: 7200, weight: 430, stock: 200 },
    ],
    label: cosmeticLabel("100 克 / 块", "橄榄油、椰子油、水、氢氧化钠、蜂蜜"),
  },
  {
    ...COSMETICS,
    handle: "beeswax-lip-balm",
    art: "lip-balm",
    title: "蜂蜡润唇膏",
    subtitle: "木盒小罐，指尖一抹",
    description: "蜂蜡打底，加一点蜂蜜和甜杏仁油，膏体偏硬，夏天不化。小木盒揣兜里不占地方。\n\n无色，可打底。",
    variants: [
      { name: "15 克 原味", sku: "MFRH-CG-Y", price_fen: 2200, weight: 50, stock: 320 },
      { name: "15 克 槐花", sku: "MFRH-CG-H", price_fen: 2200, weight: 50, stock: 320 },
    ],
    label: cosmeticLabel("15 克", "蜂蜡、甜扁桃（PRUNUS AMYGDALUS DULCIS）油、蜂蜜、生育酚"),
  },
  {
    ...COSMETICS,
    handle: "honey-mask",
    art: "face-mask",
    title: "蜂蜜保湿面膜",
    subtitle: "精华足，膜布服帖",
    description:
      "蚕丝膜布，精华里有蜂蜜和燕麦提取物，敷一刻钟，揭下来脸上是润的。独立包装，一盒五片。\n\n首次使用请先在耳后试用。",
    variants: [
      { name: "5 片 盒装", sku: "MFRH-MM-5", price_fen: 4900, weight: 190, stock: 260 },
      { name: "15 片 三盒装", sku: "MFRH-MM-15", price_fen: 12900, weight: 560, stock: 140 },
    ],
    label: cosmeticLabel("25 毫升 × 5 片", "水、甘油、丁二醇、蜂蜜、燕麦（AVENA SATIVA）仁提取物、透明质酸钠"),
  },
  {
    ...TOOLS,
    handle: "ten-frame-hive",
    art: "bee-hive",
    title: "十框标准蜂箱",
    subtitle: "杉木榫卯，蒸煮防裂",
    description:
      "烘干杉木板，榫卯加钉，内外桐油。十框标准尺寸，巢框通用；底板可拆，便于清扫。\n\n可选单箱体或带继箱。整箱发货，附组装图。",
    variants: [
      { name: "单箱体", sku: "LGFJ-FX-1", price_fen: 16800, weight: 9000, stock: 160 },
      { name: "带继箱", sku: "LGFJ-FX-2", price_fen: 26800, weight: 15500, stock: 120 },
    ],
    label: toolLabel("1 套", "杉木、桐油、镀锌铁件"),
  },
  {
    ...TOOLS,
    handle: "hive-frame-kit",
    art: "comb-frames",
    title: "巢框巢础套装",
    subtitle: "穿好线，上础即用",
    description: "松木巢框穿好不锈钢丝，配蜂蜡巢础。春繁、夏扩都用得上，省下一晚上穿线的工夫。\n\n十框标准尺寸。",
    variants: [
      { name: "10 套", sku: "LGFJ-CK-10", price_fen: 8600, weight: 3600, stock: 200 },
      { name: "50 套", sku: "LGFJ-CK-50", price_fen: 39800, weight: 17500, stock: 80 },
    ],
    label: toolLabel("10 套 / 50 套", "松木、不锈钢丝、蜂蜡"),
  },
  {
    ...TOOLS,
    handle: "bee-smoker",
    art: "bee-smoker",
    title: "不锈钢喷烟器",
    subtitle: "皮风箱，外罩防烫",
    description: "不锈钢筒身，外加一圈防烫网；风箱用厚皮革，按压省力。艾草、松针、干牛粪都能烧。\n\n附备用风箱皮一片。",
    variants: [
      { name: "小号", sku: "LGFJ-PY-S", price_fen: 5800, weight: 900, stock: 180 },
      { name: "大号", sku: "LGFJ-PY-L", price_fen: 7800, weight: 1300, stock: 160 },
    ],
    label: toolLabel("1 件", "304 不锈钢、皮革、木板"),
  },
  {
    ...TOOLS,
    handle: "honey-extractor",
    art: "honey-extractor",
    title: "不锈钢电动摇蜜机",
    subtitle: "四框调速，食品级桶身",
    description:
      "桶身 304 不锈钢，无焊渣、好清洗；电机调速，蜜脾不易断。四框一次两分钟，转场也搬得动。\n\n电器商品，附合格证与一年质保卡。",
    variants: [
      { name: "四框 电动", sku: "LGFJ-YM-4", price_fen: 236000, weight: 38000, stock: 60 },
      { name: "八框 电动", sku: "LGFJ-YM-8", price_fen: 398000, weight: 62000, stock: 40 },
    ],
    label: toolLabel("1 台", "304 不锈钢、电机 220V"),
  },
  {
    ...TOOLS,
    handle: "bee-suit",
    art: "bee-suit",
    title: "连体防蜂服",
    subtitle: "透气三层网，带面网手套",
    description:
      "三层立体网布，蜂针够不着皮肤，风能过。面网可拉开翻后，喝水不用脱。袖口裤脚带松紧。\n\n按身高选码，附羊皮手套一副。",
    variants: [
      { name: "L（165–175 厘米）", sku: "LGFJ-FF-L", price_fen: 18800, weight: 1400, stock: 140 },
      { name: "XL（175–185 厘米）", sku: "LGFJ-FF-XL", price_fen: 18800, weight: 1500, stock: 140 },
    ],
    label: toolLabel("1 套", "聚酯纤维、羊皮"),
  },
  {
    ...TOOLS,
    handle: "hive-tool-set",
    art: "hive-tools",
    title: "起刮刀割蜜刀套装",
    subtitle: "三件一卷，开箱就用",
    description:
      "一把起刮刀、一把割蜜刀、一把蜂扫，收进帆布卷。刀身高碳钢，磨一次用一季。\n\n用后擦干，薄涂一层食用油防锈。",
    variants: [{ name: "三件套", sku: "LGFJ-DJ-3", price_fen: 6800, weight: 780, stock: 220 }],
    label: toolLabel("3 件", "高碳钢、榉木、帆布"),
  },
];
