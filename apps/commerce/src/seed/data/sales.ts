import type { SeedSale } from "./types";

type Lines = [sku: string, quantity: number][];

function sale(number: string, buyer: string, lines: Lines, over: Partial<SeedSale> = {}): SeedSale {
  return {
    number: `示例-${number}`,
    buyer: `示例客户${buyer}`,
    channel: "online",
    hall: null,
    lines: lines.map(([sku, quantity]) => ({ sku, quantity })),
    progress: "paid",
    ...over,
  };
}

const SHIPPED = { progress: "shipped" } as const;
const DELIVERED = { progress: "delivered" } as const;

/**
 * Sample sales that put one agricultural merchant above its line of 1,000,000 yuan, one a little below it, and one
 * industrial merchant above 5,000,000; beside them what does not count, with every reason that the tags know.
 * All are sold on the day of seeding: core writes itself when a payment was asked for and captured, and the ledger
 * refuses a sale that is said to be older than that.
 */
export const SALES: SeedSale[] = [
  // 沁河蜂业: above 1,000,000 yuan
  sale("001", "一", [["QHFY-CH-1000", 1800]], DELIVERED),
  sale("002", "二", [["QHFY-CH-500", 3000]], DELIVERED),
  sale("003", "三", [["QHFY-TZ-30", 2400]], SHIPPED),
  sale("004", "四", [["QHFY-JT-1000", 2600]], SHIPPED),
  sale("005", "五", [
    ["QHFY-CH-1000", 1500],
    ["QHFY-JJ-600", 600],
  ]),
  sale("006", "六", [["QHFY-HF-300", 1200]]),
  // 宏泉深森: a little below 1,000,000
  sale("007", "七", [["HQSL-SE-500", 2400]], DELIVERED),
  sale("008", "八", [["HQSL-YG-16", 2200]], SHIPPED),
  sale("009", "九", [
    ["HQSL-ZD-250", 2000],
    ["HQSL-QM-250", 1600],
  ]),
  sale("010", "十", [["HQSL-QM-500", 100]]),
  // 龙港蜂具: above 5,000,000
  sale("011", "十一", [["LGFJ-YM-8", 520]], DELIVERED),
  sale("012", "十二", [["LGFJ-YM-4", 760]], SHIPPED),
  sale("013", "十三", [["LGFJ-FX-2", 3200]]),
  sale("014", "十四", [["LGFJ-CK-50", 1400]]),
  sale("015", "十五", [
    ["LGFJ-FF-L", 1200],
    ["LGFJ-FF-XL", 900],
  ]),
  // Small ones
  sale(
    "016",
    "十六",
    [
      ["MFRH-MM-15", 320],
      ["MFRH-SZ-3", 260],
    ],
    SHIPPED,
  ),
  sale("017", "十七", [
    ["ZZXM-HM-5", 120],
    ["ZZXM-XM-8", 80],
  ]),
  sale(
    "018",
    "十八",
    [
      ["SLTC-ZH-1000", 24],
      ["SLTC-YS-24", 30],
    ],
    { hall: "longgang" },
  ),
  sale("019", "十九", [
    ["ZCMF-CM-500", 12],
    ["ZCMF-ZF-500", 10],
  ]),
  // Several merchants in one order
  sale(
    "020",
    "二十",
    [
      ["QHFY-CH-500", 2],
      ["LGFJ-PY-L", 1],
      ["ZZXM-HM-25", 1],
    ],
    DELIVERED,
  ),
  sale("021", "二十一", [
    ["HQSL-XD-300", 2],
    ["MFRH-HS-180", 1],
  ]),
  // Do not count: a cooperative, the self-operated shop, a class not decided, a merchant approved only afterwards
  sale(
    "022",
    "二十二",
    [
      ["THY-BZ-7000", 30],
      ["THY-RJ-3", 40],
    ],
    SHIPPED,
  ),
  sale("023", "二十三", [
    ["EZZX-SW-2", 60],
    ["EZZX-SM-1000", 80],
  ]),
  sale("024", "二十四", [
    ["GBSP-HT-540", 50],
    ["GBSP-CZG-12", 40],
  ]),
  // Sold in the halls, not online
  sale(
    "025",
    "二十五",
    [
      ["QHFY-CH-500", 6],
      ["QHFY-JJ-300", 4],
    ],
    { channel: "onsite", hall: "mifeng-xiaozhen" },
  ),
  sale(
    "026",
    "二十六",
    [
      ["HQSL-ZD-100", 5],
      ["ZZXM-HM-1", 8],
    ],
    { channel: "onsite", hall: "longgang" },
  ),
  // Given back in part
  sale(
    "027",
    "二十七",
    [
      ["QHFY-TZ-10", 10],
      ["QHFY-JT-500", 6],
    ],
    {
      refund: { amount_fen: 8940, note: "三盒外包装破损，退其货款" },
    },
  ),
];
