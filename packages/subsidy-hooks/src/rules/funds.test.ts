import { fen, sumFen } from "@qinshui/cn/money";
import fc from "fast-check";
import { loadPolicy } from "../policy-files/load-policy";
import { type Claim, doubleFunding } from "./double-funding";
import { inventedFiles } from "./fixtures";
import { type FundUse, fundBands } from "./fund-bands";
import { parsePolicy } from "./parse-policy";
import { noticePeriod } from "./public-notice";

const qinshui = loadPolicy("qinshui-2023-33");
const sampleCounty = loadPolicy("sample-county-2026");
const withoutProgrammes = parsePolicy(inventedFiles);
const DATE = "2026-12-31";

const use = (source: string, band: string | null, amount: number | bigint): FundUse => ({
  id: "u1",
  name: "示例支出",
  source,
  band,
  amount_fen: fen(amount),
});
const refused = (code: string, text: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(text) });

describe("fundBands", () => {
  it("says what is used of each source and band, in the policy's order", () => {
    const uses = [
      use("province", "leading_industry", 400_000_000),
      use("province", "leading_industry", 20_000_001),
      use("province", "e_commerce", 300_000_000),
      use("province", "supporting", 200_000_000),
      use("county", null, 5),
    ];
    expect(fundBands(qinshui, DATE, uses)).toEqual({
      policy_id: "qinshui-2023-33",
      date: DATE,
      sources: [
        {
          source: "province",
          name: "省级专项资金",
          amount_fen: 1_000_000_000n,
          used_fen: 920_000_001n,
          left_fen: 79_999_999n,
          status: "within",
        },
        {
          source: "city",
          name: "市级财政配套",
          amount_fen: 100_000_000n,
          used_fen: 0n,
          left_fen: 100_000_000n,
          status: "within",
        },
        {
          source: "county",
          name: "县级财政资金配套",
          amount_fen: 300_000_000n,
          used_fen: 5n,
          left_fen: 299_999_995n,
          status: "within",
        },
      ],
      bands: [
        {
          band: "leading_industry",
          name: "主导产业发展",
          used_fen: 420_000_001n,
          floor_fen: 400_000_000n,
          ceiling_fen: 500_000_000n,
          share_ppm: 420_000n,
          status: "within",
          off_fen: 0n,
        },
        {
          band: "e_commerce",
          name: "电商全要素建设发展",
          used_fen: 300_000_000n,
          floor_fen: 300_000_000n,
          ceiling_fen: 400_000_000n,
          share_ppm: 300_000n,
          status: "within",
          off_fen: 0n,
        },
        {
          band: "supporting",
          name: "乡村 e 镇配套支撑",
          used_fen: 200_000_000n,
          floor_fen: 200_000_000n,
          ceiling_fen: 300_000_000n,
          share_ppm: 200_000n,
          status: "within",
          off_fen: 0n,
        },
      ],
      warnings: [],
    });
  });

  it("warns in both languages, with clause and parameter", () => {
    const uses = [
      use("province", "leading_industry", 399_999_999),
      use("province", "e_commerce", 400_000_001),
      use("province", "supporting", 200_000_000),
      use("city", null, 100_000_001),
    ];
    const { sources, bands, warnings } = fundBands(qinshui, DATE, uses);
    expect(sources.map((one) => [one.status, one.left_fen])).toEqual([
      ["within", 0n],
      ["above", -1n],
      ["within", 300_000_000n],
    ]);
    expect(bands.map((one) => [one.status, one.off_fen, one.share_ppm])).toEqual([
      ["below", 1n, 399_999n],
      ["above", 1n, 400_000n],
      ["within", 0n, 200_000n],
    ]);
    const at = (name: string, value: string) => [{ name: `funds/${name}`, from: "2023-01-01", value }];
    expect(warnings).toEqual([
      {
        zh: "市级财政配套已用 ¥1,000,000.01，超过总额 ¥1,000,000.00，超出 ¥0.01",
        en: "¥1,000,000.01 of the matching money of the city are used, ¥0.01 above its ¥1,000,000.00",
        clauses: ["c8-1"],
        parameters: at("city/amount", "100000000"),
        entries: [],
      },
      {
        zh: "主导产业发展已用 ¥3,999,999.99（39.9999%），低于原则上的下限 40%，还差 ¥0.01",
        en: "leading industry: ¥3,999,999.99 (39.9999%) used, ¥0.01 below the floor of 40%",
        clauses: ["c8-2"],
        parameters: at("bands/leading_industry/floor", "400000"),
        entries: [],
      },
      {
        zh: "电商全要素建设发展已用 ¥4,000,000.01（40%），高于原则上的上限 40%，超出 ¥0.01",
        en: "all elements of e-commerce: ¥4,000,000.01 (40%) used, ¥0.01 above the ceiling of 40%",
        clauses: ["c8-3"],
        parameters: at("bands/e_commerce/ceiling", "400000"),
        entries: [],
      },
    ]);
  });

  it.each<[string, FundUse, string, string]>([
    ["an unknown source", use("heaven", null, 1), "unknown_fund", "heaven"],
    ["an unknown band", use("province", "gold", 1), "unknown_fund", "gold"],
    ["money of the divided source without a band", use("province", null, 1), "facts_invalid", "没有写明资金切块"],
    ["a band of another source", use("city", "e_commerce", 1), "facts_invalid", "city 不分切块"],
    ["a negative amount", use("city", null, -1), "facts_invalid", "amount_fen -1"],
  ])("refuses %s", (_name, one, code, text) => {
    expect(() => fundBands(qinshui, DATE, [one])).toThrow(refused(code, text));
  });

  it("refuses a date before the first value, and a policy without funds", () => {
    expect(() => fundBands(qinshui, "2022-12-31", [])).toThrow(
      refused("parameter_not_in_force", "funds/province/amount"),
    );
    expect(() => fundBands(withoutProgrammes, "2030-12-31", [])).toThrow(refused("programme_missing", "funds"));
  });

  it("shows a share of nothing as 0", () => {
    const funds = sampleCounty.funds;
    if (!funds) throw new Error("no funds");
    const province = funds.sources.get("province");
    if (!province) throw new Error("no province");
    const amount = { ...province.amount, values: province.amount.values.map((one) => ({ ...one, value: fen(0) })) };
    const sources = new Map(funds.sources).set("province", { ...province, amount });
    const { bands } = fundBands({ ...sampleCounty, funds: { ...funds, sources } }, DATE, []);
    expect(bands.map((one) => [one.share_ppm, one.status])).toEqual([
      [0n, "within"],
      [0n, "within"],
    ]);
  });

  it("loses no fen: used and left are the source's amount, the bands' sum is what the source paid", () => {
    const anyUse = fc.oneof(
      fc.tuple(fc.constant("province"), fc.constantFrom("leading_industry", "e_commerce", "supporting")),
      fc.tuple(fc.constantFrom("city", "county"), fc.constant(null)),
    );
    const uses = fc.array(
      fc
        .tuple(anyUse, fc.bigInt({ min: 0n, max: 10n ** 9n }))
        .map(([[source, band], amount]) => use(source, band, amount)),
    );
    fc.assert(
      fc.property(uses, (list) => {
        const { sources, bands } = fundBands(qinshui, DATE, list);
        expect(sumFen(sources.map((one) => one.used_fen))).toBe(sumFen(list.map((one) => one.amount_fen)));
        for (const one of sources) expect(one.used_fen + one.left_fen).toBe(one.amount_fen);
        expect(sumFen(bands.map((one) => one.used_fen))).toBe(sources[0]?.used_fen);
      }),
    );
  });
});

