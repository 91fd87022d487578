import { blockers } from "./blockers";
import { calm, moneyOf, noticeOf, sealOf, taken, throughNotice, YEAR } from "./fixtures";
import type { StepAction } from "./step";
import { yearState } from "./year-state";

const after = (...actions: StepAction[]) => yearState(YEAR, taken(actions));
const texts = (found: readonly { text: string }[]) => found.map(({ text }) => text);
const codes = (found: readonly { code: string }[]) => found.map(({ code }) => code);

const closing = after({ kind: "start_closing" });
const seal = sealOf(1, {});

describe("what stands against closing", () => {
  it.each([
    ["2025-12-31T15:59:59.999Z", ["year_not_over"]],
    ["2025-12-31T16:00:00.000Z", []],
  ])("at %s is %j: the year ends at midnight in Shanghai", (now, expected) => {
    expect(codes(blockers(after(), { kind: "start_closing" }, calm({ now: new Date(now) })))).toEqual(expected);
  });

  it("is named item by item, in Chinese, with the page where it is dealt with", () => {
    const facts = calm({
      to_check: 3,
      failed_orders: ["order_1", "order_2"],
      open_findings: 4,
      open_applications: 2,
      out_of_balance: "导出合计与收款减退款不一致，相差 ¥0.01",
    });
    const found = blockers(closing, seal, facts);
    expect(texts(found)).toEqual([
      "有 3 笔待核对的流水",
      "有 2 个订单没能入账（order_1、order_2）。入账之前不知道它们的金额属于哪个年度，所以每个年度都要等它们入账才能封存",
      "有 4 条疑点没有核查结论",
      "有 2 件项目申报没有决定",
      "导出合计与收款减退款不一致，相差 ¥0.01",
    ]);
    expect(found.every(({ link }) => link?.startsWith("/subsidy"))).toBe(true);
  });

  it.each([
    [{ to_check: 1 }, "entries_to_check"],
    [{ failed_orders: ["order_1"] }, "orders_not_booked"],
    [{ open_findings: 1 }, "open_findings"],
    [{ open_applications: 1 }, "applications_open"],
    [
      { open_declarations: [{ id: "dcl_1", name: "示例.csv", merchant: "示例蜂业", state: "待审核" }] },
      "open_declaration",
    ],
    [{ out_of_balance: "不一致" }, "out_of_balance"],
    [{ open_objections: 1 }, "objections_open"],
    [{ now: new Date("2025-12-31T00:00:00Z") }, "year_not_over"],
  ])("%j alone is enough", (facts, code) => {
    expect(codes(blockers(closing, seal, calm(facts)))).toEqual([code]);
    expect(codes(blockers(after(...throughNotice), sealOf(2, {}), calm(facts)))).toEqual([code]);
  });

  it("names every declaration without an outcome, with the page where it gets one", () => {
    const open_declarations = [
      { id: "dcl_1", name: "一月.csv", merchant: "示例蜂业", state: "待审核" },
      { id: "dcl_2", name: "二月.csv", merchant: "示例小店", state: "正在入账" },
    ];
    expect(blockers(closing, seal, calm({ open_declarations }))).toEqual([
      { code: "open_declaration", text: "站外申报“一月.csv”（示例蜂业）待审核", link: "/subsidy/declarations/dcl_1" },
      { code: "open_declaration", text: "站外申报“二月.csv”（示例小店）正在入账", link: "/subsidy/declarations/dcl_2" },
    ]);
    expect(blockers(after(), { kind: "start_closing" }, calm({ open_declarations }))).toEqual([]);
  });

  it("is nothing when all is settled", () => {
    expect(blockers(closing, seal, calm())).toEqual([]);
  });

  it("is the order of steps, first of all", () => {
    expect(codes(blockers(after(), seal, calm({ to_check: 1 })))).toEqual(["out_of_order"]);
  });
});

