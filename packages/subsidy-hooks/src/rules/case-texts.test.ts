import { loadPolicy, readPolicyFiles } from "../policy-files/load-policy";
import { parseCases } from "./parse-cases";
import { runCases } from "./run-cases";

const policy = loadPolicy("qinshui-2023-33");
const files = readPolicyFiles("qinshui-2023-33");

/** What a case of a file says and what is different, after one change of its text. */
function run(file: string, name: string, change: (text: string) => string = (text) => text) {
  const text = change(files[file] ?? "");
  const [found] = runCases(
    policy,
    parseCases(policy, { [file]: text }).filter((one) => one.名称 === name),
  );
  if (!found) throw new Error(`no case ${name}`);
  return found;
}

const replacedIn = (name: string, from: string, to: string) => (text: string) => {
  const at = text.indexOf(name);
  const changed = text.slice(0, at) + text.slice(at).replace(from, to);
  if (changed === text) throw new Error(`nothing changed after ${name}`);
  return changed;
};

describe("the texts by which a case is compared", () => {
  it("of a grant name year, ceiling, grant and reasons", () => {
    expect(run("cases/c5-2-5.yaml", "几条不符时逐条写明").expected).toEqual([
      "2026 上限 ¥0.00 补助 ¥0.00 原因 建设主体不是规定范围内的企业 原因 不是当年见效",
    ]);
    expect(run("cases/c5-2-7.yaml", "按实付利息贴息").expected).toEqual(["2026 上限 ¥600,000.00 补助 ¥600,000.00"]);
  });

  it("of the funds name what is used, its state and how far it is off", () => {
    expect(run("cases/c8-sources.yaml", "市级财政配套：比总额多一分").expected[0]).toBe(
      "市级财政配套 已用 ¥1,000,000.01 超出总额 相差 ¥0.01",
    );
    expect(run("cases/c8-bands.yaml", "主导产业发展：比下限少一分").expected).toEqual([
      "主导产业发展 已用 ¥3,999,999.99 低于下限 相差 ¥0.01",
    ]);
  });

  it("of double funding name unit, key and claims", () => {
    expect(run("cases/c8-double.yaml", "同一笔销售明细在两项里申报，重复").expected).toEqual([
      "销售明细 流水二 重复申报：甲、乙",
    ]);
    expect(run("cases/c8-double.yaml", "同一项目既要配套又要贴息，重复").expected).toEqual([
      "项目 示例项目一 重复申报：甲、乙",
    ]);
  });

  it("of a notice name both its days", () => {
    expect(run("cases/c6-4.yaml", "平常的一周：周一张贴，下周一满五个工作日").expected).toEqual([
      "2026-03-02 起公示，至 2026-03-09 止",
    ]);
  });
});

