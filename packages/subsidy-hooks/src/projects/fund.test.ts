import { fen } from "@qinshui/cn/money";
import { loadPolicy } from "../policy-files/load-policy";
import { applied, caseOf, decided, newProject } from "./fixtures";
import {
  assertPlace,
  budgetOf,
  checkFund,
  type FundPlan,
  fundPlaces,
  fundStates,
  plannedUses,
  spentUses,
} from "./fund";

const policy = loadPolicy("qinshui-2023-33");
const plan = (policy_year: number, more: Partial<FundPlan> = {}): FundPlan => ({
  policy_year,
  version: 1,
  reason: "示例",
  saved_by: "user_1",
  saved_at: new Date(),
  sources: [{ source: "province", amount_fen: "500000000" }],
  allocations: [
    { name: "示例服务中心", source: "province", band: "e_commerce", planned_fen: "350000000", used_fen: "100000000" },
  ],
  ...more,
});

describe("a place of money", () => {
  it("is a source, or a band of the divided one", () => {
    expect(() => assertPlace(policy, { source: "county", band: null })).not.toThrow();
    expect(() => assertPlace(policy, { source: "province", band: "supporting" })).not.toThrow();
    expect(fundPlaces(policy)).toHaveLength(5);
    for (const place of fundPlaces(policy)) expect(() => assertPlace(policy, place)).not.toThrow();
  });

  it.each([
    { source: "nation", band: null },
    { source: "province", band: null },
    { source: "province", band: "nothing" },
    { source: "county", band: "supporting" },
  ])("is not %j", (place) => {
    expect(() => assertPlace(policy, place)).toThrow("政策没有这项资金");
  });
});

it("refuses a source or an allocation that is there twice", () => {
  const { sources, allocations } = plan(2026);
  expect(() => checkFund(policy, { sources, allocations })).not.toThrow();
  expect(() => checkFund(policy, { sources: [...sources, ...sources], allocations })).toThrow("相同");
  expect(() => checkFund(policy, { sources, allocations: [...allocations, ...allocations] })).toThrow("相同");
});

describe("planned and spent", () => {
  const plans = [plan(2025), plan(2026)];
  const cases = [
    caseOf(applied("a", newProject()), decided("grant", 40_000_000n)),
    caseOf(applied("b", newProject()), decided("grant", 9n), decided("withdraw", null, 2)),
    caseOf(applied("c", newProject())),
  ];

  it("are of all years together, and of the grants only what stands", () => {
    const states = fundStates(policy, 2026, plannedUses(plans), spentUses(plans, cases));
    const bands = (state: "planned" | "spent") =>
      states?.[state].bands.map(({ band, used_fen, status, off_fen }) => [band, used_fen, status, off_fen]);
    expect(bands("planned")).toEqual([
      ["leading_industry", 0n, "below", 400_000_000n],
      ["e_commerce", 700_000_000n, "above", 300_000_000n],
      ["supporting", 0n, "below", 200_000_000n],
    ]);
    expect(bands("spent")).toEqual([
      ["leading_industry", 40_000_000n, "below", 360_000_000n],
      ["e_commerce", 200_000_000n, "below", 100_000_000n],
      ["supporting", 0n, "below", 200_000_000n],
    ]);
    expect(budgetOf(plans, "province")).toBe(fen(1_000_000_000n));
    expect(budgetOf(plans, "county")).toBe(0n);
  });
});
