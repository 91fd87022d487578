import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import { shanghaiDate } from "@qinshui/cn/time";
import fc from "fast-check";
import { MERCHANT_KINDS, SALES_CHANNELS } from "../ledger/order-snapshot";
import { loadPolicy, policyIds, readPolicyFiles } from "../policy-files/load-policy";
import { assess } from "./assess";
import type { ClaimantSales } from "./assessment";
import { eligibilityDates, eligibilityIfAny } from "./eligibility";
import { inventedFiles, sales } from "./fixtures";
import { parsePolicy } from "./parse-policy";
import type { Policy } from "./policy";
import { parseReforms, type Reform } from "./reform";
import { parseSample } from "./sample";
import { compareAssessments, countedSales, type SimulatedSales, simulate } from "./simulate";

const ID = "qinshui-2023-33";
const files = readPolicyFiles(ID);
const policy = loadPolicy(ID);
const reforms = parseReforms(files);

function reform(id: string): Reform {
  const found = reforms.find((one) => one.id === id);
  if (!found) throw new Error(`no reform ${id}`);
  return found;
}

function sum(goodsClass: string, gross: number | bigint, more: Partial<SimulatedSales> = {}): SimulatedSales {
  return { ...sales(goodsClass, gross), claimant_kind: "enterprise", channel: "online", ...more };
}

const AGRI = "specialty_agricultural";
const INDUSTRY = "general_industrial";

describe("parseReforms", () => {
  it.each(policyIds())("reads the reforms of %s, none of which touches the policy itself", (id) => {
    const own = readPolicyFiles(id);
    const before = loadPolicy(id);
    for (const one of parseReforms(own)) {
      expect(one.changes.length).toBeGreaterThan(0);
      for (const change of one.changes) {
        expect(change.before).toEqual(before.parameters.get(change.name)?.values);
        expect(change.after).toEqual(one.policy.parameters.get(change.name)?.values);
      }
      const changed = new Set(one.changes.map((change) => change.name));
      for (const [name, parameter] of before.parameters) {
        if (!changed.has(name)) expect(one.policy.parameters.get(name)).toEqual(parameter);
      }
    }
  });

  it("has those that the open questions ask for", () => {
    expect(reforms.map((one) => one.id)).toEqual([
      "basis-growth",
      "basis-whole",
      "comparison-gt",
      "comparison-gt-whole",
      "cooperatives-eligible",
      "from-issue-date",
      "rate-three-percent",
      "rounding-down",
      "self-operated-eligible",
      "threshold-lower",
    ]);
    expect(reform("basis-growth")).toMatchObject({
      name: "增量部分按比上年的增长计",
      name_en: "Increment read as growth over last year",
      description: expect.stringContaining("问题 1"),
    });
    expect(reform("threshold-lower").changes[0]).toEqual({
      name: "online_sales/general_industrial/threshold",
      before: [{ from: "2023-01-01", value: 500_000_000n, clauses: ["c5-2-3"] }],
      after: [{ from: "2023-01-01", value: 300_000_000n, clauses: ["c5-2-3"] }],
    });
  });

  it("are the files of their folder and no others, in order of their names", () => {
    const one =
      "name: a\nname_en: b\ndescription: c\noverrides:\n  online_sales/pottery/rate: { 2030-01-01: { value: '1', clauses: [s1] } }";
    const own = parseReforms({
      ...inventedFiles,
      "reforms/b.yaml": one,
      "reforms/a-2.yaml": one,
      "reforms/c.yaml.bak": "[",
      "old/reforms/d.yaml": "[",
      "reforms/notes.md": "[",
    });
    expect(own.map(({ id }) => id)).toEqual(["a-2", "b"]);
  });

  it("leaves what it reads alone", () => {
    expect(parsePolicy(files)).toEqual(policy);
  });

  const text = (overrides: string) => `name: a\nname_en: b\ndescription: c\noverrides:${overrides}`;
  const rate = "online_sales/tea/rate";
  it.each([
    [
      "an unknown parameter",
      text("\n  online_sales/silk/rate: { 2030-01-01: { value: 1 } }"),
      "unknown_parameter",
      "silk",
    ],
    [
      "a value of another unit",
      text(`\n  ${rate}: { 2030-01-01: { value: half, clauses: [s1] } }`),
      "policy_invalid",
      rate,
    ],
    [
      "a clause that is not there",
      text(`\n  ${rate}: { 2030-01-01: { value: "1", clauses: [s9] } }`),
      "unknown_clause",
      "s9",
    ],
    ["no change at all", text(" {}"), "policy_invalid", "reforms/x.yaml"],
    ["a key too many", `${text("\n  online_sales/tea/rate: {}")}\nbonus: 1`, "policy_invalid", "bonus"],
    [
      "an empty description",
      text(" {}").replace("description: c", "description: ' '"),
      "policy_invalid",
      "description",
    ],
    ["no name", "overrides: {}", "policy_invalid", "reforms/x.yaml"],
  ])("refuses %s", (_name, reformText, code, message) => {
    expect(() => parseReforms({ ...inventedFiles, "reforms/x.yaml": reformText })).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });
});

