/**
 * What differs from county to county in the words of the site. Only this file says it; pages and the admin take it as
 * values. It imports nothing, so that a browser that gets it gets nothing else (no sharp).
 */
export interface County {
  /** As addresses write it, with its ending. */
  name: string;
  /** As people say it. */
  shortName: string;
  city: string;
  province: string;
  /** Six digits (GB/T 2260), as in `@qinshui/cn/regions`. */
  regionCode: string;
  /** In the county, in degrees WGS84: the example beside coordinates that somebody types. */
  point: { latitude: number; longitude: number };
  /** Other words by which one knows this county; with the names here, no code may say them (tools/county). */
  recognisedBy: readonly string[];
  site: {
    name: string;
    englishName: string;
    /** How the site calls itself to other sites' interfaces. */
    id: string;
    /** Behind the name in the title of the home page, and inside sentences: "去看看…". */
    tagline: string;
    /** What search engines show of a page that says nothing of its own. */
    description: string;
    footer: string;
  };
  home: {
    place: string;
    /** Two lines. */
    headline: readonly [string, string];
    lead: string;
    /** Two lines, as a seal is cut. */
    seal: readonly [string, string];
  };
  /** The county's goods, enumerated as a sentence begins with them. */
  goods: string;
  /** Who runs the site, as the law has it shown. What begins with 示例 is to be filled in before the site opens. */
  operator: {
    name: string;
    creditCode: string;
    businessLicence: string;
    address: string;
    registry: string;
    telecomLicence: string;
    icp: string;
    foodFiling: string;
    /** With its hours. */
    hotline: string;
    email: string;
  };
  /** Shown in forms, to say what a field wants. */
  examples: { address: string; handle: string; hallHandle: string };
}

/** The county this site is of. Another county writes its own. */
export const county: County = {
  name: "沁水县",
  shortName: "沁水",
  city: "晋城市",
  province: "山西省",
  regionCode: "140521",
  point: { latitude: 35.69, longitude: 112.19 },
  recognisedBy: ["沁河", "太行", "太岳", "山西", "晋", "qinshui", "qinhe"],
  site: {
    name: "沁水e镇",
    englishName: "Qinshui e-Town",
    id: "qinshui-e-town",
    tagline: "沁河山水间的好物",
    description: "沁水e镇：山西省沁水县区域公用品牌的线上之家，沁水蜂蜜、黑山羊、银耳、小米与木耳，由本县商家直供。",
    footer: "山西 · 沁水，太行与太岳之间。一条沁河，一县蜜香。",
  },
  home: {
    place: "山西 · 沁水",
    headline: ["沁河山水间", "一县蜜香"],
    lead: "太行太岳之间，荆条花开七月。蜜、羊、菌、米，从本县商家直接寄到你家。",
    seal: ["沁水", "e镇"],
  },
  goods: "沁水蜂蜜、黑山羊、银耳、小米、木耳与蜜乡工坊",
  operator: {
    name: "沁水e镇运营公司（示例）",
    creditCode: "示例，上线时填写",
    businessLicence: "示例",
    address: "山西省晋城市沁水县（示例）",
    registry: "沁水县市场监督管理局（示例）",
    telecomLicence: "示例",
    icp: "晋ICP备00000000号（示例）",
    foodFiling: "示例，上线时填写",
    hotline: "0356-0000000（示例），每天 09:00–18:00",
    email: "service@example.cn（示例）",
  },
  examples: {
    address: "山西省晋城市沁水县龙港镇示例路 1 号",
    handle: "qinhe-honey",
    hallHandle: "longgang",
  },
};
