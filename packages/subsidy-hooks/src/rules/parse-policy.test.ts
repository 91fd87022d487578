import { loadPolicy, readPolicyFiles } from "../policy-files/load-policy";
import { eligibilityDates, eligibilityIfAny, eligibilityOf, isPolicyGap } from "./eligibility";
import { inventedFiles } from "./fixtures";
import { valueInYear, valueOn } from "./parameter";
import { parseCases } from "./parse-cases";
import { parsePolicy } from "./parse-policy";
import type { Policy, RateClassRules } from "./policy";
import { type PolicyFiles, yamlParser } from "./policy-files";
import { runCases } from "./run-cases";

const threshold = "parameters/online_sales/pottery/threshold.yaml";
const rate = "parameters/online_sales/pottery/rate.yaml";

function changed(file: string, from: string | RegExp, to: string): PolicyFiles {
  const text = inventedFiles[file] ?? "";
  const files = { ...inventedFiles, [file]: text.replace(from, to) };
  if (files[file] === text) throw new Error(`nothing changed in ${file}`);
  return files;
}

function without(file: string): PolicyFiles {
  return Object.fromEntries(Object.entries(inventedFiles).filter(([name]) => name !== file));
}

function rateClass(policy: Policy, goodsClass: string): RateClassRules {
  const rules = policy.online_sales.goods_classes.get(goodsClass);
  if (rules?.method !== "rate") throw new Error(`no rate of ${goodsClass}`);
  return rules;
}

const expectRefused = (files: PolicyFiles, code: string, text: string) => {
  if (code === "policy_invalid" && text.startsWith("没有资金")) expectRefused(files, code, "policy.yaml");
  expect(() => parsePolicy(files)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(text) }));
};