describe("simulate", () => {
  it("shows the difference per claimant, class and in total, and against the bands", () => {
    const list = [
      sum(INDUSTRY, 500_000_000, { claimant_id: "b" }),
      sum(AGRI, 150_000_000, { claimant_id: "a" }),
      sum(AGRI, 50_000_000, { claimant_id: "b" }),
    ];
    const uses = [
      { id: "x", name: "x", source: "province", band: "e_commerce", amount_fen: fen(399_000_000) },
      { id: "y", name: "y", source: "province", band: "leading_industry", amount_fen: fen(400_000_000) },
      { id: "z", name: "z", source: "province", band: "supporting", amount_fen: fen(200_000_000) },
    ];
    const result = simulate(policy, reform("basis-whole"), 2026, list, uses);
    expect(result.rows.map((row) => [row.claimant_id, row.goods_class, row.before_fen, row.after_fen])).toEqual([
      ["a", AGRI, 2_500_000n, 7_500_000n],
      ["b", AGRI, 0n, 0n],
      ["b", INDUSTRY, 0n, 25_000_000n],
    ]);
    expect(result.rows[0]).toMatchObject({
      claimant_name: "示例商家",
      difference_fen: 5_000_000n,
      before: { basis: "excess", subsidy_fen: 2_500_000n },
      after: { basis: "whole", subsidy_fen: 7_500_000n },
    });
    expect(result.classes).toEqual([
      { goods_class: AGRI, before_fen: 2_500_000n, after_fen: 7_500_000n, difference_fen: 5_000_000n },
      { goods_class: INDUSTRY, before_fen: 0n, after_fen: 25_000_000n, difference_fen: 25_000_000n },
    ]);
    expect(result).toMatchObject({
      policy_id: ID,
      policy_year: 2026,
      reform_id: "basis-whole",
      before_fen: 2_500_000n,
      after_fen: 32_500_000n,
      difference_fen: 30_000_000n,
    });
    expect(result.funds?.before.date).toBe("2026-12-31");
    expect(result.funds?.before.warnings.map((one) => one.zh)).toEqual([
      "省级专项资金已用 ¥10,015,000.00，超过总额 ¥10,000,000.00，超出 ¥15,000.00",
      "电商全要素建设发展已用 ¥4,015,000.00（40.15%），高于原则上的上限 40%，超出 ¥15,000.00",
    ]);
    expect(result.funds?.after.bands[1]?.used_fen).toBe(431_500_000n);
  });

  it("counts what only the reform admits", () => {
    const list = [
      sum(AGRI, 200_000_000, { claimant_id: "coop", claimant_kind: "cooperative" }),
      sum(AGRI, 200_000_000, { claimant_id: "self", claimant_kind: "self_operated" }),
      sum(AGRI, 200_000_000, { claimant_id: "hall", channel: "onsite" }),
    ];
    const cooperatives = simulate(policy, reform("cooperatives-eligible"), 2026, list, []);
    expect(cooperatives.rows).toMatchObject([
      { claimant_id: "coop", before: null, before_fen: 0n, after_fen: 5_000_000n, difference_fen: 5_000_000n },
    ]);
    const own = simulate(policy, reform("self-operated-eligible"), 2026, list, []);
    expect(own.rows.map((row) => row.claimant_id)).toEqual(["self"]);
  });

  it("reads growth from last year's net, and asks for it when it is missing", () => {
    const grown = sum(INDUSTRY, 800_000_000, { previous_net_fen: fen(700_000_000) });
    const result = simulate(policy, reform("basis-growth"), 2026, [grown], []);
    expect(result).toMatchObject({ before_fen: 15_000_000n, after_fen: 5_000_000n, difference_fen: -10_000_000n });
    expect(() => simulate(policy, reform("basis-growth"), 2026, [sum(INDUSTRY, 800_000_000)], [])).toThrow(
      expect.objectContaining({ code: "previous_year_missing" }),
    );
  });

  it("has no funds where the policy names none for it", () => {
    const own = {
      ...inventedFiles,
      "reforms/x.yaml":
        'name: a\nname_en: b\ndescription: c\noverrides: { online_sales/pottery/rate: { 2030-01-01: { value: "1", clauses: [s1] } } }',
    };
    const [one] = parseReforms(own);
    if (!one) throw new Error("no reform");
    const pottery = { ...sum("pottery", 1_000), claimant_kind: "cooperative", channel: "onsite" } as const;
    const result = simulate(one.policy, one, 2030, [pottery], []);
    expect(result).toMatchObject({ funds: null, before_fen: 10n, difference_fen: 0n });
    expect(
      simulate({ ...policy, online_sales: { ...policy.online_sales, fund: null } }, reform("basis-whole"), 2026, [], [])
        .funds,
    ).toBeNull();
  });

  it("works for a county that pays by bands", () => {
    const county = loadPolicy("sample-county-2026");
    const [doubled] = parseReforms(readPolicyFiles("sample-county-2026"));
    if (!doubled) throw new Error("no reform");
    const result = simulate(county, doubled, 2026, [sum("local_produce", 100_000_000)], []);
    expect(result).toMatchObject({ before_fen: 3_000_000n, after_fen: 6_000_000n });
    expect(result.funds?.after.sources[1]).toMatchObject({ source: "county", used_fen: 6_000_000n });
  });

  it("changes nothing where nothing is changed", () => {
    const sample = parseSample(files, 2026);
    const result = simulate(policy, { ...reform("basis-whole"), policy }, 2026, sample.sales, sample.uses);
    expect(result.difference_fen).toBe(0n);
    expect(result.funds?.after).toEqual(result.funds?.before);
    for (const row of result.rows) expect(row.after).toEqual(row.before);
  });
});