describe("doubleFunding", () => {
  const claim = (claim_id: string, more: Partial<Claim>): Claim => ({
    claim_id,
    programme: "new_project_grant",
    policy_year: 2026,
    project_id: null,
    lines: [],
    ...more,
  });

  it("finds projects first, then lines, by key, each with clause and parameter", () => {
    const claims = [
      claim("c1", { project_id: "p2" }),
      claim("c2", { project_id: "p2", programme: "loan_interest", policy_year: 2025 }),
      claim("c3", { programme: "online_sales", lines: ["l9", "l1"] }),
      claim("c4", { programme: "cross_border", lines: ["l1", "l9", "l3"] }),
      claim("c5", { project_id: "p1", programme: "loan_interest" }),
      claim("c6", { project_id: "p1", programme: "loan_interest" }),
    ];
    const findings = doubleFunding(qinshui, DATE, claims);
    expect(findings.map((one) => [one.code, one.unit, one.key, one.claims.map((it) => it.claim_id)])).toEqual([
      ["double_funding", "project", "p1", ["c5", "c6"]],
      ["double_funding", "project", "p2", ["c1", "c2"]],
      ["double_funding", "line", "l1", ["c3", "c4"]],
      ["double_funding", "line", "l9", ["c3", "c4"]],
    ]);
    expect(findings[1]?.claims[1]).toEqual({ claim_id: "c2", programme: "loan_interest", policy_year: 2025 });
    expect(findings[1]?.explanation).toEqual({
      zh: "项目 p2 重复申报：新建产业项目配套 2026（c1）、项目建设贷款贴息 2025（c2）",
      en: "project p2 is claimed more than once: new_project_grant 2026 (c1), loan_interest 2025 (c2)",
      clauses: ["c8"],
      parameters: [{ name: "no_double_funding/units", from: "2023-01-01", value: "project,line" }],
      entries: [],
    });
    expect(findings[2]?.explanation.zh).toBe("销售明细 l1 重复申报：网络销售奖补 2026（c3）、跨境电商补贴 2026（c4）");
  });

  it("finds a line twice in one claim", () => {
    const findings = doubleFunding(qinshui, DATE, [claim("c1", { programme: "online_sales", lines: ["l1", "l1"] })]);
    expect(findings.map((one) => one.key)).toEqual(["l1"]);
  });

  it("finds nothing in interest year after year, or in claims apart", () => {
    const claims = [
      claim("c1", { project_id: "p1", programme: "loan_interest", policy_year: 2025 }),
      claim("c2", { project_id: "p1", programme: "loan_interest", policy_year: 2026 }),
      claim("c3", { programme: "online_sales", lines: ["l1"] }),
      claim("c4", { programme: "online_sales", lines: ["l2"] }),
    ];
    expect(doubleFunding(qinshui, DATE, claims)).toEqual([]);
  });

  it("finds one grant given again in another year: only interest goes on over years", () => {
    for (const programme of ["new_project_grant", "cross_border"] as const) {
      const claims = [2025, 2026].map((policy_year) =>
        claim(`c${policy_year}`, { project_id: "p1", programme, policy_year }),
      );
      expect(doubleFunding(qinshui, DATE, claims)).toMatchObject([{ unit: "project", key: "p1" }]);
    }
    expect(doubleFunding(qinshui, DATE, [claim("c1", { project_id: "p1" })])).toEqual([]);
  });

  it("follows the policy's units", () => {
    const claims = [
      claim("c1", { programme: "online_sales", lines: ["l1"] }),
      claim("c2", { programme: "cross_border", lines: ["l1"] }),
    ];
    expect(doubleFunding(sampleCounty, DATE, claims)).toEqual([]);
    expect(doubleFunding(qinshui, DATE, claims)).toHaveLength(1);
  });

  it("refuses a date before the first value, and a policy without the rule", () => {
    expect(() => doubleFunding(qinshui, "2022-12-31", [])).toThrow(refused("parameter_not_in_force", "2022-12-31"));
    expect(() => doubleFunding(withoutProgrammes, DATE, [])).toThrow(refused("programme_missing", "no_double_funding"));
  });
});

