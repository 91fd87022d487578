import { fen } from "@qinshui/cn/money";
import fc from "fast-check";
import { loadPolicy, readPolicyFiles } from "../policy-files/load-policy";
import { assess, coversYear } from "./assess";
import type { Assessment, ClaimantSales } from "./assessment";
import { percentText } from "./explain";
import { inventedFiles, sales } from "./fixtures";
import { parsePolicy } from "./parse-policy";

const sampleCounty = loadPolicy("sample-county-2026");
const qinshui = loadPolicy("qinshui-2023-33");
const invented = parsePolicy(inventedFiles);

function one(policy: typeof qinshui, year: number, row: ClaimantSales): Assessment {
  const [result] = assess(policy, year, [row]);
  if (!result) throw new Error("no assessment");
  return result;
}

describe.each([
  ["general_industrial", 500_000_000n],
  ["specialty_agricultural", 100_000_000n],
])("the threshold of %s", (goodsClass, line) => {
  it.each([
    [-1n, false, 0n, 1n, 0n],
    [0n, true, 0n, 0n, 0n],
    [1n, true, 1n, 0n, 0n],
    [9n, true, 9n, 0n, 0n],
    [10n, true, 10n, 0n, 1n],
    [100_000_000n, true, 100_000_000n, 0n, 5_000_000n],
  ])("%d fen from it: reached %s, %d above, %d missing, subsidy %d", (offset, reached, excess, missing, subsidy) => {
    expect(one(qinshui, 2026, sales(goodsClass, line + offset))).toMatchObject({
      method: "rate",
      net_fen: line + offset,
      threshold_fen: line,
      rate_ppm: 50_000n,
      reached,
      excess_fen: excess,
      missing_fen: missing,
      subsidy_fen: subsidy,
    });
  });
});

it("covers the years in which a policy is in force on any day", () => {
  const within = { effective_from: "2024-07-01", effective_to: "2026-03-31" };
  expect([2023, 2024, 2025, 2026, 2027].filter((year) => coversYear(within, year))).toEqual([2024, 2025, 2026]);
  expect(coversYear({ ...within, effective_to: null }, 2099)).toBe(true);
});