describe("countedSales", () => {
  it("adds the sums of one claimant and class together", () => {
    const rows = countedSales(policy, 2026, [
      sum(AGRI, 10, {
        refunded_fen: fen(1),
        adjusted_fen: fen(2),
        previous_net_fen: fen(7),
        entries: [{ first: 1, last: 2, count: 2 }],
      }),
      sum(AGRI, 20, {
        refunded_fen: fen(3),
        adjusted_fen: fen(-4),
        previous_net_fen: fen(5),
        entries: [{ first: 9, last: 9, count: 1 }],
      }),
      sum(AGRI, 40, { channel: "onsite" }),
      sum(INDUSTRY, 30),
    ]);
    expect(rows).toEqual([
      {
        ...sales(AGRI, 30),
        refunded_fen: 4n,
        adjusted_fen: -2n,
        previous_net_fen: 12n,
        entries: [
          { first: 1, last: 2, count: 2 },
          { first: 9, last: 9, count: 1 },
        ],
      },
      sales(INDUSTRY, 30),
    ]);
  });

  it("knows no last year as soon as one of the sums does not", () => {
    const [left] = countedSales(policy, 2026, [sum(AGRI, 1), sum(AGRI, 1, { previous_net_fen: fen(5) })]);
    const [right] = countedSales(policy, 2026, [sum(AGRI, 1, { previous_net_fen: fen(5) }), sum(AGRI, 1)]);
    expect([left?.previous_net_fen, right?.previous_net_fen]).toEqual([undefined, undefined]);
    expect([left?.entries, right?.entries]).toEqual([[], []]);
  });
});