describe("parsePolicy", () => {
  it("reads the Qinshui policy: its numbers, clauses and dates", () => {
    const policy = loadPolicy("qinshui-2023-33");
    expect(policy.document_number).toBe("沁政办发〔2023〕33号");
    const read = (goodsClass: string) => {
      const rules = rateClass(policy, goodsClass);
      return [valueInYear(rules.threshold, 2026), valueInYear(rules.rate, 2026)];
    };
    expect(read("general_industrial")).toEqual([
      { from: "2023-01-01", value: 500_000_000n, clauses: ["c5-2-3"] },
      { from: "2023-01-01", value: 50_000n, clauses: ["c5-2-3"] },
    ]);
    expect(read("specialty_agricultural")).toEqual([
      { from: "2023-01-01", value: 100_000_000n, clauses: ["c5-2-4"] },
      { from: "2023-01-01", value: 50_000n, clauses: ["c5-2-4"] },
    ]);
    expect(policy.clauses.get("c5-2-4")?.text).toBe(
      "对电商企业、个体网商线上销售特色农产品，当年网络销售额在 100 万元以上的，对 100 万元以上的增量部分按 5% 的比例给予补贴。",
    );
  });

  it("runs an invented county's cases, of which nothing is in the code", () => {
    const policy = parsePolicy(inventedFiles);
    const cases = parseCases(policy, inventedFiles);
    expect(runCases(policy, cases)).toMatchObject([
      { file: "cases/s1.yaml", name: cases[0]?.名称, clauses: ["s1"], differences: [] },
    ]);
  });

  it.each<[string, PolicyFiles, string, string]>([
    ["no document", without("policy.yaml"), "policy_invalid", "policy.yaml"],
    ["no text", without("text.zh.md"), "policy_invalid", "text.zh.md"],
    ["a parameter missing", without(rate), "unknown_parameter", "online_sales/pottery/rate"],
    [
      "a parameter too many",
      { ...inventedFiles, "parameters/online_sales/silk/rate.yaml": "" },
      "unknown_parameter",
      "online_sales/silk/rate",
    ],
    ["another currency", changed("policy.yaml", "currency: cny", "currency: usd"), "unknown_currency", "usd"],
    ["a key too many", changed("policy.yaml", "currency: cny", "currency: cny\nbonus: 1"), "policy_invalid", "bonus"],
    [
      "an impossible date",
      changed("policy.yaml", "issued_on: 2030-01-01", "issued_on: 2030-02-30"),
      "policy_invalid",
      "不是有效日期",
    ],
    [
      "an end before the start",
      changed("policy.yaml", "2033-12-31", "2029-12-31"),
      "policy_invalid",
      "失效日期早于生效日期",
    ],
    ["a clause that is not there", changed("policy.yaml", "[s2]", "[s9]"), "unknown_clause", "s9"],
    ["a parameter citing no such clause", changed(rate, "[s1]", "[s7]"), "unknown_clause", "s7"],
    ["a parameter citing nothing", changed(rate, "[s1]", "[]"), "policy_invalid", rate],
    ["a parameter of an empty source", changed(rate, "[s1]", "[], source: ' '"), "policy_invalid", rate],
    ["a clause without words", changed("text.zh.md", "> 茶叶。", ""), "policy_invalid", "s2"],
    ["a clause twice", changed("text.zh.md", "## s2", "## s1"), "policy_invalid", "s1 重复"],
    ["an amount as a float", changed(threshold, '"3.00"', "3.00"), "policy_invalid", threshold],
    ["an amount below one fen", changed(threshold, '"3.00"', '"3.001"'), "policy_invalid", threshold],
    ["a negative amount", changed(threshold, '"3.00"', '"-3.00"'), "policy_invalid", threshold],
    ["a rate above 100 %", changed(rate, '"12.3456"', '"100.0001"'), "policy_invalid", rate],
    ["another unit", changed(threshold, "unit: yuan", "unit: fen"), "policy_invalid", threshold],
    ["a value on no date", changed(threshold, "2032-01-01", "2032-13-01"), "policy_invalid", threshold],
    ["a date twice", changed(threshold, "2032-01-01", "2030-01-01"), "policy_invalid", threshold],
    [
      "no values",
      { ...inventedFiles, [rate]: "description: a\ndescription_en: a\nunit: percent\nvalues: {}" },
      "policy_invalid",
      rate,
    ],
    [
      "an unknown kind of merchant",
      changed("parameters/online_sales/eligible/merchant_kinds.yaml", "cooperative", "guild"),
      "policy_invalid",
      "merchant_kinds",
    ],
    [
      "an unknown basis",
      changed("parameters/online_sales/tea/basis.yaml", "growth", "gross"),
      "policy_invalid",
      "basis",
    ],
    ["no YAML", changed(rate, "unit: percent", "unit: [percent"), "policy_invalid", rate],
    [
      "no channel at all",
      changed("parameters/online_sales/eligible/channels.yaml", "[onsite]", "[]"),
      "policy_invalid",
      "channels",
    ],
    [
      "no kind of merchant at all",
      changed("parameters/online_sales/eligible/merchant_kinds.yaml", "[cooperative]", "[]"),
      "policy_invalid",
      "merchant_kinds",
    ],
    [
      "a parameter that says nothing of itself",
      changed(rate, "description: 示例", "description: ''"),
      "policy_invalid",
      rate,
    ],
    [
      "a parameter without English words",
      changed(rate, "description_en: example", "description_en: ''"),
      "policy_invalid",
      rate,
    ],
    ["a policy without a name", changed("policy.yaml", "name: 示例县办法", "name: ' '"), "policy_invalid", "name"],
    ["a code of a class in capitals", changed("policy.yaml", "    tea:", "    Tea:"), "policy_invalid", "Tea"],
    [
      "a code of a class that ends in a dash",
      changed("policy.yaml", "    tea:", "    tea-:"),
      "policy_invalid",
      "tea-",
    ],
    [
      "a code of a class that begins with a digit",
      changed("policy.yaml", "    tea:", "    1tea:"),
      "policy_invalid",
      "1tea",
    ],
    [
      "a programme that rests on no clause",
      changed("policy.yaml", "clauses: [s1]", "clauses: []"),
      "policy_invalid",
      "clauses",
    ],
  ])("refuses %s, naming it", (_name, files, code, text) => expectRefused(files, code, text));
});