describe("assess", () => {
  it("takes refunds off and adjustments in", () => {
    const row = sales("specialty_agricultural", 150_000_000n, {
      refunded_fen: fen(10_000_000n),
      adjusted_fen: fen(-20_000_000n),
    });
    const result = one(qinshui, 2026, row);
    expect(result).toMatchObject({ net_fen: 120_000_000n, subsidy_fen: 1_000_000n });
    const figures = "¥1,500,000.00 − ¥100,000.00 − ¥200,000.00 = ¥1,200,000.00";
    expect(result.explanation[0]?.zh).toBe(
      `2026 年度特色农产品网络销售净额 = 销售 − 取消、退款和退货 + 调整：${figures}`,
    );
    expect(result.explanation[0]?.en).toMatch(new RegExp(`: ${figures}$`));
  });

  it("gives nothing for a negative net", () => {
    const row = sales("specialty_agricultural", 0n, { adjusted_fen: fen(-5n) });
    expect(one(qinshui, 2026, row)).toMatchObject({
      net_fen: -5n,
      reached: false,
      subsidy_fen: 0n,
      missing_fen: 100_000_005n,
    });
  });

  it("keeps claimants and classes apart, in the order given", () => {
    const rows = [
      sales("specialty_agricultural", 200_000_000n, { claimant_id: "b" }),
      sales("general_industrial", 200_000_000n, { claimant_id: "b" }),
      sales("specialty_agricultural", 100_000_000n, { claimant_id: "a" }),
    ];
    const results = assess(qinshui, 2026, rows);
    expect(results.map((row) => [row.claimant_id, row.goods_class, row.subsidy_fen])).toEqual([
      ["b", "specialty_agricultural", 5_000_000n],
      ["b", "general_industrial", 0n],
      ["a", "specialty_agricultural", 0n],
    ]);
  });

  it("follows another county's parameters: whole basis, strict comparison, rounding down", () => {
    expect(one(invented, 2030, sales("pottery", 300))).toMatchObject({
      reached: false,
      missing_fen: 1n,
      subsidy_fen: 0n,
    });
    // 301 × 12.3456 % = 37.16 fen
    expect(one(invented, 2030, sales("pottery", 301))).toMatchObject({
      reached: true,
      excess_fen: 301n,
      subsidy_fen: 37n,
    });
    expect(one(invented, 2032, sales("pottery", 400))).toMatchObject({ reached: false, threshold_fen: 400n });
  });

  it("follows growth over last year, never below the threshold", () => {
    const grown = (previous: number) =>
      one(invented, 2031, sales("tea", 500, { previous_net_fen: fen(previous) })).subsidy_fen;
    expect([0, 200, 201, 450, 500, 900].map(grown)).toEqual([300n, 300n, 299n, 50n, 0n, 0n]);
    expect(() => assess(invented, 2031, [sales("tea", 500)])).toThrow(
      expect.objectContaining({ code: "previous_year_missing", message: expect.stringContaining("示例商家") }),
    );
  });

  it.each<[string, () => unknown, string]>([
    ["a class the policy does not have", () => assess(qinshui, 2026, [sales("tea", 1)]), "tea"],
    ["a year before the policy", () => assess(qinshui, 2022, []), "2022 年度不适用（2023-01-01 至 未定）"],
    ["a year after its end", () => assess(invented, 2034, []), "2034"],
    ["half a year", () => assess(qinshui, 2026.5, []), "2026.5"],
    [
      "a year before a parameter's first value",
      () => assess(invented, 2030, [sales("tea", 1)]),
      "online_sales/tea/rate",
    ],
    [
      "a sum given twice",
      () => assess(qinshui, 2026, [sales("general_industrial", 1), sales("general_industrial", 1)]),
      "两次",
    ],
    ["a negative gross", () => assess(qinshui, 2026, [sales("general_industrial", -1)]), "-1"],
    [
      "negative refunds",
      () => assess(qinshui, 2026, [sales("general_industrial", 1, { refunded_fen: fen(-2) })]),
      "-2",
    ],
  ])("refuses %s, naming it", (_name, run, text) => {
    expect(run).toThrow(text);
  });

  describe("in a year in which the policy begins", () => {
    const file = "parameters/online_sales/pottery/rate.yaml";
    const of = (from: string, eligible: string, effective = "2030-01-01") => {
      const files = { ...inventedFiles };
      files[file] = `${files[file]}`.replace("2030-01-01", from);
      files["policy.yaml"] = `${files["policy.yaml"]}`.replace(
        "effective_from: 2030-01-01",
        `effective_from: ${effective}`,
      );
      const channels = "parameters/online_sales/eligible/channels.yaml";
      files[channels] = `${files[channels]}`.replace("2030-01-01", eligible);
      return parsePolicy(files);
    };

    it("refuses a number that begins after the first sale can count", () => {
      for (const policy of [of("2030-12-31", "2030-01-01"), of("2030-07-02", "2030-07-01")]) {
        expect(() => assess(policy, 2030, [sales("pottery", 1_000)])).toThrow(
          expect.objectContaining({ code: "parameter_not_in_force", message: expect.stringContaining("pottery/rate") }),
        );
      }
    });

    it("takes one that begins with the first sale that can count", () => {
      for (const policy of [of("2030-07-01", "2030-07-01"), of("2030-07-01", "2030-01-01", "2030-07-01")]) {
        expect(one(policy, 2030, sales("pottery", 1_000)).subsidy_fen).toBe(123n);
      }
    });
  });

  it("never falls when sales rise, and rises by at most the rate", () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 12n });
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 10n ** 9n }), (gross, more) => {
        const before = one(qinshui, 2026, sales("general_industrial", gross)).subsidy_fen;
        const after = one(qinshui, 2026, sales("general_industrial", gross + more)).subsidy_fen;
        expect(after >= before).toBe(true);
        expect((after - before - 1n) * 20n <= more).toBe(true);
      }),
    );
  });
});