describe("a year in which eligibility changes", () => {
  const issue = reform("from-issue-date");

  it("counts a sum by the days in which its sales were made", () => {
    const early = sum(INDUSTRY, 800_000_000, { from: "2023-01-01" });
    const late = sum(INDUSTRY, 600_000_000, { from: "2023-06-26" });
    expect(simulate(policy, issue, 2023, [early], [])).toMatchObject({ before_fen: 15_000_000n, after_fen: 0n });
    expect(simulate(policy, issue, 2023, [early], []).rows).toMatchObject([{ after: null }]);
    expect(simulate(policy, issue, 2023, [late], [])).toMatchObject({ difference_fen: 0n });
    expect(simulate(policy, issue, 2023, [early, late], [])).toMatchObject({
      before_fen: 45_000_000n,
      after_fen: 5_000_000n,
    });
  });

  it("refuses sums of the whole year, which do not say when", () => {
    expect(() => simulate(policy, issue, 2023, [sum(INDUSTRY, 800_000_000)], [])).toThrow(
      expect.objectContaining({ code: "parameter_not_in_force", message: expect.stringContaining("2023-06-26") }),
    );
    expect(simulate(policy, issue, 2024, [sum(INDUSTRY, 800_000_000)], []).difference_fen).toBe(0n);
    const ending = { ...policy, effective_to: "2026-06-30" };
    expect(() => countedSales(ending, 2026, [sum(AGRI, 1)])).toThrow(
      expect.objectContaining({ code: "day_outside_policy" }),
    );
  });

  it("measures growth against what each policy counted the year before", () => {
    const growth = reform("basis-growth");
    const was = (net: number, more: Partial<SimulatedSales> = {}) =>
      sum(INDUSTRY, 0, { from: "2025-01-01", previous_net_fen: fen(net), ...more });
    const now = sum(INDUSTRY, 900_000_000, { from: "2026-01-01", previous_net_fen: fen(0) });
    const after = (...sums: SimulatedSales[]) => simulate(policy, growth, 2026, sums, []).after_fen;
    expect(after(now)).toBe(20_000_000n);
    expect(after(now, was(800_000_000))).toBe(5_000_000n);
    expect(after(now, was(800_000_000, { channel: "onsite" }))).toBe(20_000_000n);
    expect(after(now, was(700_000_000), was(100_000_000))).toBe(5_000_000n);
    // Who sold nothing this year is in no row.
    expect(simulate(policy, growth, 2026, [was(800_000_000)], []).rows).toEqual([]);
  });

  it("does not take sales from before the policy for none at all", () => {
    const now = sum(INDUSTRY, 900_000_000, { from: "2023-01-01", previous_net_fen: fen(0) });
    const was = sum(INDUSTRY, 0, { from: "2022-01-01", previous_net_fen: fen(800_000_000) });
    expect(() => simulate(policy, reform("basis-growth"), 2023, [now, was], [])).toThrow(
      expect.objectContaining({ code: "previous_year_missing" }),
    );
    expect(simulate(policy, reform("basis-whole"), 2023, [now, was], []).after_fen).toBe(45_000_000n);
  });

  it("differs by just what the assessments of the same sales differ by, whatever was sold when", () => {
    const invented = parsePolicy(inventedFiles);
    const day = fc.integer({ min: 1, max: 364 }).map((days) => {
      const date = new Date(Date.UTC(2030, 0, 1) + days * 86_400_000);
      return date.toISOString().slice(0, 10);
    });
    const dated = <Word extends string>(words: readonly Word[]) =>
      fc.dictionary(fc.oneof(day, fc.constant("2030-01-01")), fc.subarray([...words]), { minKeys: 1, maxKeys: 3 });
    const changes = fc.record({
      kinds: dated(MERCHANT_KINDS),
      channels: dated(SALES_CHANNELS),
      from: fc.option(day),
      to: fc.option(day),
    });
    const byDate = (values: Readonly<Record<string, readonly string[]>>) =>
      Object.entries(values)
        .map(([from, value]) => ({ from, value, clauses: ["s1"] }))
        .sort((a, b) => (a.from < b.from ? -1 : 1));
    const changedPolicy = ({ kinds, channels, from, to }: typeof changes extends fc.Arbitrary<infer T> ? T : never) => {
      const { merchant_kinds, channels: own, ...rest } = invented.online_sales;
      return {
        ...invented,
        effective_from: from ?? "2030-01-01",
        effective_to: to === null || (from !== null && to < from) ? null : to,
        online_sales: {
          ...rest,
          merchant_kinds: { ...merchant_kinds, values: byDate(kinds) },
          channels: { ...own, values: byDate(channels) },
        },
      };
    };
    const sale = fc.record({
      at: fc.date({
        min: new Date("2029-12-31T16:00:00Z"),
        max: new Date("2030-12-31T15:59:59Z"),
        noInvalidDate: true,
      }),
      kind: fc.constantFrom(...MERCHANT_KINDS),
      channel: fc.constantFrom(...SALES_CHANNELS),
      id: fc.constantFrom("a", "b", "a b"),
      amount: fc.integer({ min: -400, max: 900 }).filter((amount) => amount !== 0),
    });
    const amounts = (amount: number) =>
      amount > 0 ? { gross_fen: fen(amount) } : { gross_fen: fen(0), refunded_fen: fen(-amount) };

    fc.assert(
      fc.property(changes, changes, fc.array(sale, { maxLength: 12 }), (one, two, list) => {
        const [base, other] = [changedPolicy(one), changedPolicy(two)];
        const dates = eligibilityDates([base, other], 2030);
        const sums = list.map(({ at, kind, channel, id, amount }) => {
          const from = dates.findLast((date) => date <= shanghaiDate(at));
          return sum("pottery", 0, { claimant_id: id, claimant_kind: kind, channel, from, ...amounts(amount) });
        });
        const assessed = (by: Policy) => {
          const claimants = new Map<string, ClaimantSales>();
          for (const { at, kind, channel, id, amount } of list) {
            const eligibility = eligibilityIfAny(by)(at);
            if (!eligibility?.channels.includes(channel) || !eligibility.merchant_kinds.includes(kind)) continue;
            const before = claimants.get(id) ?? sales("pottery", 0, { claimant_id: id });
            const { gross_fen, refunded_fen } = { ...sales("pottery", 0), ...amounts(amount) };
            claimants.set(id, {
              ...before,
              gross_fen: fen(before.gross_fen + gross_fen),
              refunded_fen: fen(before.refunded_fen + refunded_fen),
            });
          }
          return assess(by, 2030, [...claimants.values()]);
        };
        const total = (by: Policy) => sumFen(assessed(by).map((it) => it.subsidy_fen));
        const { before_fen, after_fen, difference_fen } = simulate(base, { ...issue, policy: other }, 2030, sums, []);
        expect([before_fen, after_fen]).toEqual([total(base), total(other)]);
        expect(difference_fen).toBe(total(other) - total(base));
      }),
    );
  });
});