it("takes several channels", () => {
  const files = changed("parameters/online_sales/eligible/channels.yaml", "[onsite]", "[onsite, online]");
  expect(parsePolicy(files).online_sales.channels.values[0]?.value).toEqual(["onsite", "online"]);
});

describe("yamlParser", () => {
  it("reads a text once, under whatever names it comes, and each text for itself", () => {
    const parse = yamlParser();
    const first = parse("a.yaml", "a: 1");
    expect(first).toEqual({ a: 1 });
    expect(parse("b.yaml", "a: 1")).toBe(first);
    expect(parse("a.yaml", "a: 2")).toEqual({ a: 2 });
    expect(() => parse("c.yaml", "[")).toThrow("c.yaml");
  });
});

describe("a number on which the document is silent", () => {
  const source = "公文未规定，见待定问题第 6 问";

  it("names its source instead of a clause, or beside it", () => {
    const alone = rateClass(parsePolicy(changed(rate, "clauses: [s1]", `source: ${source}`)), "pottery");
    expect(alone.rate.values).toEqual([{ from: "2030-01-01", value: 123_456n, clauses: [], source }]);
    const beside = rateClass(parsePolicy(changed(rate, "[s1]", `[s1], source: ${source}`)), "pottery");
    expect(beside.rate.values).toEqual([{ from: "2030-01-01", value: 123_456n, clauses: ["s1"], source }]);
  });

  it("must name its source where a review goes by it, whatever clauses it cites", () => {
    const qinshui = readPolicyFiles("qinshui-2023-33");
    const file = "parameters/review/s2_buyers.yaml";
    const text = (qinshui[file] ?? "").replace(/^ +source: .*$/m, "    clauses: [c5-2-3]");
    expect(text).not.toBe(qinshui[file]);
    expectRefused({ ...qinshui, [file]: text }, "policy_invalid", file);
  });

  it.each(["qinshui-2023-33"])("is a question that is there, in %s", (id) => {
    const policy = loadPolicy(id);
    const files = readPolicyFiles(id);
    const legal = [...policy.parameters.values()].filter(({ name }) => !name.startsWith("review/"));
    const parameters = legal.flatMap(({ values }) => values.flatMap((value) => value.source ?? []));
    const cases = parseCases(policy, files).flatMap((one) => one.来源 ?? []);
    expect(parameters.length).toBeGreaterThan(0);
    expect(cases.length).toBeGreaterThan(0);
    for (const text of [...parameters, ...cases]) {
      const number = /见待定问题第 (\d+) 问$/.exec(text)?.[1];
      expect(files["open-questions.md"]).toMatch(new RegExp(`^## ${number}\\. `, "m"));
    }
  });
});

