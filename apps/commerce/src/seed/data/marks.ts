import type { SeedAuthorisation, SeedMark } from "./types";

const PLAIN = { registered_name: null, registration_number: null, register: null, registered_on: null };

/**
 * The five local brands are those the county's plan names. Of the four geographical indications it names, only two have
 * a register entry known here; the others stand without a number, and without a number nobody gets a badge.
 */
export const MARKS: SeedMark[] = [
  {
    ...PLAIN,
    handle: "qinshui-ezhen",
    art: "brand",
    kind: "regional_brand",
    name: "沁水e镇",
    holder: "沁水县乡村e镇项目运营公司（示例）",
    area: "山西省晋城市沁水县",
    story:
      "统一品牌、统一标准、统一管理、统一营销。一枚印记，说明这件东西出自沁水，由备案的商家做出来，出了问题找得到人。",
  },
  {
    ...PLAIN,
    handle: "qin-yuansu",
    art: "brand-elements",
    kind: "local_brand",
    name: "沁元素",
    holder: "沁水县本土品牌（示例持有人）",
    area: "沁水县",
    story: "取沁河之水、太行之石、四季之花为元素，收拢县里日常的几样东西：一瓶蜜、一袋米、一朵耳。",
  },
  {
    ...PLAIN,
    handle: "qinhe-langhua",
    art: "brand-waves",
    kind: "local_brand",
    name: "沁河浪花",
    holder: "沁水县本土品牌（示例持有人）",
    area: "沁水县沁河沿岸",
    story: "沁河自北而南穿过沁水，拍岸的浪花是沿河人家的记号。以它为名的，多是河谷里的吃食和饮品。",
  },
  {
    ...PLAIN,
    handle: "qinhe-gubao",
    art: "brand-castle",
    kind: "local_brand",
    name: "沁河古堡",
    holder: "沁水县本土品牌（示例持有人）",
    area: "沁水县嘉峰镇、郑村镇一带",
    story: "明清的堡墙还立在河边，堡里的点心、老醋、糕饼也还在做。沁河古堡讲的是手艺和时间。",
  },
  {
    ...PLAIN,
    handle: "hongquan-shensen",
    art: "brand-forest",
    kind: "local_brand",
    name: "宏泉深森",
    holder: "沁水县本土品牌（示例持有人）",
    area: "沁水县历山林区",
    story: "深山、清泉、阔叶林，养出银耳和黑木耳。宏泉深森把林子里的东西原样带出来。",
  },
  {
    ...PLAIN,
    handle: "shili-baxiang",
    art: "brand-scents",
    kind: "local_brand",
    name: "十里八香",
    holder: "沁水县本土品牌（示例持有人）",
    area: "沁水县",
    story: "十里八乡，各有各的香：米香、枣香、核桃香。小店小户的山货，在这个名字下聚到一起。",
  },
  {
    handle: "qinshui-cihuai-fengmi",
    art: "honey",
    kind: "geographical_indication",
    name: "沁水刺槐蜂蜜",
    registered_name: "沁水刺槐蜂蜜",
    registration_number: "AGI01900",
    register: "农产品地理标志",
    holder: "沁水县蜂业协会",
    area: "山西省晋城市沁水县（以登记的保护范围为准）",
    registered_on: "2016",
    story: "五月刺槐花期所产，色浅、味清、久置不易结晶。登记名称是“沁水刺槐蜂蜜”，别的蜜不能用这枚标志。",
  },
  {
    handle: "qinshui-huangxiaomi",
    art: "millet",
    kind: "geographical_indication",
    name: "沁水黄小米",
    registered_name: "沁水黄小米",
    registration_number: "AGI2010-09-00509",
    register: "农产品地理标志",
    holder: "沁水县土特产原产地保护协会",
    area: "山西省晋城市沁水县 14 个乡镇、251 个行政村",
    registered_on: "2010",
    story: "梯田旱作，昼夜温差大，米粒小而金黄，熬粥起油快。",
  },
  {
    handle: "qinshui-fengmi",
    art: "honey",
    kind: "geographical_indication",
    name: "沁水蜂蜜",
    registered_name: null,
    registration_number: null,
    register: "地理标志证明商标",
    holder: null,
    area: "山西省晋城市沁水县",
    registered_on: null,
    story: "县方案称其为国家地理标志证明商标。登记号与使用人名录尚未核到，核到之前，本平台的商品不显示这枚标志。",
  },
  {
    handle: "qinshui-heishanyang",
    art: "goat",
    kind: "geographical_indication",
    name: "沁水黑山羊",
    registered_name: null,
    registration_number: null,
    register: null,
    holder: null,
    area: "山西省晋城市沁水县",
    registered_on: null,
    story: "县方案列入四大地理标志产品。登记信息尚未核到，核到之前不显示标志。",
  },
  {
    handle: "qinshui-heimuer",
    art: "wood-ear",
    kind: "geographical_indication",
    name: "沁水黑木耳",
    registered_name: null,
    registration_number: null,
    register: null,
    holder: null,
    area: "山西省晋城市沁水县",
    registered_on: null,
    story: "县方案列入四大地理标志产品。登记信息尚未核到，核到之前不显示标志。",
  },
];

