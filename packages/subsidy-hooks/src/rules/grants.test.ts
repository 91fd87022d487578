import { type Fen, fen } from "@qinshui/cn/money";
import fc from "fast-check";
import { loadPolicy, readPolicyFiles } from "../policy-files/load-policy";
import { assessCrossBorder, type CrossBorderSales } from "./assess-cross-border";
import { assessLoanInterest, type ProjectLoan } from "./assess-loan-interest";
import { assessProject, type NewProject } from "./assess-project";
import { inventedFiles } from "./fixtures";
import type { Grant } from "./grant";
import { parsePolicy } from "./parse-policy";
import type { ProjectFacts } from "./project";

const qinshui = loadPolicy("qinshui-2023-33");
const sampleCounty = loadPolicy("sample-county-2026");
const countyFiles = readPolicyFiles("sample-county-2026");
const withoutProgrammes = parsePolicy(inventedFiles);

const facts: ProjectFacts = {
  project_id: "p1",
  project_name: "示例项目",
  claimant_id: "mer_1",
  claimant_name: "示例企业",
  town_enterprise: true,
  in_area: true,
  new_project: true,
  applied_on: "2026-02-01",
  analysed_on: "2026-03-01",
  accepted_on: "2026-12-20",
};

function project(more: Partial<NewProject> = {}): NewProject {
  return {
    ...facts,
    built_on: "2026-09-30",
    effective_on: "2026-11-30",
    invested_fen: fen(2_000_000_000),
    leading_industry: false,
    decision: null,
    proposed_fen: fen(500_000_000),
    ...more,
  };
}

function loan(more: Partial<ProjectLoan> = {}): ProjectLoan {
  return {
    ...facts,
    long_term: true,
    loan_for_building: true,
    interest_paid_fen: fen(60_000_000),
    granted_before_fen: fen(0),
    proposed_fen: fen(60_000_000),
    ...more,
  };
}

const crossBorder: CrossBorderSales = {
  claimant_id: "mer_1",
  claimant_name: "示例企业",
  enterprise: true,
  platform_agreement: true,
  net_sales_fen: fen(100_000_000),
};

const decision = { number: "示例纪要〔2026〕1号", decided_on: "2026-12-25", amount_fen: fen(450_000_000) };
const texts = (grant: Grant) => grant.explanation.map((line) => `${line.zh}\n${line.en}`).join("\n");
const refused = (code: string, text: string) =>
  expect.objectContaining({ code, message: expect.stringContaining(text) });