describe("a policy with other programmes", () => {
  const county = readPolicyFiles("sample-county-2026");
  const bands = "parameters/online_sales/local_produce/bands.yaml";
  const edited = (file: string, from: string, to: string): PolicyFiles => {
    const text = (county[file] ?? "").replace(from, to);
    if (text === county[file]) throw new Error(`nothing changed in ${file}`);
    return { ...county, [file]: text };
  };
  const lacking = (file: string) => Object.fromEntries(Object.entries(county).filter(([name]) => name !== file));

  it("is read whole: every programme, source, band and parameter", () => {
    const policy = parsePolicy(county);
    expect(policy.online_sales).toMatchObject({
      name: "网络销售奖励",
      name_en: "reward for online sales",
      clauses: ["s2", "s3", "s4"],
      fund: { source: "county", band: null },
    });
    expect([...policy.online_sales.goods_classes.keys()]).toEqual(["local_produce", "handicraft", "processed_food"]);
    expect(policy.online_sales.goods_classes.get("handicraft")).toMatchObject({
      goods_class: "handicraft",
      method: "bands",
      name: "手工艺品",
      clauses: ["s3"],
    });
    expect(policy.online_sales.goods_classes.get("handicraft")).not.toHaveProperty("rate");
    expect(policy.new_project_grant).toBeNull();
    expect(policy.loan_interest).toMatchObject({ clauses: ["s5"], cap: { name: "loan_interest/cap", unit: "yuan" } });
    expect(policy.cross_border).toMatchObject({ rate: { unit: "percent" }, rounding: { unit: "rounding" } });
    expect(policy.funds).toMatchObject({ name: "奖补资金", bands_of: "province" });
    expect([...(policy.funds?.sources ?? [])].map(([key, source]) => [key, source.name, source.amount.name])).toEqual([
      ["province", "省级资金", "funds/province/amount"],
      ["county", "县级资金", "funds/county/amount"],
    ]);
    expect([...(policy.funds?.bands ?? [])].map(([key, band]) => [key, band.floor.name, band.ceiling.name])).toEqual([
      ["industry", "funds/bands/industry/floor", "funds/bands/industry/ceiling"],
      ["services", "funds/bands/services/floor", "funds/bands/services/ceiling"],
    ]);
    expect(policy.no_double_funding?.units.unit).toBe("funding_units");
    expect(policy.public_notice).toMatchObject({
      working_days: { unit: "working_days", values: [{ value: 7 }] },
      count_first_day: { unit: "yes_no", values: [{ value: true }] },
    });
    expect([...policy.calendar.keys()]).toEqual([2025, 2026]);
    expect(policy.parameters.size).toBe(Object.keys(county).filter((name) => name.startsWith("parameters/")).length);
    expect(policy.parameters.get("funds/county/amount")).toMatchObject({
      unit: "yuan",
      values: [{ value: 200_000_000n }],
    });
  });

  it.each<[string, PolicyFiles, string, string]>([
    [
      "a programme left out",
      edited("policy.yaml", "new_project_grant: null\n", ""),
      "policy_invalid",
      "new_project_grant",
    ],
    [
      "a source of bands that is none",
      edited("policy.yaml", "bands_of: province", "bands_of: city"),
      "policy_invalid",
      "没有资金来源 city",
    ],
    [
      "sales paid from no source",
      edited("policy.yaml", "source: county", "source: city"),
      "policy_invalid",
      "没有资金来源 city",
    ],
    [
      "sales paid from no band",
      edited("policy.yaml", "source: county, band: null", "source: province, band: gold"),
      "policy_invalid",
      "没有资金切块 gold",
    ],
    [
      "a source of bands that every object has",
      edited("policy.yaml", "bands_of: province", "bands_of: constructor"),
      "policy_invalid",
      "没有资金来源 constructor",
    ],
    [
      "sales paid from what every object has",
      edited("policy.yaml", "source: county, band: null", "source: province, band: toString"),
      "policy_invalid",
      "没有资金切块 toString",
    ],
    [
      "sales paid from a band of a source that has none",
      edited("policy.yaml", "source: county, band: null", "source: county, band: industry"),
      "policy_invalid",
      "county 不分切块",
    ],
    [
      "sales paid from no band of the source that has bands",
      edited("policy.yaml", "source: county, band: null", "source: province, band: null"),
      "policy_invalid",
      "province 要写明切块",
    ],
    [
      "a floor above its ceiling",
      edited("parameters/funds/bands/industry/floor.yaml", '"60"', '"70.0001"'),
      "policy_invalid",
      "funds/bands/industry",
    ],
    [
      "a ceiling that falls below the floor later",
      edited(
        "parameters/funds/bands/industry/ceiling.yaml",
        "values:",
        'values:\n  2027-05-01: { value: "59", clauses: [s7] }',
      ),
      "policy_invalid",
      "2027-05-01",
    ],
    ["a method that is none", edited("policy.yaml", "method: rate", "method: lottery"), "policy_invalid", "method"],
    [
      "a clause of a source that is not there",
      edited(
        "policy.yaml",
        "name_en: money of the county, clauses: [s7]",
        "name_en: money of the county, clauses: [s77]",
      ),
      "unknown_clause",
      "s77",
    ],
    [
      "bands that do not ascend",
      edited(bands, '"1000000.00"', '"500000.00"'),
      "policy_invalid",
      "档次的起点应逐档升高",
    ],
    ["bands whose amount falls", edited(bands, '"30000.00"', '"9999.99"'), "policy_invalid", "档次的起点应逐档升高"],
    ["a band with a float", edited(bands, '"30000.00"', "30000.00"), "policy_invalid", bands],
    ["a band without an amount", edited(bands, ', amount: "30000.00"', ""), "policy_invalid", bands],
    [
      "no bands",
      {
        ...county,
        [bands]: "description: a\ndescription_en: a\nunit: bands\nvalues: { 2026-01-01: { value: [], clauses: [s2] } }",
      },
      "policy_invalid",
      bands,
    ],
    [
      "a rate of a class paid by bands",
      { ...county, "parameters/online_sales/local_produce/rate.yaml": "" },
      "unknown_parameter",
      "online_sales/local_produce/rate",
    ],
    ["no cap of the interest", lacking("parameters/loan_interest/cap.yaml"), "unknown_parameter", "loan_interest/cap"],
    [
      "no amount of a source",
      lacking("parameters/funds/county/amount.yaml"),
      "unknown_parameter",
      "funds/county/amount",
    ],
    [
      "no ceiling of a band",
      lacking("parameters/funds/bands/services/ceiling.yaml"),
      "unknown_parameter",
      "funds/bands/services/ceiling",
    ],
    [
      "no length of the notice",
      lacking("parameters/public_notice/working_days.yaml"),
      "unknown_parameter",
      "public_notice/working_days",
    ],
    [
      "half a working day",
      edited("parameters/public_notice/working_days.yaml", "value: 7", "value: 6.5"),
      "policy_invalid",
      "working_days",
    ],
    [
      "no working day",
      edited("parameters/public_notice/working_days.yaml", "value: 7", "value: 0"),
      "policy_invalid",
      "working_days",
    ],
    [
      "a yes that is a word",
      edited("parameters/public_notice/count_first_day.yaml", "value: true", "value: maybe"),
      "policy_invalid",
      "count_first_day",
    ],
    [
      "a unit of funding that is none",
      edited("parameters/no_double_funding/units.yaml", "[project]", "[person]"),
      "policy_invalid",
      "no_double_funding",
    ],
    [
      "a calendar that is wrong",
      edited("calendar/2026.yaml", "year: 2026", "year: 2025"),
      "policy_invalid",
      "calendar/2026.yaml",
    ],
  ])("refuses %s, naming it", (_name, files, code, text) => expectRefused(files, code, text));

  it("refuses sales paid from funds that the document does not have", () => {
    const files = {
      ...inventedFiles,
      "policy.yaml": (inventedFiles["policy.yaml"] ?? "").replace("fund: null", "fund: { source: county, band: null }"),
    };
    expectRefused(files, "policy_invalid", "没有资金来源 county");
  });

  it("may leave the cross-border rate open, and nothing else", () => {
    const { cross_border } = parsePolicy(lacking("parameters/cross_border/rate.yaml"));
    expect(cross_border).toMatchObject({ rate: null, rounding: { unit: "rounding" } });
    expect(parsePolicy(lacking("parameters/cross_border/rounding.yaml")).cross_border).toMatchObject({
      rounding: null,
    });
    expect(parsePolicy(lacking("parameters/cross_border/conditions.yaml")).cross_border).toMatchObject({
      conditions: null,
    });
  });

  it("takes a rate of exactly 100 %, four decimals, and bands of equal amounts", () => {
    const rate = edited("parameters/cross_border/rate.yaml", '"2"', '"100"');
    expect(parsePolicy(rate).cross_border?.rate?.values[0]?.value).toBe(1_000_000n);
    const exact = edited("parameters/cross_border/rate.yaml", '"2"', '"0.0001"');
    expect(parsePolicy(exact).cross_border?.rate?.values[0]?.value).toBe(1n);
    expect(() => parsePolicy(edited(bands, '"30000.00"', '"10000.00"'))).not.toThrow();
  });
});