function authorisation(
  number: string,
  mark: string,
  [merchant, listing]: [string, string | null],
  [valid_from, valid_until]: [string, string],
): SeedAuthorisation {
  return { number: `示例授权-${number}`, mark, merchant, listing, valid_from, valid_until };
}

const THREE_YEARS: [string, string] = ["2026-01-01", "2028-12-31"];
const EXPIRED: [string, string] = ["2023-06-01", "2026-05-31"];
const FUTURE: [string, string] = ["2027-07-01", "2030-06-30"];

export const AUTHORISATIONS: SeedAuthorisation[] = [
  authorisation("001", "qinshui-cihuai-fengmi", ["qinhe-fengye", "acacia-honey"], THREE_YEARS),
  authorisation("002", "qinshui-cihuai-fengmi", ["qinhe-fengye", "acacia-honey-sticks"], THREE_YEARS),
  authorisation("003", "qinshui-cihuai-fengmi", ["ezhen-zhixuan", "two-honeys-gift-box"], EXPIRED),
  authorisation("004", "qinshui-cihuai-fengmi", ["zhongcun-mufeng", "acacia-honey-small-farm"], EXPIRED),
  authorisation("005", "qinshui-huangxiaomi", ["zhengzhuang-xiaomi", "yellow-millet"], THREE_YEARS),
  authorisation("006", "qinshui-huangxiaomi", ["zhengzhuang-xiaomi", "yellow-millet-new-crop"], THREE_YEARS),
  authorisation("007", "qinshui-huangxiaomi", ["shanli-tuchan", "village-millet"], FUTURE),
  authorisation("008", "qinshui-ezhen", ["qinhe-fengye", null], THREE_YEARS),
  authorisation("009", "qinshui-ezhen", ["hongquan-senlin", null], THREE_YEARS),
  authorisation("010", "qinshui-ezhen", ["zhengzhuang-xiaomi", null], THREE_YEARS),
  authorisation("011", "qinshui-ezhen", ["ezhen-zhixuan", null], THREE_YEARS),
  authorisation("012", "qinshui-ezhen", ["taihang-heishanyang", null], EXPIRED),
  authorisation("013", "qin-yuansu", ["qinhe-fengye", null], THREE_YEARS),
  authorisation("014", "hongquan-shensen", ["hongquan-senlin", null], THREE_YEARS),
  authorisation("015", "qinhe-gubao", ["gubao-shipin", null], THREE_YEARS),
  authorisation("016", "shili-baxiang", ["shanli-tuchan", null], THREE_YEARS),
  authorisation("017", "shili-baxiang", ["zhengzhuang-xiaomi", null], THREE_YEARS),
  authorisation("018", "qinhe-langhua", ["taihang-heishanyang", null], THREE_YEARS),
];