describe("assessProject", () => {
  it("explains the caps, what was proposed and what is granted", () => {
    expect(assessProject(qinshui, 2026, project())).toEqual({
      programme: "new_project_grant",
      policy_id: "qinshui-2023-33",
      document_number: "沁政办发〔2023〕33号",
      policy_year: 2026,
      claimant_id: "mer_1",
      claimant_name: "示例企业",
      project_id: "p1",
      reasons: [],
      ceiling_fen: 300_000_000n,
      grant_fen: 300_000_000n,
      explanation: [
        {
          zh: "申报条件：全部符合",
          en: "Conditions: all are met",
          clauses: ["c5-2-2", "c5-2-5"],
          parameters: [
            {
              name: "new_project_grant/conditions",
              from: "2023-01-01",
              value:
                "not_town_enterprise,not_in_area,not_new_project,not_applied,not_analysed,not_accepted,not_built_in_year,not_effective_in_year",
            },
          ],
          entries: [],
        },
        {
          zh: "不高于实际投入资金的 30%（自 2023-01-01 起）：¥20,000,000.00 × 30% = ¥6,000,000.00（舍去不足一分的部分）",
          en: "At most 30% of the money actually invested (since 2023-01-01): ¥20,000,000.00 × 30% = ¥6,000,000.00 (rounded down to the fen)",
          clauses: ["c5-2-5"],
          parameters: [
            { name: "new_project_grant/rate_cap", from: "2023-01-01", value: "300000" },
            { name: "new_project_grant/rounding", from: "2023-01-01", value: "down" },
          ],
          entries: [],
        },
        {
          zh: "原则上不超过 ¥3,000,000.00（自 2023-01-01 起）",
          en: "In principle at most ¥3,000,000.00 (since 2023-01-01)",
          clauses: ["c5-2-6"],
          parameters: [{ name: "new_project_grant/principle_cap", from: "2023-01-01", value: "300000000" }],
          entries: [],
        },
        {
          zh: "拟补助 ¥5,000,000.00，核减为 ¥3,000,000.00",
          en: "¥5,000,000.00 proposed, cut to ¥3,000,000.00",
          clauses: ["c5-2-5", "c5-2-6"],
          parameters: [],
          entries: [],
        },
      ],
    });
  });

  it("goes above the principle only by a decision for the leading industry, and says which", () => {
    const raised = assessProject(qinshui, 2026, project({ leading_industry: true, decision }));
    expect(raised).toMatchObject({ ceiling_fen: 450_000_000n, grant_fen: 450_000_000n });
    expect(texts(raised)).toContain("主导产业项目，按 2026-12-25 的决定（示例纪要〔2026〕1号）可至 ¥4,500,000.00");
    expect(texts(raised)).toContain("up to ¥4,500,000.00 by the decision of 2026-12-25");

    const other = assessProject(qinshui, 2026, project({ decision }));
    expect(other.grant_fen).toBe(300_000_000n);
    expect(texts(other)).toContain("不是主导产业项目，决定（示例纪要〔2026〕1号）不能超过它");
    expect(texts(other)).toContain("no leading-industry project");

    const equal = { ...decision, amount_fen: fen(300_000_000) };
    const same = assessProject(qinshui, 2026, project({ leading_industry: true, decision: equal }));
    expect(same.grant_fen).toBe(300_000_000n);
    expect(texts(same)).toContain("没有超过它");
    expect(texts(same)).toContain("does not go above it");
  });

  it("names every reason, in one order, and grants nothing", () => {
    const nothing = project({
      town_enterprise: false,
      in_area: false,
      new_project: false,
      applied_on: null,
      analysed_on: null,
      accepted_on: null,
      built_on: null,
      effective_on: "2025-12-31",
    });
    const grant = assessProject(qinshui, 2026, nothing);
    expect(grant).toMatchObject({ ceiling_fen: 0n, grant_fen: 0n });
    expect(grant.reasons).toEqual([
      "not_town_enterprise",
      "not_in_area",
      "not_new_project",
      "not_applied",
      "not_analysed",
      "not_accepted",
      "not_built_in_year",
      "not_effective_in_year",
    ]);
    expect(grant.explanation).toHaveLength(1);
    expect(texts(grant)).toBe(
      "申报条件：建设主体不是规定范围内的企业；项目不在规定范围内；不是新建产业项目；建设主体没有申报；没有做市场效益分析；没有通过项目评估验收；不是当年建设；不是当年见效，不予补助\n" +
        "Conditions: the builder is no enterprise of those provided for; the project does not lie in the area provided for; no new industrial project; not applied for; no analysis of market and benefit; not evaluated and accepted; not built in the year; not effective in the year; nothing is granted",
    );
  });

  it("says so when the proposal is not above the ceiling", () => {
    const grant = assessProject(qinshui, 2026, project({ proposed_fen: fen(300_000_000) }));
    expect(texts(grant)).toContain("拟补助 ¥3,000,000.00，不超过 ¥3,000,000.00");
    expect(texts(grant)).toContain("not above ¥3,000,000.00");
  });

  it.each<[string, Partial<NewProject>, string]>([
    ["a negative investment", { invested_fen: fen(-1) }, "invested_fen -1 分为负数"],
    ["a negative proposal", { proposed_fen: fen(-2) }, "proposed_fen -2"],
    ["a negative decision", { decision: { ...decision, amount_fen: fen(-3) } }, "decided_fen -3"],
    ["a day of decision that is none", { decision: { ...decision, decided_on: "soon" } }, "decided_on “soon”"],
    ["a decision without a number", { decision: { ...decision, number: " " } }, "decision.number"],
    ["a day of building that is none", { built_on: "2026-02-30" }, "built_on “2026-02-30”不是有效日期"],
    ["a day of effect that is none", { effective_on: "2026" }, "effective_on “2026”"],
    ["a day of application that is none", { applied_on: "?" }, "applied_on"],
    ["a day of analysis that is none", { analysed_on: "?" }, "analysed_on"],
    ["a day of acceptance that is none", { accepted_on: "?" }, "accepted_on"],
  ])("refuses %s", (_name, more, text) => {
    expect(() => assessProject(qinshui, 2026, project(more))).toThrow(refused("facts_invalid", text));
    expect(() => assessProject(qinshui, 2026, project(more))).toThrow("示例项目");
  });

  it("refuses a year outside of the policy, and a policy without the programme", () => {
    expect(() => assessProject(qinshui, 2022, project())).toThrow(refused("policy_not_in_force", "2022"));
    expect(() => assessProject(sampleCounty, 2026, project())).toThrow(
      refused("programme_missing", "new_project_grant"),
    );
  });

  const amount = (max: bigint) => fc.bigInt({ min: 0n, max }).map((value) => fen(value));

  it("never grants more than the share, the proposal, or the cap that applies", () => {
    const decided = fc.option(amount(10n ** 10n));
    fc.assert(
      fc.property(amount(10n ** 11n), amount(10n ** 10n), fc.boolean(), decided, (invested, proposed, leading, to) => {
        const one = project({
          invested_fen: invested,
          proposed_fen: proposed,
          leading_industry: leading,
          decision: to === null ? null : { ...decision, amount_fen: to },
        });
        const { grant_fen, ceiling_fen } = assessProject(qinshui, 2026, one);
        const allowed = leading && to !== null && to > 300_000_000n ? to : 300_000_000n;
        expect(ceiling_fen).toBe((invested * 3n) / 10n < allowed ? (invested * 3n) / 10n : allowed);
        expect(grant_fen <= proposed && grant_fen <= ceiling_fen).toBe(true);
        expect([proposed, ceiling_fen]).toContain(grant_fen);
      }),
    );
  });
});