describe("parseCases", () => {
  const policy = parsePolicy(inventedFiles);
  it.each<[string, string | RegExp, string, string]>([
    ["an unknown kind", "类型: 合作社", "类型: 行会", "“行会”不是"],
    ["an amount without fen", '金额: "3.01"', '金额: "3"', "金额应写到分"],
    ["a time that is none", "2030-02-01 00:00:00", "2030-02-01", "北京时间"],
    ["a clause that is not there", "依据: [s1]", "依据: [s9]", "s9"],
    ["a word that means nothing", "名称: 合作社在", "备注: 合作社在", "名称"],
  ])("refuses %s", (_name, from, to, text) => {
    expect(() => parseCases(policy, changed("cases/s1.yaml", from, to))).toThrow(text);
  });

  it("refuses a goods class that the policy does not have, when run", () => {
    const cases = parseCases(policy, changed("cases/s1.yaml", /商品类别: 陶器, 渠道/, "商品类别: 丝绸, 渠道"));
    expect(() => runCases(policy, cases)).toThrow("丝绸");
  });

  it.each<[string, string, string, string]>([
    [
      "an input about nothing",
      "    销售:",
      "    捐赠:",
      "输入应写明且只写明一项：销售、项目、贷款、跨境、资金、申报、公示",
    ],
    ["an input about two things", "    销售:", "    公示: {}\n    销售:", "输入应写明且只写明一项"],
    ["a case without a name", "- 名称: 合作社在现场卖陶器，超过起补线，按全部净额", "- 名称: ''", "cases/s1.yaml"],
    ["a reason that is none", "  应得:", "  剔除原因: [天气不好]\n  应得:", "“天气不好”不是"],
  ])("refuses %s, naming the file", (_name, from, to, text) => {
    expect(() => parseCases(policy, changed("cases/s1.yaml", from, to))).toThrow(
      expect.objectContaining({ code: "policy_invalid", message: expect.stringContaining(text) }),
    );
    expect(() => parseCases(policy, changed("cases/s1.yaml", from, to))).toThrow("cases/s1.yaml");
  });

  it("reads only the files of cases, in order of their names", () => {
    const text = inventedFiles["cases/s1.yaml"] ?? "";
    const files = { "cases/b.yaml": text, "cases/a/z.yaml": text, "cases/notes.md": "x", "other/cases/c.yaml": "x" };
    expect(parseCases(policy, files).map((one) => one.文件)).toEqual(["cases/a/z.yaml", "cases/b.yaml"]);
  });

  const refusing = (title: string) => changed("cases/s1.yaml", /应得:[\s\S]*/, `应得:\n    - { 不能核算: ${title} }\n`);

  it("runs a case that expects to be refused: held by just that error, and by no other", () => {
    const year = (files: PolicyFiles) => ({
      ...files,
      "cases/s1.yaml": (files["cases/s1.yaml"] ?? "").replace("期间: [2030]", "期间: [2029]"),
    });
    const title = "政策 invented 在 2029 年度不适用（2030-01-01 至 2033-12-31）";
    const differences = (files: PolicyFiles) => runCases(policy, parseCases(policy, files))[0]?.differences;
    expect(differences(year(refusing(title)))).toEqual([]);
    expect(differences(year(refusing("别的原因")))).toEqual([
      "应得而未得：不能核算：别的原因",
      `得出而未列：不能核算：${title}`,
    ]);
    expect(differences(refusing(title))).toEqual([
      `应得而未得：不能核算：${title}`,
      "得出而未列：2030 陶器 净额 ¥3.01 达到起补线 是 补贴 ¥0.37",
    ]);
  });

  it("does not take a failure of the program for a refusal", () => {
    const [one] = parseCases(policy, refusing("任何原因"));
    if (!one) throw new Error("no case");
    const broken = {
      ...one,
      run: () => {
        throw new TypeError("broken");
      },
    };
    expect(() => runCases(policy, [broken])).toThrow(TypeError);
  });

  it("reports reasons that came out otherwise than written", () => {
    const cases = parseCases(policy, changed("cases/s1.yaml", "类型: 合作社", "类型: 自营"));
    expect(runCases(policy, cases)[0]).toMatchObject({
      subject: "online_sales",
      years: [2030],
      expected: ["2030 陶器 净额 ¥3.01 达到起补线 是 补贴 ¥0.37"],
      differences: [
        "应得而未得：2030 陶器 净额 ¥3.01 达到起补线 是 补贴 ¥0.37",
        "得出而未列：剔除原因 商家类型不在奖补对象之内",
      ],
    });
  });

  it("reports each difference", () => {
    const cases = parseCases(policy, changed("cases/s1.yaml", '补贴: "0.37"', '补贴: "0.38"'));
    expect(runCases(policy, cases)[0]?.differences).toEqual([
      "应得而未得：2030 陶器 净额 ¥3.01 达到起补线 是 补贴 ¥0.38",
      "得出而未列：2030 陶器 净额 ¥3.01 达到起补线 是 补贴 ¥0.37",
    ]);
  });
});

