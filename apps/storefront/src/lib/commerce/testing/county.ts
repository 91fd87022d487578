/** A small 示例 county in the shapes that commerce answers, for tests and for looking at pages without commerce. */

const kinds = [
  ["honey", "沁水蜂蜜", "太行太岳之间的荆条、槐花与百花蜜。"],
  ["honey-products", "蜂产品", "蜂王浆、蜂胶、蜂花粉与蜂蜡。"],
  ["black-goat", "沁水黑山羊", "坡上放养的黑山羊，鲜切与熟制。"],
  ["tremella", "沁水银耳", "清泉养出的银耳，久炖出胶。"],
  ["millet", "沁水小米", "旱塬慢长，米油厚。"],
  ["wood-ear", "沁水木耳", "椴木木耳，肉厚朵小。"],
  ["industrial", "蜜乡工坊", "蜂蜜化妆品与养蜂器具。"],
] as const;

const brands = [
  ["qin-yuansu", "沁元素"],
  ["qinhe-langhua", "沁河浪花"],
  ["qinhe-gubao", "沁河古堡"],
  ["hongquan-shensen", "宏泉深森"],
  ["shili-baxiang", "十里八香"],
] as const;

const merchantRows = [
  ["yuzhou-fengye", "示例·榆州蜂业有限公司", "enterprise", "91140521MA0EXAMP1X"],
  ["longgang-heyang", "示例·龙港黑羊专业合作社", "cooperative", "93140521MA0EXAMP2C"],
  ["zhongtiao-shanhuo", "示例·中条山货铺", "individual", "92140521MA0EXAMP3K"],
  ["mixiang-gongfang", "示例·蜜乡工坊日化有限公司", "enterprise", "91140521MA0EXAMP4G"],
] as const;

export const kindRows = kinds.map(([handle, name, description], rank) => ({
  id: `pcat_${handle}`,
  handle,
  name,
  description,
  rank,
}));

export const collectionRows = brands.map(([handle, title]) => ({ id: `pcol_${handle}`, handle, title }));

const picture = (name: string) => `http://commerce.example/static/${name}.svg`;

interface Goods {
  handle: string;
  title: string;
  subtitle: string;
  kind: (typeof kinds)[number][0];
  brand: (typeof brands)[number][0] | null;
  merchant: number;
  variants: readonly (readonly [title: string, yuan: string, stock: number, grams: number])[];
  rule?: "seven_day" | "seven_day_sealed" | "no_return";
}

const goods: Goods[] = [
  {
    handle: "jingtiao-mi",
    title: "沁水荆条蜜",
    subtitle: "单花成熟蜜，波美度 42 以上",
    kind: "honey",
    brand: "qin-yuansu",
    merchant: 0,
    variants: [
      ["250 克", "39.90", 120, 400],
      ["500 克", "68", 64, 720],
      ["1 千克 礼盒", "138", 3, 1500],
    ],
    rule: "seven_day_sealed",
  },
  {
    handle: "huaihua-mi",
    title: "沁水槐花蜜",
    subtitle: "五月新蜜，色浅味清",
    kind: "honey",
    brand: "qinhe-langhua",
    merchant: 0,
    variants: [["500 克", "78", 40, 720]],
    rule: "seven_day_sealed",
  },
  {
    handle: "baihua-mi",
    title: "深山百花蜜",
    subtitle: "一年一取的土蜂蜜",
    kind: "honey",
    brand: "hongquan-shensen",
    merchant: 2,
    variants: [["500 克", "98", 0, 720]],
    rule: "seven_day_sealed",
  },
  {
    handle: "fengwangjiang",
    title: "鲜蜂王浆",
    subtitle: "冷链到家",
    kind: "honey-products",
    brand: "qin-yuansu",
    merchant: 0,
    variants: [["200 克", "128", 25, 600]],
    rule: "no_return",
  },
  {
    handle: "fenghuafen",
    title: "荆条蜂花粉",
    subtitle: "低温干燥",
    kind: "honey-products",
    brand: "qinhe-langhua",
    merchant: 0,
    variants: [["250 克", "45", 55, 350]],
    rule: "seven_day_sealed",
  },
  {
    handle: "heishanyang-tui",
    title: "沁水黑山羊后腿",
    subtitle: "现宰现切，顺丰冷运",
    kind: "black-goat",
    brand: "qinhe-gubao",
    merchant: 1,
    variants: [
      ["1 千克", "108", 30, 1400],
      ["2 千克", "206", 18, 2600],
    ],
    rule: "no_return",
  },
  {
    handle: "lu-yangrou",
    title: "古堡卤羊肉",
    subtitle: "老汤慢卤，开袋即食",
    kind: "black-goat",
    brand: "qinhe-gubao",
    merchant: 1,
    variants: [["300 克", "59.80", 80, 400]],
    rule: "seven_day_sealed",
  },
  {
    handle: "yin-er",
    title: "沁水银耳",
    subtitle: "整朵鲜烘，四十分钟出胶",
    kind: "tremella",
    brand: "hongquan-shensen",
    merchant: 2,
    variants: [["150 克", "36", 200, 300]],
    rule: "seven_day_sealed",
  },
  {
    handle: "huang-xiaomi",
    title: "沁水黄小米",
    subtitle: "当季新米，一层厚米油",
    kind: "millet",
    brand: "shili-baxiang",
    merchant: 2,
    variants: [
      ["1 千克", "19.90", 300, 1100],
      ["5 千克", "88", 90, 5200],
    ],
    rule: "seven_day_sealed",
  },
  {
    handle: "duanmu-muer",
    title: "椴木黑木耳",
    subtitle: "秋耳，肉厚无根",
    kind: "wood-ear",
    brand: "shili-baxiang",
    merchant: 2,
    variants: [["250 克", "58", 76, 400]],
    rule: "seven_day_sealed",
  },
  {
    handle: "fengmi-mianshuang",
    title: "蜂蜜润肤面霜",
    subtitle: "蜂蜜与蜂蜡，秋冬润养",
    kind: "industrial",
    brand: "qin-yuansu",
    merchant: 3,
    variants: [["50 克", "79", 60, 180]],
    rule: "seven_day_sealed",
  },
  {
    handle: "yangfeng-taozhuang",
    title: "养蜂入门套装",
    subtitle: "蜂箱、喷烟器、起刮刀",
    kind: "industrial",
    brand: null,
    merchant: 3,
    variants: [["标准十框", "368", 12, 9800]],
    rule: "seven_day",
  },
];