describe("a class that is paid by bands", () => {
  it.each([
    [49_999_999n, null, 0n, 1n],
    [50_000_000n, 50_000_000n, 1_000_000n, 0n],
    [99_999_999n, 50_000_000n, 1_000_000n, 0n],
    [100_000_000n, 100_000_000n, 3_000_000n, 0n],
    [10n ** 12n, 300_000_000n, 10_000_000n, 0n],
  ])("%d fen: band from %s, subsidy %d, %d missing", (net, from, subsidy, missing) => {
    const result = one(sampleCounty, 2026, sales("local_produce", net));
    expect(result).toMatchObject({
      method: "bands",
      rate_ppm: null,
      basis: null,
      rounding: null,
      comparison: "gte",
      threshold_fen: 50_000_000n,
      reached: from !== null,
      excess_fen: 0n,
      missing_fen: missing,
      subsidy_fen: subsidy,
    });
    expect(result.band?.from_fen ?? null).toBe(from);
  });

  it("follows 超过 where the policy says so", () => {
    expect(one(sampleCounty, 2026, sales("handicraft", 20_000_000n))).toMatchObject({
      reached: false,
      missing_fen: 1n,
      band: null,
    });
    expect(one(sampleCounty, 2026, sales("handicraft", 20_000_001n))).toMatchObject({ subsidy_fen: 500_000n });
  });

  it("says which band, of which bands, since when", () => {
    const { explanation } = one(sampleCounty, 2026, sales("handicraft", 80_000_001n));
    const parameters = [
      { name: "online_sales/handicraft/bands", from: "2026-01-01", value: "20000000:500000;80000000:2000000" },
    ];
    expect(explanation.slice(1)).toEqual([
      {
        zh: "起补线 ¥200,000.00（自 2026-01-01 起），必须超过（不含本数）：已超过",
        en: "Threshold ¥200,000.00 (since 2026-01-01), it must be exceeded: exceeded",
        clauses: ["s3"],
        parameters: [{ name: "online_sales/handicraft/comparison", from: "2026-01-01", value: "gt" }],
        entries: [],
      },
      {
        zh: "补贴按档次定额（自 2026-01-01 起：¥200,000.00 → ¥5,000.00；¥800,000.00 → ¥20,000.00）：超过 ¥800,000.00 一档的起点，补贴 ¥20,000.00",
        en: "Subsidy by bands (since 2026-01-01: ¥200,000.00 → ¥5,000.00; ¥800,000.00 → ¥20,000.00): the line of the band of ¥800,000.00 is exceeded: ¥20,000.00",
        clauses: ["s3"],
        parameters,
        entries: [],
      },
      {
        zh: "算式：2026 年度手工艺品补贴 2,000,000 分 ← 超过 80,000,000 分的一档（净额 80,000,001 分）〔s3；各档自 2026-01-01 起〕",
        en: "Trace: online_sales_subsidy<2026, handicraft> = 2,000,000 fen ← band above 80,000,000 (net 80,000,001) [s3; bands since 2026-01-01]",
        clauses: ["s3"],
        parameters: [],
        entries: [],
      },
    ]);
    const below = one(sampleCounty, 2026, sales("handicraft", 1)).explanation.map((line) => `${line.zh} ${line.en}`);
    expect(below.at(-2)).toContain("没有超过任何一档的起点，补贴 ¥0.00");
    expect(below.at(-2)).toContain("the line of no band is exceeded: ¥0.00");
    expect(below[1]).toContain("未超过，还差 ¥200,000.00");
    expect(below[1]).toContain("not exceeded, ¥200,000.00 missing");
    const local = (net: number) =>
      one(sampleCounty, 2026, sales("local_produce", net)).explanation.map((line) => `${line.zh} ${line.en}`);
    expect(local(60_000_000).at(-2)).toContain("达到 ¥500,000.00 一档，补贴 ¥10,000.00");
    expect(local(60_000_000).at(-2)).toContain("the band from ¥500,000.00 is reached: ¥10,000.00");
    expect(local(60_000_000).at(-1)).toContain("50,000,000 分起的一档");
    expect(local(60_000_000).at(-1)).toContain("band from 50,000,000 (net");
    expect(local(1).at(-2)).toContain("没有达到任何一档，补贴 ¥0.00 ");
    expect(local(1).at(-2)).toContain("no band is reached: ¥0.00");
    expect(local(1).at(-1)).toContain("没有达到任何一档（净额");
    expect(below.at(-1)).toContain("= 0 fen ← no band (net 1)");
  });
});