describe("noticePeriod", () => {
  it("ends the golden notice on the Monday after the holiday, and explains", () => {
    expect(noticePeriod(qinshui, "2026-09-29")).toEqual({
      posted_on: "2026-09-29",
      working_days: 5,
      last_day: "2026-10-12",
      explanation: {
        zh: "公示不少于 5 个工作日（自 2023-01-01 起），当日不计入：2026-09-29 起，至 2026-10-12 止",
        en: "At least 5 working days (since 2023-01-01), the first day does not count: from 2026-09-29 to 2026-10-12",
        clauses: ["c6-4", "l201"],
        parameters: [
          { name: "public_notice/working_days", from: "2023-01-01", value: "5" },
          { name: "public_notice/count_first_day", from: "2023-01-01", value: "false" },
        ],
        entries: [],
      },
    });
  });

  it("counts the first day where the policy says so", () => {
    const notice = noticePeriod(sampleCounty, "2026-09-21");
    expect(notice).toMatchObject({ working_days: 7, last_day: "2026-09-30" });
    expect(notice.explanation.zh).toContain("当日计入");
    expect(notice.explanation.en).toContain("the first day counts");
  });

  it("refuses a year without a calendar, a date before the first value, and a policy without the rule", () => {
    expect(() => noticePeriod(qinshui, "2027-03-01")).toThrow(refused("calendar_year_unknown", "2027"));
    expect(() => noticePeriod(qinshui, "2022-03-01")).toThrow(refused("parameter_not_in_force", "working_days"));
    expect(() => noticePeriod(withoutProgrammes, "2030-03-01")).toThrow(refused("programme_missing", "public_notice"));
  });
});