describe("a parameter's value", () => {
  const pottery = rateClass(parsePolicy(inventedFiles), "pottery");

  it("holds from its date until the next", () => {
    expect(valueOn(pottery.threshold, "2031-12-31").value).toBe(300n);
    expect(valueOn(pottery.threshold, "2032-01-01").value).toBe(400n);
    expect(valueInYear(pottery.threshold, 2032).value).toBe(400n);
  });

  it("is not applied backwards to the days before it begins", () => {
    const [first] = pottery.threshold.values;
    if (!first) throw new Error("no value");
    const parameter = { ...pottery.threshold, values: [{ ...first, from: "2030-06-26" }] };
    const refused = expect.objectContaining({ code: "parameter_not_in_force" });
    expect(() => valueInYear(parameter, 2030)).toThrow(refused);
    expect(() => valueInYear(parameter, 2030, "2030-06-25")).toThrow(refused);
    expect(valueInYear(parameter, 2030, "2030-06-26").value).toBe(300n);
    expect(valueInYear(parameter, 2031).value).toBe(300n);
  });

  it("is found whatever the order of the dates in the file", () => {
    const text = inventedFiles[threshold] ?? "";
    const [head = "", first = "", second = ""] = text.split(/^(?= {2}2030)|^(?= {2}2032)/m);
    const turned = { ...inventedFiles, [threshold]: `${head}${second}\n${first}` };
    expect(rateClass(parsePolicy(turned), "pottery").threshold).toEqual(pottery.threshold);
  });

  it("may be that of a policy in force for one day", () => {
    const files = changed("policy.yaml", "effective_to: 2033-12-31", "effective_to: 2030-01-01");
    expect(parsePolicy(files).effective_to).toBe("2030-01-01");
    const open = changed("policy.yaml", "effective_to: 2033-12-31", "effective_to: null");
    expect(parsePolicy(open).effective_to).toBeNull();
  });

  it("is never guessed for a date before the first", () => {
    expect(() => valueOn(pottery.threshold, "2029-12-31")).toThrow(
      "online_sales/pottery/threshold 在 2029-12-31 尚无取值，最早的取值自 2030-01-01 起",
    );
  });

  it("is refused for a year in the middle of which it changes", () => {
    const files = changed(threshold, "2032-01-01", "2032-01-02");
    const rules = rateClass(parsePolicy(files), "pottery");
    expect(() => valueInYear(rules.threshold, 2032)).toThrow("2032 年度中间（2032-01-02）改变");
  });
});

