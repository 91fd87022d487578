import type { SeedHall } from "./types";

/** Sample addresses; the points lie in the county (WGS84) but mark no real building. */
export const HALLS: SeedHall[] = [
  {
    handle: "mifeng-xiaozhen",
    name: "蜜蜂小镇体验馆（示例）",
    address: "山西省晋城市沁水县龙港镇示例蜜蜂小镇入口",
    latitude: 35.6712,
    longitude: 112.2015,
    opening_hours: [
      { days: "周二至周五", opens: "09:00", closes: "17:30" },
      { days: "周六、周日及节假日", opens: "09:00", closes: "18:30" },
    ],
    phone: "0356-0000101",
    story:
      "一进门是一面透明的观察蜂箱，能看见蜂王。左手边可以尝四种蜜，右手边的木架上摆着养蜂人真正在用的家伙。孩子可以自己压一张巢础带走。",
    on_show: [
      "acacia-honey",
      "vitex-honey",
      "comb-honey",
      "creamed-honey",
      "bee-pollen",
      "honey-candy",
      "beeswax-lip-balm",
      "honey-soap",
      "ten-frame-hive",
    ],
  },
  {
    handle: "longgang",
    name: "龙港线上线下特产体验馆（示例）",
    address: "山西省晋城市沁水县龙港镇示例梅河东路 66 号",
    latitude: 35.6908,
    longitude: 112.1872,
    opening_hours: [{ days: "每天", opens: "08:30", closes: "20:00" }],
    phone: "0356-0000102",
    story: "就在县城里：网上下单，下班路上来取。货架按本土品牌分区，每样东西都能扫码看到它的商家和执照。",
    on_show: [
      "acacia-honey",
      "yellow-millet",
      "yellow-millet-new-crop",
      "tremella-whole",
      "wood-ear-autumn",
      "honey-castella",
      "two-honeys-gift-box",
      "county-gift-box",
      "braised-goat",
      "honey-hand-cream",
    ],
  },
  {
    handle: "jiafeng-gubao",
    name: "嘉峰古堡体验馆（示例）",
    address: "山西省晋城市沁水县嘉峰镇示例古堡街 1 号",
    latitude: 35.5486,
    longitude: 112.4731,
    opening_hours: [
      { days: "周一至周五", opens: "09:00", closes: "17:00" },
      { days: "周六、周日及节假日", opens: "08:30", closes: "18:30" },
    ],
    phone: "0356-0000103",
    story: "设在堡墙下的一进小院。逛完古堡坐下来，喝一碗银耳羹，尝刚出炉的蜂蜜槽子糕，看得上的可以直接寄回家。",
    on_show: [
      "honey-castella",
      "honey-walnuts",
      "honey-candy",
      "tremella-soup",
      "millet-crisps",
      "village-millet",
      "wild-flower-honey",
    ],
  },
];