describe("what an objection that was upheld stands against", () => {
  const upheld = calm({ upheld_objections: 1 });
  const published = after({ kind: "start_closing" }, sealOf(1, { a: 1_000n }), noticeOf());

  it("the end of the notice and every grant, but not the revision that answers it", () => {
    expect(codes(blockers(published, { kind: "end_notice" }, upheld))).toContain("objection_upheld");
    const noticed = after({ kind: "start_closing" }, sealOf(1, { a: 1_000n }), noticeOf(), { kind: "end_notice" });
    expect(codes(blockers(noticed, moneyOf("grant", "a", 1_000n), upheld))).toEqual(["objection_upheld"]);
    expect(codes(blockers(noticed, moneyOf("grant", "a", 1_000n), calm()))).toEqual([]);
    expect(codes(blockers(published, sealOf(2, {}), upheld))).toEqual([]);
  });
});

describe("what stands against a notice", () => {
  const sealed = after({ kind: "start_closing" }, seal);
  const posted = (on: string) => after({ kind: "start_closing" }, seal, noticeOf(on));

  it.each([
    [noticeOf("2026-03-02"), []],
    [noticeOf("2026-02-28"), ["notice_before_seal"]],
    [noticeOf("2026-03-26"), ["date_in_future"]],
    [noticeOf("2026-02-30"), ["date_wrong"]],
    [{ ...noticeOf(), url: "公示栏" } as StepAction, ["notice_url_wrong"]],
  ])("%j: %j", (action, expected) => {
    expect(codes(blockers(sealed, action, calm()))).toEqual(expected);
  });

  // Posted on Monday 2 March, the first day excluded: Tuesday 3 to Monday 9.
  it.each([
    ["2026-03-09T15:59:59Z", ["notice_too_short"]],
    ["2026-03-09T16:00:00Z", []],
  ])("until five working days are over: at %s %j", (now, expected) => {
    const found = blockers(posted("2026-03-02"), { kind: "end_notice" }, calm({ now: new Date(now) }));
    expect(codes(found)).toEqual(expected);
    if (expected.length > 0) expect(found[0]?.text).toContain("2026-03-09");
  });

  it("is a year without a calendar, by name, rather than a guess", () => {
    const now = new Date("2027-02-01T00:00:00Z");
    const [found] = blockers(posted("2026-12-28"), { kind: "end_notice" }, calm({ now }));
    expect(found).toMatchObject({
      code: "calendar_year_unknown",
      text: expect.stringContaining("没有 2027 年的工作日历"),
    });
  });

  it("is every objection without a decision", () => {
    expect(texts(blockers(posted("2026-03-02"), { kind: "end_notice" }, calm({ open_objections: 2 })))).toEqual([
      "有 2 条异议没有处理结论",
    ]);
  });
});

describe("what stands against money", () => {
  const granted = after(...throughNotice, moneyOf("grant", "a", 600n));

  it.each([
    ["grant", 400n, []],
    ["grant", 401n, ["amount_too_large"]],
    ["pay", 600n, []],
    ["pay", 601n, ["amount_too_large"]],
    ["pay", 0n, ["amount_not_positive"]],
    ["demand_return", 1n, ["amount_too_large"]],
    ["record_return", 1n, ["amount_too_large"]],
  ] as const)("%s of %d fen: %j", (kind, amount, expected) => {
    expect(codes(blockers(granted, moneyOf(kind, "a", amount), calm()))).toEqual(expected);
  });

  it("is a claimant who is not on the list, a document without number, a date to come", () => {
    expect(codes(blockers(granted, moneyOf("grant", "z", 1n), calm()))).toEqual(["claimant_unknown"]);
    const step = { ...moneyOf("pay", "a", 1n), document_number: " ", dated_on: "2026-03-26" };
    expect(codes(blockers(granted, step, calm()))).toEqual(["date_in_future", "document_missing"]);
  });

  it("says how much is left and why", () => {
    expect(texts(blockers(granted, moneyOf("pay", "a", 601n), calm()))).toEqual([
      "示例商家 a最多还能拨付 ¥6.00（批复额与最新核定额中较小者减已拨付），不能 ¥6.01",
    ]);
  });

  it("is a newer revision that certifies less than was granted", () => {
    const revised = after(...throughNotice, moneyOf("grant", "a", 600n), sealOf(2, { a: 100n }), noticeOf(), {
      kind: "end_notice",
    });
    expect(codes(blockers(revised, moneyOf("pay", "a", 101n), calm()))).toEqual(["amount_too_large"]);
    expect(blockers(revised, moneyOf("pay", "a", 100n), calm())).toEqual([]);
  });
});