describe("eligibilityOf", () => {
  it("gives the parameters of an instant, by the date in Shanghai", () => {
    const eligibility = eligibilityOf(parsePolicy(inventedFiles));
    expect(eligibility(new Date("2029-12-31T16:00:00Z"))).toEqual({
      channels: ["onsite"],
      merchant_kinds: ["cooperative"],
      goods_classes: ["pottery", "tea"],
    });
    expect(() => eligibility(new Date("2029-12-31T15:59:59Z"))).toThrow("2029-12-31");
  });

  it("has none outside of the policy's own days, whatever the parameters say", () => {
    const files = changed("policy.yaml", "effective_from: 2030-01-01", "effective_from: 2030-03-01");
    const later = { ...files, "policy.yaml": `${files["policy.yaml"]}`.replace("2033-12-31", "2033-06-30") };
    const eligibility = eligibilityOf(parsePolicy(later));
    for (const instant of ["2030-02-28T15:59:59Z", "2033-06-30T16:00:00Z"]) {
      expect(() => eligibility(new Date(instant))).toThrow(
        expect.objectContaining({
          code: "day_outside_policy",
          message: expect.stringContaining("2030-03-01 至 2033-06-30"),
        }),
      );
    }
    expect(eligibility(new Date("2030-02-28T16:00:00Z")).channels).toEqual(["onsite"]);
    expect(eligibility(new Date("2033-06-30T15:59:59Z")).channels).toEqual(["onsite"]);
  });

  it("knows the error of an instant before the policy from others", () => {
    const errorOf = (run: () => unknown) => {
      try {
        return run();
      } catch (error) {
        return error;
      }
    };
    const early = errorOf(() => eligibilityOf(loadPolicy("qinshui-2023-33"))(new Date("2022-12-31T15:59:59Z")));
    expect(isPolicyGap(early)).toBe(true);
    expect(early).toMatchObject({ message: expect.stringContaining("2023-01-01 至 未定") });
    const files = changed("parameters/online_sales/eligible/channels.yaml", "2030-01-01", "2030-06-01");
    expect(isPolicyGap(errorOf(() => eligibilityOf(parsePolicy(files))(new Date("2030-05-31T15:59:59Z"))))).toBe(true);
    expect(isPolicyGap(errorOf(() => parsePolicy({})))).toBe(false);
    expect(isPolicyGap(new Error("parameter_not_in_force"))).toBe(false);
    expect(isPolicyGap(Object.assign(new Error("foreign"), { code: "parameter_not_in_force" }))).toBe(false);
  });
});

