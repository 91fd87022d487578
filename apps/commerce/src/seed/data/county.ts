import type { SeedCategory } from "./types";

/** Changes whenever the data do, so that a loaded database says which sample it holds. */
export const SAMPLE = { county: "沁水县", name: "示例县数据", version: 2 };

/** The county's policy: a folder of `packages/subsidy-hooks/policies`. */
export const POLICY = "qinshui-2023-33";

/** The log name that the checkpoints of closed policy years begin with (C2SP tlog-checkpoint, without a scheme). */
export const LOG = "qinshui-etown.example/subsidy";

export const STORE = { name: "沁水e镇（示例）", region: "中国", currency: "cny", country: "cn" };

export const CHANNELS = {
  online: { name: "线上商城", description: "网上销售，计入网络销售额", metadata: { channel: "online" } },
  onsite: { name: "体验馆现场", description: "体验馆现场销售，不计入网络销售额", metadata: { channel: "onsite" } },
} as const;

export const WAREHOUSE = {
  name: "沁水县电商物流配送中心（示例）",
  address: {
    address_1: "龙港镇示例物流路 1 号",
    city: "晋城市",
    province: "山西省",
    country_code: "cn",
    postal_code: "048200",
  },
};

export const OPERATOR = { email: "operator@example.cn", first_name: "示例运营", last_name: "" };

export const CATEGORIES: SeedCategory[] = [
  { handle: "honey", name: "蜂蜜", description: "刺槐、荆条、百花与巢蜜，来自沁河两岸的蜜源地。" },
  { handle: "honey-products", name: "蜂蜜制品", description: "蜂王浆、花粉，和以蜂蜜入味的糖果、糕点与饮品。" },
  { handle: "black-goat", name: "沁水黑山羊", description: "太行、太岳山间放养的黑山羊，鲜冻分割与熟食。" },
  { handle: "tremella", name: "沁水银耳", description: "整朵、鲜耳与冻干羹，胶质饱满，久煮软糯。" },
  { handle: "millet", name: "沁水小米", description: "梯田里的黄小米与杂粮，当季脱壳，小袋真空。" },
  { handle: "wood-ear", name: "沁水黑木耳", description: "柞木段与山泉水养出的秋耳，朵小肉厚。" },
  { handle: "industrial", name: "蜂蜜日化与蜂具", description: "蜂蜜、蜂蜡做的日化用品，以及养蜂人用的器具。" },
];