describe("a case that says otherwise", () => {
  it.each([
    ["cases/c5-2-5.yaml", "条件全部符合，按 30% 足额配套", '补助: "1800000.00" }', '补助: "1800000.01" }', 2],
    ["cases/c5-2-5.yaml", "只差一条：没有申报", "不予补助原因: [建设主体没有申报]", "不予补助原因: []", 2],
    ["cases/c5-2-7.yaml", "按实付利息贴息", '上限: "600000.00"', '上限: "600000.01"', 2],
    [
      "cases/c8-bands.yaml",
      "主导产业发展：比下限多一分",
      '状态: 在区间内, 相差: "0.00"',
      '状态: 在区间内, 相差: "0.01"',
      2,
    ],
    ["cases/c8-sources.yaml", "市级财政配套：刚好用完", "没有超出", "超出总额", 2],
    ["cases/c8-double.yaml", "同一项目既要配套又要贴息，重复", "[甲, 乙]", "[乙, 甲]", 2],
    ["cases/c6-4.yaml", "周六张贴，从下一个工作日起算", "截止: 2026-06-12", "截止: 2026-06-11", 2],
    ["cases/c5-2-eligibility.yaml", "合作社不在条款列明的对象之内", '净额: "0.00"', '净额: "0.01"', 1],
    ["cases/c5-2-eligibility.yaml", "合作社不在条款列明的对象之内", '补贴: "0.00"', '补贴: "0.01"', 1],
    ["cases/c5-2-eligibility.yaml", "合作社不在条款列明的对象之内", "达到起补线: 否", "达到起补线: 是", 1],
  ])("in %s, %s: %s → %s has %d differences", (file, name, from, to, count) => {
    expect(run(file, name).differences).toEqual([]);
    expect(run(file, name, replacedIn(name, from, to)).differences).toHaveLength(count);
  });

  it("may not write zeros for a class and year that came to something", () => {
    const name = "只有农产品过线，工业品按自己的起补线";
    const row = '净额: "1000000.20", 达到起补线: 否, 补贴: "0.00"';
    const zeros = replacedIn(name, row, '净额: "0.00", 达到起补线: 否, 补贴: "0.00"');
    expect(run("cases/c5-2-classes-apart.yaml", name, zeros).differences).toEqual([
      "应得而未得：2026 一般工业品 净额 ¥0.00 达到起补线 否 补贴 ¥0.00",
      "得出而未列：2026 一般工业品 净额 ¥1,000,000.20 达到起补线 否 补贴 ¥0.00",
    ]);
  });

  it.each([
    ["a class that the policy does not have", "商品类别: 特色农产品, 净额", "商品类别: 特色农产, 净额"],
    ["a year that is not worked out", "年度: 2026", "年度: 2031"],
  ])("may not write zeros for %s", (_name, from, to) => {
    const name = "合作社不在条款列明的对象之内";
    expect(run("cases/c5-2-eligibility.yaml", name, replacedIn(name, from, to)).differences).toHaveLength(1);
  });

  it("may not write the same row once more, nor leave out one of two", () => {
    const name = "特色农产品差一分未到起补线，没有补贴";
    const row = '    - { 年度: 2026, 商品类别: 特色农产品, 净额: "999999.99", 达到起补线: 否, 补贴: "0.00" }\n';
    expect(run("cases/c5-2-4.yaml", name, replacedIn(name, row, `${row}${row}`)).differences).toEqual([
      "应得而未得：2026 特色农产品 净额 ¥999,999.99 达到起补线 否 补贴 ¥0.00",
    ]);
    const zero = "合作社不在条款列明的对象之内";
    const zeros = '    - { 年度: 2026, 商品类别: 特色农产品, 净额: "0.00", 达到起补线: 否, 补贴: "0.00" }\n';
    const twice = replacedIn(zero, zeros, `${zeros}${zeros}`);
    expect(run("cases/c5-2-eligibility.yaml", zero, twice).differences).toHaveLength(1);
    const years = replacedIn(name, "期间: [2026]", "期间: [2026, 2026]");
    expect(run("cases/c5-2-4.yaml", name, years).differences).toEqual([
      "得出而未列：2026 特色农产品 净额 ¥999,999.99 达到起补线 否 补贴 ¥0.00",
    ]);
  });

  it("rests on clauses, or says where the document is silent", () => {
    const name = "合作社不在条款列明的对象之内";
    const without = (to: string) => () =>
      run("cases/c5-2-eligibility.yaml", name, replacedIn(name, "  依据: [c5-2-4]\n", to)).differences;
    expect(without("  来源: 公文未规定，见待定问题第 17 问\n")()).toEqual([]);
    expect(without("")).toThrow("要注明依据的条款");
    expect(without("  来源: ''\n")).toThrow("来源");
  });

  it("may not leave out a band that is outside of its bounds", () => {
    const name = "市级财政配套：刚好用完";
    const row = '    - { 资金: 主导产业发展, 已用: "0.00", 状态: 低于下限, 相差: "4000000.00" }\n';
    expect(run("cases/c8-sources.yaml", name, replacedIn(name, row, "")).differences).toEqual([
      "得出而未列：主导产业发展 已用 ¥0.00 低于下限 相差 ¥4,000,000.00",
    ]);
  });

  it("may not leave out a source of which more is used than there is, but one within its total", () => {
    const over = "市级财政配套：比总额多一分";
    const row = '    - { 资金: 市级财政配套, 已用: "1000000.01", 状态: 超出总额, 相差: "0.01" }\n';
    expect(run("cases/c8-sources.yaml", over, replacedIn(over, row, "")).differences).toEqual([
      "得出而未列：市级财政配套 已用 ¥1,000,000.01 超出总额 相差 ¥0.01",
    ]);
    const within = "市级财政配套：刚好用完";
    const full = '    - { 资金: 市级财政配套, 已用: "1000000.00", 状态: 没有超出, 相差: "0.00" }\n';
    expect(run("cases/c8-sources.yaml", within, replacedIn(within, full, "")).differences).toEqual([]);
  });

  it("may not name a source or band that the policy does not have", () => {
    const name = "市级财政配套：刚好用完";
    expect(() => run("cases/c8-sources.yaml", name, replacedIn(name, "来源: 市级财政配套", "来源: 国债"))).toThrow(
      expect.objectContaining({ code: "unknown_fund", message: expect.stringContaining("国债") }),
    );
  });

  it("is told which words it may use", () => {
    const name = "不同的项目各申报一项，不重复";
    expect(() => run("cases/c8-double.yaml", name, replacedIn(name, "事项: 新建产业项目配套", "事项: 别的"))).toThrow(
      "“别的”不是：网络销售奖补、新建产业项目配套、项目建设贷款贴息、跨境电商补贴",
    );
  });
});