describe("eligibilityIfAny", () => {
  it("is none where the policy says nothing, and lets every other error pass", () => {
    const eligibility = eligibilityIfAny(loadPolicy("qinshui-2023-33"));
    expect(eligibility(new Date("2022-12-31T15:59:59Z"))).toBeNull();
    expect(eligibility(new Date("2022-12-31T16:00:00Z"))?.channels).toEqual(["online"]);
    expect(() => eligibility(new Date("never"))).toThrow(RangeError);
  });
});

describe("eligibilityDates", () => {
  it("are the days of a year from which other sales count, by any of the policies", () => {
    const channels = "parameters/online_sales/eligible/channels.yaml";
    const kinds = "parameters/online_sales/eligible/merchant_kinds.yaml";
    const value = "{ value: [online], clauses: [s1] }";
    const policy = parsePolicy({
      ...inventedFiles,
      [channels]: `${inventedFiles[channels]}\n  2031-07-01: ${value}\n  2032-01-01: ${value}`,
    });
    const other = parsePolicy({
      ...changed("policy.yaml", "2033-12-31", "2031-10-31"),
      [kinds]: `${inventedFiles[kinds]}\n  2031-07-01: { value: [enterprise], clauses: [s1] }\n  2031-03-05: { value: [individual], clauses: [s1] }`,
    });
    expect(eligibilityDates([policy], 2030)).toEqual(["2030-01-01"]);
    expect(eligibilityDates([policy], 2031)).toEqual(["2031-01-01", "2031-07-01"]);
    expect(eligibilityDates([policy, other], 2031)).toEqual(["2031-01-01", "2031-03-05", "2031-07-01", "2031-11-01"]);
    expect(eligibilityDates([policy], 2034)).toEqual(["2034-01-01"]);
    expect(eligibilityDates([parsePolicy(inventedFiles)], 2034)).toEqual(["2034-01-01"]);
    const lastDay = { ...policy, effective_from: "2034-12-31", effective_to: null };
    expect(eligibilityDates([lastDay], 2034)).toEqual(["2034-01-01", "2034-12-31"]);
  });
});

describe("loadPolicy", () => {
  it.each(["nowhere", "../policies/qinshui-2023-33", ""])("refuses the id “%s”", (id) => {
    expect(() => readPolicyFiles(id)).toThrow(expect.objectContaining({ code: "policy_invalid" }));
  });
});
