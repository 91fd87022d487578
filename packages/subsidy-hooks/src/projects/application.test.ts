import { fen } from "@qinshui/cn/money";
import { loadPolicy } from "../policy-files/load-policy";
import {
  assertFollows,
  assertHappened,
  assertWithin,
  assessCase,
  type Case,
  grantedElsewhere,
  grantedOf,
  possibleDecisions,
  standingOf,
} from "./application";
import { applied, capOf, caseOf, crossBorder, decided, loan, newProject } from "./fixtures";

const policy = loadPolicy("qinshui-2023-33");
const CAP = 300_000_000n;
const codeOf = (act: () => unknown) => {
  try {
    act();
    return "ok";
  } catch (error) {
    return (error as { code: string }).code;
  }
};

function granting(one: Case, amount: bigint, elsewhere = 0n): string {
  return codeOf(() => assertWithin(assessCase(policy, one, fen(elsewhere), fen(amount)), fen(amount)));
}

describe("what may be granted to a new project", () => {
  const plain = caseOf(applied("a", newProject()));
  const leading = caseOf(applied("a", newProject({ leading_industry: true })));

  it.each([
    [CAP - 1n, "ok"],
    [CAP, "ok"],
    [CAP + 1n, "project_above_assessed"],
  ])("in principle up to 3,000,000 yuan: %d fen %s", (amount, expected) => {
    expect(granting(plain, amount)).toBe(expected);
    // A leading industry alone lifts nothing.
    expect(granting(leading, amount)).toBe(expected);
  });

  it("goes above it by a recorded decision for the leading industry, up to its amount", () => {
    const cap = capOf(500_000_000n);
    expect(granting({ ...leading, cap }, 500_000_000n)).toBe("ok");
    expect(granting({ ...leading, cap }, 500_000_001n)).toBe("project_above_assessed");
    expect(granting({ ...plain, cap }, CAP + 1n)).toBe("project_above_assessed");
  });

  it("is never above the share of what was invested", () => {
    const small = { ...caseOf(applied("a", newProject({ invested_fen: "1000", leading_industry: true }))) };
    const cap = capOf(500_000_000n);
    expect(granting({ ...small, cap }, 300n)).toBe("ok");
    expect(granting({ ...small, cap }, 301n)).toBe("project_above_assessed");
  });

  it("is nothing while a condition is not met, and says which", () => {
    const unmet = caseOf(applied("a", newProject({ accepted_on: null })));
    expect(() => assertWithin(assessCase(policy, unmet, fen(0)), fen(1))).toThrow("没有通过项目评估验收");
  });
});

describe("what may be granted of a loan's interest", () => {
  const own = caseOf(applied("a", loan()));

  it("is the cap less what was granted before, wherever it stands", () => {
    expect(granting(own, 150_000_000n)).toBe("ok");
    expect(granting(own, 150_000_001n)).toBe("project_above_assessed");
    expect(granting(own, 80_000_000n, 120_000_000n)).toBe("ok");
    expect(granting(own, 80_000_001n, 120_000_000n)).toBe("project_above_assessed");
    const told = caseOf(applied("a", loan({ granted_before_fen: "20000000" })));
    expect(granting(told, 60_000_001n, 120_000_000n)).toBe("project_above_assessed");
  });

  it("counts what stands granted to the same project in other years, and nothing else", () => {
    const at = (id: string, year: number, more = {}) => applied(id, loan(), { policy_year: year, ...more });
    const others = [
      caseOf(at("b", 2025), decided("grant", 100n)),
      caseOf(at("c", 2024), decided("grant", 1_000n), decided("withdraw", null, 2)),
      caseOf(at("d", 2025, { project_number: "示例-2" }), decided("grant", 10_000n)),
      caseOf(applied("e", newProject(), { policy_year: 2025 }), decided("grant", 100_000n)),
      caseOf(at("f", 2026), decided("grant", 1_000_000n)),
      caseOf(at("g", 2023, { project_number: "示例 －１" }), decided("grant", 10_000_000n)),
    ];
    expect(grantedElsewhere(own, others)).toBe(10_000_100n);
  });
});

describe("a grant's days", () => {
  const on = (today: string, one: Case) => codeOf(() => assertHappened(one.application, today));

  it("have all come", () => {
    const one = caseOf(applied("a", newProject({ effective_on: "2026-12-31", built_on: "2026-12-31" })));
    expect(on("2026-12-30", one)).toBe("project_not_eligible");
    expect(on("2026-12-31", one)).toBe("ok");
    expect(() => assertHappened(one.application, "2026-12-30")).toThrow(
      /建成日期 2026-12-31 还没有到.*见效日期 2026-12-31 还没有到/,
    );
    expect(on("2026-08-31", caseOf(applied("a", loan())))).toBe("project_not_eligible");
    expect(on("2026-09-01", caseOf(applied("a", loan())))).toBe("ok");
  });

  it("lie in no year that has not begun", () => {
    const one = caseOf(applied("a", crossBorder, { policy_year: 2099 }));
    expect(on("2098-12-31", one)).toBe("project_not_eligible");
    expect(on("2099-01-01", one)).toBe("ok");
  });
});

it("does not compute what the document gives no rate for, and names the parameter", () => {
  expect(() => assessCase(policy, caseOf(applied("a", crossBorder)), fen(0))).toThrow("cross_border/rate");
});

describe("where an application stands", () => {
  const at = (...decisions: Case["decisions"]) => caseOf(applied("a", newProject()), ...decisions);

  it.each([
    [at(), "open", ["grant", "refuse", "withdraw"], 0n],
    [at(decided("grant", 7n)), "granted", ["withdraw"], 7n],
    [at(decided("refuse")), "refused", [], 0n],
    [at(decided("grant", 7n), decided("withdraw", null, 2)), "withdrawn", [], 0n],
  ] as const)("%#: %s", (one, standing, possible, granted) => {
    expect(standingOf(one)).toBe(standing);
    expect(possibleDecisions(standing)).toEqual(possible);
    expect(grantedOf(one)).toBe(granted);
  });

  it("lets nothing follow that does not", () => {
    expect(codeOf(() => assertFollows("granted", "grant"))).toBe("project_decision_out_of_order");
    expect(codeOf(() => assertFollows("refused", "withdraw"))).toBe("project_decision_out_of_order");
    expect(codeOf(() => assertFollows("granted", "withdraw"))).toBe("ok");
  });
});