const merchantBrief = (index: number) => {
  const [handle = "", name = "", kind = ""] = merchantRows[index] ?? [];
  return { id: `mer_${handle}`, handle, name, kind };
};

export const productRows = goods.map((one, index) => ({
  id: `prod_${one.handle}`,
  handle: one.handle,
  title: one.title,
  subtitle: one.subtitle,
  description: `${one.title}，${one.subtitle}。\n产自山西省沁水县，示例商品，仅供演示。`,
  thumbnail: picture(`${one.kind}-${one.handle}`),
  created_at: new Date(Date.UTC(2026, 8, 1 + index)).toISOString(),
  images: [0, 1, 2].map((rank) => ({
    id: `${one.handle}-${rank}`,
    url: picture(`${one.kind}-${one.handle}-${rank}`),
    rank,
  })),
  categories: kindRows.filter((row) => row.handle === one.kind),
  collection: collectionRows.find((row) => row.handle === one.brand) ?? null,
  merchant: merchantBrief(one.merchant),
  product_label: {
    net_content: one.variants[0]?.[0] ?? null,
    origin: "山西省晋城市沁水县",
    ingredients: one.kind === "industrial" ? null : one.title,
    shelf_life_days: one.kind === "industrial" ? null : 540,
    storage: "阴凉干燥处，避免阳光直射",
    standard_code: one.kind === "honey" ? "GB 14963" : null,
    production_licence: one.kind === "honey" ? "SC12614052100000（示例）" : null,
    producer_name: merchantBrief(one.merchant).name,
    producer_address: "山西省晋城市沁水县示例路 1 号",
    producer_phone: "0356-0000000",
    food_kind: one.kind === "industrial" ? "non_food" : one.kind === "millet" ? "agricultural" : "prepackaged_food",
    return_rule: one.rule ?? "seven_day",
  },
  variants: one.variants.map(([title, yuan, stock, weight], rank) => ({
    id: `variant_${one.handle}_${rank}`,
    title,
    weight,
    manage_inventory: true,
    allow_backorder: false,
    inventory_quantity: stock,
    calculated_price: {
      calculated_amount: Number(yuan),
      raw_calculated_amount: { value: yuan, precision: 20 },
      currency_code: "cny",
    },
  })),
}));

const idsOfKind = (kind: string) => goods.filter((one) => one.kind === kind).map((one) => `prod_${one.handle}`);

