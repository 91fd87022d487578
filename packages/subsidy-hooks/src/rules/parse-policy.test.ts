import { loadPolicy, readPolicyFiles } from "../policy-files/load-policy";
import { eligibilityOf, isPolicyGap } from "./eligibility";
import { inventedFiles } from "./fixtures";
import { valueInYear, valueOn } from "./parameter";
import { parseCases } from "./parse-cases";
import { parsePolicy } from "./parse-policy";
import type { Policy, RateClassRules } from "./policy";
import type { PolicyFiles } from "./policy-files";
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
  ])("refuses %s, naming it", (_name, files, code, text) => expectRefused(files, code, text));
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

  it("is never guessed for a date before the first", () => {
    expect(() => valueOn(pottery.threshold, "2029-12-31")).toThrow(
      "online_sales/pottery/threshold 在 2029-12-31 尚无取值",
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
    expect(isPolicyGap(errorOf(() => parsePolicy({})))).toBe(false);
    expect(isPolicyGap(new Error("parameter_not_in_force"))).toBe(false);
  });
});

describe("loadPolicy", () => {
  it.each(["nowhere", "../policies/qinshui-2023-33", ""])("refuses the id “%s”", (id) => {
    expect(() => readPolicyFiles(id)).toThrow(expect.objectContaining({ code: "policy_invalid" }));
  });
});