describe("assessLoanInterest", () => {
  it("explains the interest, the cap and what was granted before", () => {
    const grant = assessLoanInterest(qinshui, 2026, loan({ granted_before_fen: fen(150_000_000) }));
    expect(grant).toMatchObject({
      programme: "loan_interest",
      project_id: "p1",
      policy_year: 2026,
      policy_id: "qinshui-2023-33",
      document_number: "沁政办发〔2023〕33号",
      claimant_id: "mer_1",
      claimant_name: "示例企业",
      reasons: [],
      ceiling_fen: 50_000_000n,
      grant_fen: 50_000_000n,
    });
    expect(grant.explanation.map((line) => line.zh)).toEqual([
      "申报条件：全部符合",
      "不超过当年实付利息 ¥600,000.00",
      "最高不超过 ¥2,000,000.00（自 2023-01-01 起），减去以前年度已贴息：¥2,000,000.00 − ¥1,500,000.00 → ¥500,000.00",
      "拟补助 ¥600,000.00，核减为 ¥500,000.00",
    ]);
    expect(grant.explanation.map((line) => line.en)).toEqual([
      "Conditions: all are met",
      "At most the interest paid in the year, ¥600,000.00",
      "At most ¥2,000,000.00 (since 2023-01-01), less what was granted before: ¥2,000,000.00 − ¥1,500,000.00 → ¥500,000.00",
      "¥600,000.00 proposed, cut to ¥500,000.00",
    ]);
    expect(grant.explanation.map((line) => line.clauses)).toEqual([
      ["c5-2-2", "c5-2-5", "c5-2-7"],
      ["c5-2-2", "c5-2-7"],
      ["c5-2-7"],
      ["c5-2-7"],
    ]);
    expect(grant.explanation.slice(1).flatMap((line) => line.parameters)).toEqual([
      { name: "loan_interest/cap", from: "2023-01-01", value: "200000000" },
    ]);
  });

  it("grants nothing when more than the cap was granted before", () => {
    const grant = assessLoanInterest(qinshui, 2026, loan({ granted_before_fen: fen(200_000_001) }));
    expect(grant).toMatchObject({ reasons: [], ceiling_fen: 0n, grant_fen: 0n });
  });

  it("names every reason and grants nothing", () => {
    const grant = assessLoanInterest(
      qinshui,
      2026,
      loan({ accepted_on: null, long_term: false, loan_for_building: false }),
    );
    expect(grant).toMatchObject({
      reasons: ["not_accepted", "not_long_term", "loan_not_for_building"],
      ceiling_fen: 0n,
      grant_fen: 0n,
    });
    expect(grant.explanation).toHaveLength(1);
    expect(texts(grant)).toContain(
      "no long-term project; the loan is not for building the project; nothing is granted",
    );
  });

  it.each<[Partial<ProjectLoan>, string]>([
    [{ interest_paid_fen: fen(-1) }, "interest_paid_fen"],
    [{ granted_before_fen: fen(-1) }, "granted_before_fen"],
    [{ proposed_fen: fen(-1) }, "proposed_fen"],
    [{ applied_on: "x" }, "applied_on"],
  ])("refuses %o", (more, text) => {
    expect(() => assessLoanInterest(qinshui, 2026, loan(more))).toThrow(refused("facts_invalid", text));
  });

  it("refuses a year outside of the policy, and a policy without the programme", () => {
    expect(() => assessLoanInterest(qinshui, 2022, loan())).toThrow(refused("policy_not_in_force", "2022"));
    expect(() => assessLoanInterest(withoutProgrammes, 2030, loan())).toThrow(
      refused("programme_missing", "loan_interest"),
    );
  });
});

