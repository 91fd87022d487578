import { loadPolicy } from "../policy-files/load-policy";
import { assertFundedOnce, type CountedLine, doubleClaims } from "./double-claims";
import { applied, caseOf, crossBorder, decided, loan, newProject } from "./fixtures";

const policy = loadPolicy("qinshui-2023-33");
const line: CountedLine = {
  line_id: "line_1",
  order_display_id: "1024",
  merchant_id: "merchant_1",
  merchant_name: "示例蜂业",
  policy_year: 2026,
};

describe("what is claimed twice", () => {
  const grant = caseOf(applied("a", newProject()));
  const interest = caseOf(applied("b", loan()));

  it("is one project in two programmes, both named", () => {
    const found = doubleClaims(policy, 2026, [grant, interest], []);
    expect(found).toMatchObject([{ application_ids: ["a", "b"], key: "项目 示例-1", clauses: ["c8"] }]);
    expect(() => assertFundedOnce("b", found)).toThrow(/新建产业项目配套 2026 年度.*项目建设贷款贴息 2026 年度/);
    expect(() => assertFundedOnce("c", found)).not.toThrow();
  });

  it("is nothing once one of them is refused or withdrawn, and still is when one is granted", () => {
    const with1 = (one: typeof grant) => doubleClaims(policy, 2026, [one, interest], []);
    expect(with1({ ...grant, decisions: [decided("refuse")] })).toEqual([]);
    expect(with1({ ...grant, decisions: [decided("grant", 1n), decided("withdraw", null, 2)] })).toEqual([]);
    expect(with1({ ...grant, decisions: [decided("grant", 1n)] })).toHaveLength(1);
  });

  it("is nothing for two projects", () => {
    const other = caseOf(applied("b", loan(), { project_number: "示例-2" }));
    expect(doubleClaims(policy, 2026, [grant, other], [])).toEqual([]);
  });

  it("is one project whose number is spelled in another way", () => {
    const other = caseOf(applied("b", loan(), { project_number: "示例－１" }));
    expect(doubleClaims(policy, 2026, [grant, other], [])).toMatchObject([{ key: "项目 示例-1" }]);
  });

  it("is one claimant's year across the border, where only projects are a unit too", () => {
    const [first, second] = [caseOf(applied("c", crossBorder)), caseOf(applied("d", crossBorder))];
    for (const id of ["qinshui-2023-33", "sample-county-2026"]) {
      const found = doubleClaims(loadPolicy(id), 2026, [first, second], []);
      expect(found).toMatchObject([{ application_ids: ["c", "d"] }]);
      expect(found[0]?.key).toBe("示例公司 c（91140521MA0DEM0012）2026 年度的跨境电商补贴");
      expect(() => assertFundedOnce("d", found)).toThrow("不得重复享受");
    }
    const before = caseOf(applied("d", crossBorder, { policy_year: 2025 }));
    const another = caseOf(applied("d", crossBorder, { credit_code: "91140521MA0DEM0020" }));
    expect(doubleClaims(policy, 2026, [first, before, another], [])).toEqual([]);
  });

  it("is a line that online sales count too", () => {
    const abroad = caseOf(applied("c", crossBorder, { line_ids: ["line_1", "line_2"] }));
    const found = doubleClaims(policy, 2026, [abroad], [line]);
    expect(found).toMatchObject([{ application_ids: ["c"], key: "订单 1024 的销售明细" }]);
    expect(found[0]?.programmes).toMatch(
      /跨境电商补贴 2026 年度（示例公司 c）.*网络销售奖补 2026 年度（示例蜂业）|网络销售奖补.*跨境电商补贴/,
    );
    expect(doubleClaims(policy, 2026, [abroad], [{ ...line, line_id: "line_3" }])).toEqual([]);
  });
});