describe("compareAssessments", () => {
  it("is in the policy's order of the classes, not in the order of their codes", () => {
    const both = assess(policy, 2026, [sales(INDUSTRY, 1), sales(AGRI, 1)]);
    const classes = [...policy.online_sales.goods_classes.keys()];
    expect(compareAssessments(both, [], classes).map((row) => row.goods_class)).toEqual(classes);
  });

  it("is in order of the ids themselves", () => {
    const ids = ["a b", "a!", "a"];
    const rows = compareAssessments(
      [],
      assess(
        policy,
        2026,
        ids.map((id) => sales(AGRI, 1, { claimant_id: id })),
      ),
      [AGRI],
    );
    expect(rows.map((row) => row.claimant_id)).toEqual(["a", "a b", "a!"]);
  });

  it("finds what is on one side only, in order of claimant and class", () => {
    const of = (id: string, gross: bigint) => assess(policy, 2026, [sales(AGRI, gross, { claimant_id: id })]);
    const rows = compareAssessments(
      [...of("b", 200_000_000n), ...of("c", 0n)],
      [...of("c", 200_000_000n), ...of("a", 0n)],
      [AGRI],
    );
    expect(rows.map((row) => [row.claimant_id, row.before === null, row.after === null, row.difference_fen])).toEqual([
      ["a", true, false, 0n],
      ["b", false, true, -5_000_000n],
      ["c", false, false, 5_000_000n],
    ]);
  });
});

describe("parseSample", () => {
  it("is of invented claimants only", () => {
    for (const one of parseSample(files, 2026).sales) expect(one.claimant_name).toMatch(/^示例/);
  });

  it.each([
    ["a year that has none", files, 2031, "samples/2031.yaml 有误：文件不存在"],
    [
      "an unknown kind",
      { ...files, "samples/2026.yaml": (files["samples/2026.yaml"] ?? "").replace("enterprise", "guild") },
      2026,
      "kind",
    ],
    [
      "a float",
      { ...files, "samples/2026.yaml": (files["samples/2026.yaml"] ?? "").replace('"9800000.00"', "9800000.00") },
      2026,
      "gross",
    ],
  ])("refuses %s", (_name, some, year, message) => {
    expect(() => parseSample(some, year)).toThrow(
      expect.objectContaining({ code: "policy_invalid", message: expect.stringContaining(message) }),
    );
  });
});

describe("a reform's total", () => {
  it("is the sum of its rows and of its classes", () => {
    const amounts = fc.bigInt({ min: 0n, max: 10n ** 10n });
    const row = fc.record({
      gross: amounts,
      goodsClass: fc.constantFrom(AGRI, INDUSTRY),
      id: fc.constantFrom("a", "b"),
    });
    fc.assert(
      fc.property(
        fc.array(row),
        fc.constantFrom(...reforms.filter((one) => one.id !== "basis-growth")),
        (list, one) => {
          const sums = list.map(({ gross, goodsClass, id }) => sum(goodsClass, gross, { claimant_id: id }));
          const result = simulate(policy, one, 2026, sums, []);
          const total = (amountsOf: readonly { difference_fen: Fen }[]) =>
            amountsOf.reduce((all, it) => all + it.difference_fen, 0n);
          expect(total(result.rows)).toBe(result.difference_fen);
          expect(total(result.classes)).toBe(result.difference_fen);
          expect(result.before_fen + result.difference_fen).toBe(result.after_fen);
        },
      ),
    );
  });
});