export const markRows = [
  {
    id: "mark_qinshui",
    handle: "qinshui-ezhen",
    kind: "regional_brand",
    name: "沁水e镇",
    registered_name: "沁水e镇（示例）",
    registration_number: null,
    register: null,
    holder: "沁水县示例运营公司",
    area: "山西省沁水县",
    registered_on: null,
    story:
      "沁河从太岳山里出来，绕过古堡与梯田。\n\n我们把这条河两岸的蜜、米、菌、羊，放进同一个名字里：沁水e镇。凡用这个名字的，都能说清是谁产的、在哪里产的、按什么标准产的。",
    picture: picture("brand-qinshui"),
  },
  ...brands.map(([handle, name]) => ({
    id: `mark_${handle}`,
    handle,
    kind: "local_brand",
    name,
    registered_name: `${name}（示例）`,
    registration_number: null,
    register: null,
    holder: "沁水县示例运营公司",
    area: "山西省沁水县",
    registered_on: "2023-09-01",
    story: `${name}是沁水e镇下的本地品牌，示例介绍。`,
    picture: picture(`brand-${handle}`),
  })),
  {
    id: "mark_qinshui-fengmi",
    handle: "qinshui-fengmi",
    kind: "geographical_indication",
    name: "沁水蜂蜜",
    registered_name: "沁水蜂蜜",
    registration_number: "示例-AGI-0001",
    register: "农产品地理标志登记（示例）",
    holder: "沁水县示例蜂业协会",
    area: "沁水县所辖 12 个乡镇",
    registered_on: "2014-05-22",
    story: "荆条花开在七月，蜜色琥珀，入口清润。",
    picture: picture("honey-mark"),
  },
  {
    id: "mark_qinshui-heishanyang",
    handle: "qinshui-heishanyang",
    kind: "geographical_indication",
    name: "沁水黑山羊",
    registered_name: "沁水黑山羊",
    registration_number: null,
    register: null,
    holder: null,
    area: "沁水县",
    registered_on: null,
    story: "登记尚在办理，未取得登记号之前不展示标志。",
    picture: picture("goat-mark"),
  },
].map((mark) => ({
  ...mark,
  product_ids:
    mark.handle === "qinshui-fengmi"
      ? idsOfKind("honey")
      : goods.filter((one) => one.brand === mark.handle).map((one) => `prod_${one.handle}`),
  authorised_merchants: [{ handle: merchantBrief(0).handle, name: merchantBrief(0).name }],
}));

export const badgeRows = markRows
  .filter((mark) => mark.kind !== "geographical_indication" || mark.registration_number)
  .flatMap((mark) =>
    mark.product_ids.map((product_id, index) => ({
      product_id,
      mark,
      authorisation: { number: `示例授〔2026〕${String(index + 1).padStart(3, "0")}号`, valid_until: "2027-12-31" },
    })),
  );

export const merchantRowsFull = merchantRows.map(([handle, name, kind, credit_code], index) => ({
  ...merchantBrief(index),
  kind,
  handle,
  name,
  credit_code,
  legal_representative: "示例",
  licence_address: "山西省晋城市沁水县示例路 1 号",
  licence_issuer: "沁水县市场监督管理局（示例）",
  established_on: "2019-03-12",
  business_scope: "食品生产；食品销售；互联网销售（除销售需要许可的商品）。（示例）",
  phone: "0356-0000000",
  story: "在沁河边做了二十年的老手艺。这里是示例商家的介绍，讲讲它在哪里、做什么、怎么做。",
  picture: picture(`merchant-${handle}`),
  status: "approved",
  approved_at: "2026-01-15T02:00:00.000Z",
  product_ids: goods.filter((one) => one.merchant === index).map((one) => `prod_${one.handle}`),
  product_count: goods.filter((one) => one.merchant === index).length,
  authorisations:
    index === 0
      ? [
          {
            number: "示例授〔2026〕001号",
            mark: markRows.find((mark) => mark.handle === "qinshui-fengmi"),
            valid_from: "2026-01-01",
            valid_until: "2027-12-31",
          },
        ]
      : [],
}));

type OfMerchant = { merchant: { id: string } };

export function merchantOf({ merchant }: OfMerchant) {
  return merchantRowsFull.find(({ id }) => id === merchant.id);
}

/** Whether a product's merchant sells: a test may suspend one by its `status`. */
export function sells(product: OfMerchant): boolean {
  return merchantOf(product)?.status === "approved";
}

const hallPlaces = [
  ["longgang-hall", "龙港e镇体验馆", "沁水县龙港镇梅河示例路 8 号", 35.6896, 112.1869],
  ["mifeng-hall", "蜜蜂小镇体验馆", "沁水县示例村蜜蜂小镇", 35.7421, 112.3012],
  ["gubao-hall", "沁河古堡体验馆", "沁水县嘉峰镇古堡示例街 3 号", 35.5838, 112.5602],
] as const;

export const hallRows = hallPlaces.map(([handle, name, address, latitude, longitude], index) => ({
  id: `hall_${handle}`,
  handle,
  name,
  address,
  latitude,
  longitude,
  opening_hours: [
    { days: ["mon", "tue", "wed", "thu", "fri"], opens: "09:00", closes: "18:00" },
    { days: ["sat", "sun"], opens: "09:30", closes: "19:00" },
  ],
  phone: "0356-0000000",
  story: "能尝、能看、能带走。馆里陈列当季的蜜与山货，网上下单也可以来这里自提。",
  picture: picture(`hall-${handle}`),
  product_ids: goods.slice(index * 3, index * 3 + 5).map((one) => `prod_${one.handle}`),
  pickup: index < 2,
}));