describe("the explanation", () => {
  it("says which basis and rounding a policy has", () => {
    const lines = (policy: typeof qinshui, year: number, row: ClaimantSales) =>
      one(policy, year, row).explanation.map((line) => `${line.zh}\n${line.en}`);
    const whole = lines(invented, 2030, sales("pottery", 301));
    expect(whole[2]).toBe(
      "计补口径（自 2030-01-01 起）：全部净额 ¥3.01\nBasis (since 2030-01-01): all of the net sales, ¥3.01",
    );
    expect(whole[3]).toContain(
      "¥3.01 × 12.3456% = ¥0.37（比例自 2030-01-01 起；全年合计舍去不足一分的部分，只取整一次）",
    );
    expect(whole[3]).toMatch(/the yearly total rounded down to the fen, once\)$/);
    expect(whole[4]).toContain("(whole: net 301, threshold 300)");
    const growth = lines(invented, 2031, sales("tea", 500, { previous_net_fen: fen(450) }));
    expect(growth[2]).toBe(
      "计补口径（自 2030-01-01 起）：比上年（¥4.50）增长且在起补线以上的部分 = ¥0.50\n" +
        "Basis (since 2030-01-01): the growth over last year (¥4.50) that lies above the threshold = ¥0.50",
    );
  });

  it("cites every clause that a number rests on", () => {
    const threshold = "parameters/online_sales/pottery/threshold.yaml";
    const rates = { ...inventedFiles, [threshold]: `${inventedFiles[threshold]}`.replaceAll("[s1]", "[s1, s2]") };
    const byRate = one(parsePolicy(rates), 2030, sales("pottery", 301)).explanation.at(-1);
    expect(byRate?.zh).toContain("〔s1、s2；");
    expect(byRate?.en).toContain("[s1, s2; ");
    const county = readPolicyFiles("sample-county-2026");
    const bands = "parameters/online_sales/local_produce/bands.yaml";
    const cited = { ...county, [bands]: `${county[bands]}`.replace("[s2]", "[s2, s3]") };
    const byBands = one(parsePolicy(cited), 2026, sales("local_produce", 1)).explanation.at(-1);
    expect(byBands?.zh).toContain("〔s2、s3；");
    expect(byBands?.en).toContain("[s2, s3; ");
  });

  it("says each step in both languages, with clauses, parameters and dates", () => {
    const entries = [
      { first: 12, last: 40, count: 20 },
      { first: 77, last: 77, count: 1 },
    ];
    const { explanation } = one(qinshui, 2026, sales("general_industrial", 600_000_000n, { entries }));
    const at = (name: string, value: string) => ({
      name: `online_sales/general_industrial/${name}`,
      from: "2023-01-01",
      value,
    });
    expect(explanation).toEqual([
      {
        zh: "2026 年度一般工业品网络销售净额 = 销售 − 取消、退款和退货 + 调整：¥6,000,000.00 − ¥0.00 + ¥0.00 = ¥6,000,000.00（流水账第 12–40、77 号，共 21 笔）",
        en: "Net online sales 2026 = sales − cancelled, refunded and returned + adjustments: ¥6,000,000.00 − ¥0.00 + ¥0.00 = ¥6,000,000.00 (21 entries, ledger nos. 12–40, 77)",
        clauses: ["c5-2-3"],
        parameters: [],
        entries,
      },
      {
        zh: "起补线 ¥5,000,000.00（自 2023-01-01 起），达到即可（含本数）：已达到",
        en: "Threshold ¥5,000,000.00 (since 2023-01-01), reaching it is enough: reached",
        clauses: ["c5-2-3", "l1259"],
        parameters: [at("threshold", "500000000"), at("comparison", "gte")],
        entries: [],
      },
      {
        zh: "计补口径（自 2023-01-01 起）：起补线以上的部分 ¥6,000,000.00 − ¥5,000,000.00 = ¥1,000,000.00",
        en: "Basis (since 2023-01-01): the part above the threshold, ¥6,000,000.00 − ¥5,000,000.00 = ¥1,000,000.00",
        clauses: ["c5-2-3"],
        parameters: [at("basis", "excess")],
        entries: [],
      },
      {
        zh: "补贴 = ¥1,000,000.00 × 5% = ¥50,000.00（比例自 2023-01-01 起；全年合计四舍五入到分，只取整一次；取整：公文未规定，见待定问题第 6 问）",
        en: "Subsidy = ¥1,000,000.00 × 5% = ¥50,000.00 (rate since 2023-01-01; the yearly total rounded half up to the fen, once; the document does not say how to round)",
        clauses: ["c5-2-3"],
        parameters: [at("rate", "50000"), at("rounding", "half_away_from_zero")],
        entries: [],
      },
      {
        zh: "算式：2026 年度一般工业品补贴 5,000,000 分 ← 100,000,000 分（起补线以上的部分：净额 600,000,000 分，起补线 500,000,000 分）× 百万分之 50,000〔c5-2-3；起补线自 2023-01-01 起，比例自 2023-01-01 起〕",
        en: "Trace: online_sales_subsidy<2026, general_industrial> = 5,000,000 fen ← 100,000,000 fen (excess: net 600,000,000, threshold 500,000,000) × 50,000 ppm [c5-2-3; threshold since 2023-01-01, rate since 2023-01-01]",
        clauses: ["c5-2-3"],
        parameters: [],
        entries: [],
      },
    ]);
  });

  it("says what is missing when the threshold is not reached", () => {
    const { explanation } = one(qinshui, 2026, sales("specialty_agricultural", 99_999_999n));
    expect(explanation.map((line) => line.zh).join("\n")).toContain("未达到，还差 ¥0.01");
    expect(explanation.map((line) => line.en).join("\n")).toContain("not reached, ¥0.01 missing");
    expect(explanation[0]?.zh).toMatch(/= ¥999,999\.99$/);
    expect(explanation[0]?.en).toMatch(/= ¥999,999\.99$/);
    expect(explanation[0]?.entries).toEqual([]);
    expect(explanation).toHaveLength(4);
  });

  it("cites only clauses of the policy's text", () => {
    for (const goodsClass of qinshui.online_sales.goods_classes.keys()) {
      for (const line of one(qinshui, 2026, sales(goodsClass, 10n ** 9n)).explanation) {
        expect(line.clauses.length).toBeGreaterThan(0);
        for (const id of line.clauses) expect(qinshui.clauses.has(id)).toBe(true);
      }
    }
  });

  it.each([
    [50_000n, "5%"],
    [123_456n, "12.3456%"],
    [100n, "0.01%"],
    [0n, "0%"],
    [1_000_000n, "100%"],
  ])("writes %d ppm as %s", (ppm, text) => {
    expect(percentText(ppm)).toBe(text);
  });
});