describe("the conditions of a grant", () => {
  const NOTHING: ProjectFacts = {
    ...facts,
    town_enterprise: false,
    in_area: false,
    new_project: false,
    applied_on: null,
    analysed_on: null,
    accepted_on: null,
  };

  it("are those of the policy: a county that names none of another's asks none of them", () => {
    const grant = assessLoanInterest(sampleCounty, 2026, loan(NOTHING));
    expect(grant).toMatchObject({ reasons: [], ceiling_fen: 50_000_000n, grant_fen: 50_000_000n });
    expect(grant.explanation[0]).toMatchObject({
      clauses: ["s5"],
      parameters: [{ name: "loan_interest/conditions", value: "not_long_term,loan_not_for_building" }],
    });
  });

  it.each(["not_long_term", "loan_not_for_building"])("are asked one by one: %s", (condition) => {
    const file = "parameters/loan_interest/conditions.yaml";
    const text = countyFiles[file] ?? "";
    const policy = parsePolicy({ ...countyFiles, [file]: text.replace(`      - ${condition}\n`, "") });
    const all = loan({ ...NOTHING, long_term: false, loan_for_building: false });
    const others = ["not_long_term", "loan_not_for_building"].filter((one) => one !== condition);
    expect(assessLoanInterest(policy, 2026, all).reasons).toEqual(others);
  });

  it("may not be of another programme, unknown, or the same twice", () => {
    const file = "parameters/loan_interest/conditions.yaml";
    for (const added of ["not_built_in_year", "not_sunny", "not_long_term"]) {
      const text = `${countyFiles[file]}`.replace("    value:\n", `    value:\n      - ${added}\n`);
      expect(() => parsePolicy({ ...countyFiles, [file]: text })).toThrow(refused("policy_invalid", file));
    }
  });

  it("of cross-border sales are the policy's too", () => {
    const file = "parameters/cross_border/conditions.yaml";
    const text = (countyFiles[file] ?? "").replace("      - not_enterprise\n", "");
    const policy = parsePolicy({ ...countyFiles, [file]: text });
    expect(assessCrossBorder(policy, 2026, { ...crossBorder, enterprise: false }).reasons).toEqual([]);
  });
});

describe("assessCrossBorder", () => {
  it("refuses where the document names no rate, and says which parameter is missing", () => {
    expect(() => assessCrossBorder(qinshui, 2026, crossBorder)).toThrow(
      refused("parameter_missing", "cross_border/rate"),
    );
    expect(() => assessCrossBorder(qinshui, 2022, crossBorder)).toThrow(refused("policy_not_in_force", "2022"));
    expect(() => assessCrossBorder(withoutProgrammes, 2030, crossBorder)).toThrow(
      refused("programme_missing", "cross_border"),
    );
  });

  it.each(["rounding", "conditions"] as const)(
    "refuses where a later document names the rate and not the %s",
    (name) => {
      const rules = sampleCounty.cross_border;
      const policy = { ...sampleCounty, cross_border: rules && { ...rules, [name]: null } };
      expect(() => assessCrossBorder(policy, 2026, crossBorder)).toThrow(
        refused("parameter_missing", `cross_border/${name}`),
      );
    },
  );

  it("computes where a document names it, and explains", () => {
    const grant = assessCrossBorder(sampleCounty, 2026, crossBorder);
    expect(grant).toMatchObject({
      programme: "cross_border",
      policy_id: "sample-county-2026",
      document_number: "示例政办〔2026〕1号（虚构）",
      policy_year: 2026,
      claimant_id: "mer_1",
      claimant_name: "示例企业",
      project_id: null,
      reasons: [],
      ceiling_fen: 2_000_000n,
      grant_fen: 2_000_000n,
    });
    expect(grant.explanation[1]).toEqual({
      zh: "补贴 = ¥1,000,000.00 × 2% = ¥20,000.00（比例自 2026-01-01 起；全年合计四舍五入到分，只取整一次）",
      en: "Subsidy = ¥1,000,000.00 × 2% = ¥20,000.00 (rate since 2026-01-01; the yearly total rounded half up to the fen, once)",
      clauses: ["s6"],
      parameters: [
        { name: "cross_border/rate", from: "2026-01-01", value: "20000" },
        { name: "cross_border/rounding", from: "2026-01-01", value: "half_away_from_zero" },
      ],
      entries: [],
    });
  });

  it("names every reason and grants nothing", () => {
    const none = { ...crossBorder, enterprise: false, platform_agreement: false, net_sales_fen: fen(0) };
    const grant = assessCrossBorder(sampleCounty, 2026, none);
    expect(grant).toMatchObject({
      reasons: ["not_enterprise", "no_platform_agreement", "no_results"],
      ceiling_fen: 0n,
      grant_fen: 0n,
    });
    expect(grant.explanation).toHaveLength(1);
    expect(grant.explanation[0]?.clauses).toEqual(["s6"]);
    expect(texts(grant)).toContain(
      "the claimant is no enterprise; no agreement with a third-party cross-border platform; no actual results",
    );
  });

  it("grants nothing of any sales to whom a condition stands against", () => {
    for (const lack of [{ enterprise: false }, { platform_agreement: false }]) {
      const grant = assessCrossBorder(sampleCounty, 2026, { ...crossBorder, ...lack });
      expect(grant).toMatchObject({ ceiling_fen: 0n, grant_fen: 0n });
      expect(grant.reasons).toHaveLength(1);
    }
  });

  it("refuses negative sales", () => {
    const sales = { ...crossBorder, net_sales_fen: -1n as Fen };
    expect(() => assessCrossBorder(sampleCounty, 2026, sales)).toThrow(refused("facts_invalid", "net_sales_fen -1"));
  });
});
