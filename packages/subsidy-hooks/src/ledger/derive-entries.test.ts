import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import fc from "fast-check";
import { deriveEntries } from "./derive-entries";
import type { Entry } from "./entry";
import { anyOrder, capture, dispatch, freight, goods, hour, order, refund, returned } from "./fixtures";
import type { OrderSnapshot } from "./order-snapshot";
import { planPosting } from "./plan-posting";

/** `kind line amount`, with a question mark where it is to be checked. */
function brief(snapshot: OrderSnapshot): string[] {
  return deriveEntries(snapshot).map(
    (entry) => `${entry.kind} ${entry.line_id} ${entry.amount_fen}${entry.to_check ? " ?" : ""}`,
  );
}

function refundsOf(snapshot: OrderSnapshot): string[] {
  return brief(snapshot).filter((line) => !line.startsWith("sale"));
}

const paid = order({
  lines: [goods("a", 10_000, { quantity: 2 }), goods("b", 5_000), freight("f", 1_000)],
  captures: [capture("cap", 16_000, hour(0))],
  dispatches: [dispatch(hour(0.1))],
});

describe("a capture", () => {
  it("gives each line exactly its amount when it takes the whole order", () => {
    expect(brief(paid)).toEqual(["sale a 10000", "sale b 5000", "sale f 1000"]);
  });

  it("is spread by largest remainder when it takes a part, and the rest completes each line", () => {
    const snapshot = order({
      lines: [goods("a", 100), goods("b", 100), goods("c", 100)],
      captures: [capture("cap_1", 100, hour(0)), capture("cap_2", 200, hour(1))],
    });
    expect(brief(snapshot)).toEqual(["sale a 34", "sale b 33", "sale c 33", "sale a 66", "sale b 67", "sale c 67"]);
  });

  it("leaves no entry on a line that costs nothing", () => {
    const snapshot = order({ lines: [goods("a", 100), goods("gift", 0)], captures: [capture("cap", 100, hour(0))] });
    expect(brief(snapshot)).toEqual(["sale a 100"]);
  });

  it("of nothing makes no entry", () => {
    expect(brief(order({ lines: [goods("gift", 0)], captures: [capture("cap", 0, hour(0))] }))).toEqual([]);
  });

  it("above the order's total is refused with order and figures", () => {
    const snapshot = order({ lines: [goods("a", 100)], captures: [capture("cap", 101, hour(0))] });
    expect(() => deriveEntries(snapshot)).toThrow("订单 order_1 的收款 cap 为 101 分，超过尚未收取的 100 分");
  });

  it("follows an order edit from its instant on, and leaves what was booked before", () => {
    const snapshot = order({
      lines: [
        goods("a", 100),
        goods("b", 0, { quantity: 0, changes: [{ at: hour(1), quantity: 1, amount: fen(50) }] }),
      ],
      captures: [capture("cap_1", 100, hour(0)), capture("cap_2", 50, hour(2), "pay_2")],
    });
    expect(brief(snapshot)).toEqual(["sale a 100", "sale b 50"]);
  });

  it("does not fail on a line that an edit made cheaper than what was captured", () => {
    const snapshot = order({
      lines: [goods("a", 100, { changes: [{ at: hour(1), quantity: 1, amount: fen(40) }] })],
      captures: [capture("cap", 100, hour(0))],
      refunds: [refund("ref", 60, hour(2))],
    });
    expect(brief(snapshot)).toEqual(["sale a 100", "refund a -60 ?"]);
  });

  it("after an edit goes to what is open, and takes nothing off a line that became cheaper", () => {
    const at = hour(1);
    const snapshot = order({
      lines: [
        goods("a", 100, { changes: [{ at, quantity: 1, amount: fen(40) }] }),
        goods("b", 0, { quantity: 0, changes: [{ at, quantity: 1, amount: fen(110) }] }),
      ],
      captures: [capture("cap_1", 100, hour(0)), capture("cap_2", 50, at, "pay_2")],
    });
    expect(brief(snapshot)).toEqual(["sale a 100", "sale b 50"]);
  });

  it("carries source, instants, year and merchant", () => {
    expect(deriveEntries(paid)[0]).toMatchObject({
      source_key: "capture:cap:a",
      source_type: "capture",
      source_id: "cap",
      order_id: "order_1",
      product_id: "prod_a",
      occurred_at: hour(0),
      sale_occurred_at: hour(0),
      policy_year: 2026,
      merchant: { id: "mer_1", kind: "enterprise" },
      basis: "captured",
      corrects: null,
    });
  });
});

describe("a capture written down late", () => {
  it("moves nothing that was booked before it, though its money came first", () => {
    const lines = [goods("a", 100), goods("b", 100)];
    const early = capture("cap_1", 99, hour(5), "pay_1");
    const late = capture("cap_2", 101, hour(1), "pay_2", hour(9));
    const refunds = [refund("ref", 33, hour(7))];
    const before = deriveEntries(order({ lines, captures: [early], refunds }));
    expect(deriveEntries(order({ lines, captures: [late, early], refunds })).slice(0, before.length)).toEqual(before);
  });
});

describe("a refund without returns or names", () => {
  it("is spread over what is left of the goods by largest remainder and to be checked", () => {
    expect(refundsOf({ ...paid, refunds: [refund("ref", 100, hour(1))] })).toEqual([
      "refund a -67 ?",
      "refund b -33 ?",
    ]);
  });

  it("goes to freight only with what exceeds the goods", () => {
    expect(refundsOf({ ...paid, refunds: [refund("ref", 15_400, hour(1))] })).toEqual([
      "refund a -10000 ?",
      "refund b -5000 ?",
      "refund f -400 ?",
    ]);
  });

  it("needs no check when it gives back all that is left", () => {
    const refunds = [refund("ref_1", 15_400, hour(1)), refund("ref_2", 600, hour(2))];
    expect(refundsOf({ ...paid, refunds })).toEqual([
      "refund a -10000 ?",
      "refund b -5000 ?",
      "refund f -400 ?",
      "refund f -600",
    ]);
  });

  it("takes two at the same instant in order of their ids", () => {
    const refunds = [refund("ref_2", 15_000, hour(1)), refund("ref_1", 1, hour(1))];
    expect(refundsOf({ ...paid, refunds })).toEqual([
      "refund a -1 ?",
      "refund a -9999 ?",
      "refund b -5000 ?",
      "refund f -1 ?",
    ]);
  });

  it("of more than its payment still holds is refused with order and figures", () => {
    const refunds = [refund("ref_1", 15_999, hour(1)), refund("ref_2", 2, hour(2))];
    expect(() => deriveEntries({ ...paid, refunds })).toThrow(
      "订单 order_1 的退款 ref_2 为 2 分，超过该笔支付尚可退的 1 分",
    );
  });

  it("before any capture is refused", () => {
    const snapshot = { ...paid, refunds: [refund("ref", 1, hour(-1))] };
    expect(() => deriveEntries(snapshot)).toThrow(expect.objectContaining({ code: "refund_exceeds_captured" }));
  });

  it("of nothing makes no entry", () => {
    expect(refundsOf({ ...paid, refunds: [refund("ref", 0, hour(1))] })).toEqual([]);
  });
});

describe("a refund that follows received returns", () => {
  it("is a return of those lines, by the value of the units that came back", () => {
    const snapshot = {
      ...paid,
      returned_items: [returned("ri", "a", hour(1))],
      refunds: [refund("ref", 5_000, hour(2))],
    };
    expect(refundsOf(snapshot)).toEqual(["return a -5000"]);
  });

  it("counts goods received at the very instant, not goods received a moment later", () => {
    const received = (at: Date) => ({
      ...paid,
      returned_items: [returned("ri", "b", at)],
      refunds: [refund("ref", 5_000, hour(2))],
    });
    expect(refundsOf(received(hour(2)))).toEqual(["return b -5000"]);
    expect(refundsOf(received(new Date(hour(2).getTime() + 1)))).toEqual(["refund a -3333 ?", "refund b -1667 ?"]);
  });

  it("goes pro rata with what exceeds the goods that came back", () => {
    const snapshot = {
      ...paid,
      returned_items: [returned("ri", "b", hour(1))],
      refunds: [refund("ref", 5_100, hour(2))],
    };
    expect(refundsOf(snapshot)).toEqual(["refund a -100 ?", "return b -5000"]);
  });

  it("pays no returned unit twice", () => {
    const snapshot = {
      ...paid,
      returned_items: [returned("ri", "a", hour(1))],
      refunds: [refund("ref_1", 5_000, hour(2)), refund("ref_2", 1_000, hour(3))],
    };
    expect(refundsOf(snapshot)).toEqual(["return a -5000", "refund a -500 ?", "refund b -500 ?"]);
  });

  it("prefers the return it equals, else the oldest", () => {
    const returned_items = [returned("r1", "a", hour(1)), returned("r2", "b", hour(1.5))];
    const withFee = [refund("ref_1", 4_900, hour(1.2)), refund("ref_2", 5_000, hour(2))];
    expect(refundsOf({ ...paid, returned_items, refunds: withFee })).toEqual(["return a -4900", "return b -5000"]);
    const oddly = [refund("ref", 5_001, hour(2))];
    expect(refundsOf({ ...paid, returned_items, refunds: oddly })).toEqual(["return a -5000", "return b -1"]);
  });

  it("is to be checked when it pays several lines of one return in part", () => {
    const returned_items = [
      returned("r1", "a", hour(1), { return_id: "ret", quantity: 2 }),
      returned("r2", "b", hour(1), { return_id: "ret" }),
    ];
    expect(refundsOf({ ...paid, returned_items, refunds: [refund("ref", 9_000, hour(2))] })).toEqual([
      "return a -6000 ?",
      "return b -3000 ?",
    ]);
  });

  it("needs no check when it pays all lines of a return in full", () => {
    const returned_items = [
      returned("r1", "a", hour(1), { return_id: "ret" }),
      returned("r2", "b", hour(1), { return_id: "ret" }),
    ];
    expect(refundsOf({ ...paid, returned_items, refunds: [refund("ref", 10_000, hour(2))] })).toEqual([
      "return a -5000",
      "return b -5000",
    ]);
  });

  it("counts what is left of a line once, though two of its units came back apart", () => {
    const allocation = [{ line_id: "a", amount: fen(8_000) }];
    const returned_items = [
      returned("r1", "a", hour(2), { return_id: "ret" }),
      returned("r2", "a", hour(2), { return_id: "ret" }),
      returned("r3", "b", hour(2), { return_id: "ret" }),
    ];
    const refunds = [refund("ref_1", 8_000, hour(1), { allocation }), refund("ref_2", 3_500, hour(3))];
    // 2,000 left of a, 5,000 of b: 3,500 in halves
    expect(refundsOf({ ...paid, returned_items, refunds })).toEqual([
      "refund a -8000",
      "return a -1000 ?",
      "return b -2500 ?",
    ]);
  });

  it("values units by what an order edit left of their line", () => {
    const edited = (quantity: number, units: number, amount: number) => ({
      ...paid,
      lines: [
        goods("a", 10_000, { quantity: 2, changes: [{ at: hour(1), quantity, amount: fen(amount) }] }),
        ...paid.lines.slice(1),
      ],
      returned_items: [returned("ri", "a", hour(2), { quantity: units })],
      refunds: [refund("ref", 6_000, hour(3))],
    });
    // one unit is left: worth 5,000; the rest is spread over 5,000 and 5,000
    expect(refundsOf(edited(1, 2, 5_000))).toEqual(["return a -5500 ?", "refund b -500 ?"]);
    // none is left: worth nothing
    expect(refundsOf(edited(0, 1, 0))).toEqual(["refund a -4000 ?", "refund b -2000 ?"]);
  });

  it("takes no more than is left where an earlier refund already took from the line", () => {
    const snapshot = {
      ...paid,
      returned_items: [returned("ri", "b", hour(2))],
      refunds: [refund("ref_1", 3_000, hour(1)), refund("ref_2", 5_000, hour(3))],
    };
    expect(refundsOf(snapshot)).toEqual(["refund a -2000 ?", "refund b -1000 ?", "refund a -1000 ?", "return b -4000"]);
  });

  it("splits a line returned unit by unit to the fen", () => {
    const snapshot = order({
      lines: [goods("a", 100, { quantity: 3 })],
      captures: [capture("cap", 100, hour(0))],
      returned_items: [1, 2, 3].map((n) => returned(`ri_${n}`, "a", hour(n))),
      refunds: [refund("ref_1", 33, hour(1.5)), refund("ref_2", 34, hour(2.5)), refund("ref_3", 33, hour(3.5))],
    });
    expect(refundsOf(snapshot)).toEqual(["return a -33", "return a -34", "return a -33"]);
  });

  it("refuses more returned units than were sold", () => {
    const snapshot = { ...paid, returned_items: [returned("ri", "b", hour(1), { quantity: 2 })] };
    expect(() => deriveEntries(snapshot)).toThrow("订单 order_1 的明细 b 售出 1 件，退回却有 2 件");
  });
});

describe("a refund with named lines", () => {
  const naming = (amount: number, allocation: [string, number][]) =>
    refund("ref", amount, hour(2), {
      allocation: allocation.map(([line_id, named]) => ({ line_id, amount: fen(named) })),
    });

  it("goes to those lines, freight too", () => {
    const snapshot = {
      ...paid,
      refunds: [
        naming(1_300, [
          ["b", 300],
          ["f", 1_000],
        ]),
      ],
    };
    expect(refundsOf(snapshot)).toEqual(["refund b -300", "refund f -1000"]);
  });

  it("is a return where the named goods came back", () => {
    const snapshot = {
      ...paid,
      returned_items: [returned("ri", "a", hour(1))],
      refunds: [naming(5_000, [["a", 5_000]])],
    };
    expect(refundsOf(snapshot)).toEqual(["return a -5000"]);
  });

  it("keeps its names but is to be checked where it passes over goods that came back", () => {
    const snapshot = { ...paid, returned_items: [returned("ri", "a", hour(1))], refunds: [naming(300, [["b", 300]])] };
    expect(refundsOf(snapshot)).toEqual(["refund b -300 ?"]);
  });

  it("spreads what was not named, or what the named line no longer holds", () => {
    expect(refundsOf({ ...paid, refunds: [naming(600, [["b", 300]])] })).toEqual([
      "refund a -204 ?",
      "refund b -396 ?",
    ]);
    expect(refundsOf({ ...paid, refunds: [naming(6_000, [["b", 6_000]])] })).toEqual([
      "refund a -1000 ?",
      "refund b -5000",
    ]);
  });

  it("treats an empty list as no names", () => {
    expect(refundsOf({ ...paid, refunds: [naming(100, [])] })).toEqual(["refund a -67 ?", "refund b -33 ?"]);
  });

  it("refuses more named than refunded", () => {
    const snapshot = {
      ...paid,
      refunds: [
        naming(100, [
          ["a", 60],
          ["b", 41],
        ]),
      ],
    };
    expect(() => deriveEntries(snapshot)).toThrow("订单 order_1 的退款 ref 为 100 分，指定到商品的却有 101 分");
  });

  it("refuses a line that the order does not have", () => {
    const snapshot = { ...paid, refunds: [naming(100, [["z", 100]])] };
    expect(() => deriveEntries(snapshot)).toThrow("不存在的明细 z");
  });
});

describe("a cancelled order", () => {
  const unsent = { ...paid, dispatches: [] };
  const aMomentLater = new Date(hour(2).getTime() + 40);
  const all = [refund("ref", 16_000, hour(2))];
  const asCancelled = ["cancellation a -10000", "cancellation b -5000", "cancellation f -1000"];
  const asRefunded = ["refund a -10000", "refund b -5000", "refund f -1000"];

  it("has no entries when nothing was captured", () => {
    expect(brief({ ...unsent, captures: [], canceled_at: hour(1) })).toEqual([]);
  });

  it("gives back every line by cancellation, before core has written that it is cancelled and after", () => {
    expect(refundsOf({ ...unsent, refunds: all, canceled_at: null })).toEqual(asCancelled);
    expect(refundsOf({ ...unsent, refunds: all, canceled_at: aMomentLater })).toEqual(asCancelled);
    expect(refundsOf({ ...unsent, refunds: all, canceled_at: hour(30) })).toEqual(asCancelled);
  });

  it("leaves an earlier partial refund what it was, however short before", () => {
    const early = new Date(hour(2).getTime() - 1);
    const refunds = [refund("ref_1", 3_000, early), refund("ref_2", 13_000, hour(2))];
    expect(refundsOf({ ...unsent, refunds, canceled_at: aMomentLater })).toEqual([
      "refund a -2000 ?",
      "refund b -1000 ?",
      "cancellation a -8000",
      "cancellation b -4000",
      "cancellation f -1000",
    ]);
  });

  it("makes every refund from its cancellation on a cancellation", () => {
    const refunds = [refund("ref", 100, hour(2))];
    const parts = ["cancellation a -67 ?", "cancellation b -33 ?"];
    expect(refundsOf({ ...paid, refunds, canceled_at: hour(2) })).toEqual(parts);
    expect(refundsOf({ ...paid, refunds, canceled_at: aMomentLater })).not.toEqual(parts);
  });

  it("is not what a full refund makes of goods that had left, unless that was taken back before it", () => {
    const sent = (at: Date, withdrawn_at?: Date) => ({
      ...unsent,
      refunds: all,
      canceled_at: aMomentLater,
      dispatches: [dispatch(at, withdrawn_at)],
    });
    expect(refundsOf(sent(hour(1)))).toEqual(asRefunded);
    expect(refundsOf(sent(hour(2)))).toEqual(asRefunded);
    expect(refundsOf(sent(aMomentLater))).toEqual(asCancelled);
    expect(refundsOf(sent(hour(1), hour(2)))).toEqual(asCancelled);
    expect(refundsOf(sent(hour(1), aMomentLater))).toEqual(asRefunded);
  });

  it("gives back what came back as returned, and the rest of it as refunded: it had left", () => {
    const returned_items = [returned("ri", "b", hour(1))];
    const kinds = ["refund a -10000", "return b -5000", "refund f -1000"];
    expect(refundsOf({ ...unsent, refunds: all, returned_items })).toEqual(kinds);
  });

  it("takes each payment for itself", () => {
    const snapshot = order({
      lines: [goods("a", 100)],
      captures: [capture("c1", 60, hour(0), "pay_1"), capture("c2", 40, hour(1), "pay_2")],
      refunds: [refund("r1", 40, hour(2), { payment_id: "pay_2" }), refund("r2", 59, hour(3))],
    });
    expect(refundsOf(snapshot)).toEqual(["cancellation a -40 ?", "refund a -59 ?"]);
  });
});

describe("the policy year", () => {
  it("changes with midnight in Shanghai", () => {
    const yearOf = (at: string) =>
      deriveEntries({ ...paid, captures: [capture("cap", 16_000, new Date(at))] })[0]?.policy_year;
    expect(yearOf("2026-12-31T15:59:59Z")).toBe(2026);
    expect(yearOf("2026-12-31T16:00:00Z")).toBe(2027);
  });

  it("is that in which the money was captured, however much later the shop wrote it down", () => {
    const late = capture("cap", 16_000, hour(3.99), "pay_1", hour(30));
    const entries = deriveEntries({ ...paid, captures: [late], refunds: [refund("ref", 16_000, hour(31))] });
    expect(entries.map((entry) => entry.policy_year)).toEqual(Array(6).fill(2026));
    expect(entries[0]).toMatchObject({ occurred_at: hour(3.99), sale_occurred_at: hour(3.99) });
  });

  it("of a refund is that of its sale", () => {
    const entries = deriveEntries({ ...paid, refunds: [refund("ref", 16_000, hour(24 * 40))] });
    expect(entries.map((entry) => entry.policy_year)).toEqual([2026, 2026, 2026, 2026, 2026, 2026]);
    expect(entries.at(-1)).toMatchObject({ occurred_at: hour(24 * 40), sale_occurred_at: hour(0) });
  });

  it("splits a refund of a line that was paid for in two years, oldest sale of the own payment first", () => {
    const snapshot = order({
      lines: [goods("a", 100)],
      captures: [capture("c26", 60, hour(0)), capture("c27", 40, hour(5))],
      refunds: [refund("ref", 70, hour(9))],
    });
    const entries = deriveEntries(snapshot).filter((entry) => entry.kind === "refund");
    expect(entries.map((entry) => [entry.source_key, entry.amount_fen, entry.policy_year])).toEqual([
      ["refund:ref:a", -60n, 2026],
      ["refund:ref:a:2027", -10n, 2027],
    ]);
  });

  it("prefers the sale that the refunded payment paid for", () => {
    const snapshot = order({
      lines: [goods("a", 100)],
      captures: [capture("c26", 60, hour(0), "pay_1"), capture("c27", 40, hour(5), "pay_2")],
      dispatches: [dispatch(hour(6))],
      refunds: [
        refund("ref_1", 30, hour(9), { payment_id: "pay_2" }),
        refund("ref_2", 60, hour(10), { payment_id: "pay_1" }),
        refund("ref_3", 10, hour(11), { payment_id: "pay_2" }),
      ],
    });
    const entries = deriveEntries(snapshot).filter((entry) => entry.kind === "refund");
    expect(entries.map((entry) => [entry.amount_fen, entry.policy_year])).toEqual([
      [-30n, 2027],
      [-60n, 2026],
      [-10n, 2027],
    ]);
  });

  it("lets a payment be refunded in full although its lines were refunded through the other", () => {
    const allocation = [{ line_id: "b", amount: fen(50) }];
    const snapshot = order({
      lines: [
        goods("a", 100),
        goods("b", 0, { quantity: 0, changes: [{ at: hour(1), quantity: 1, amount: fen(50) }] }),
      ],
      captures: [capture("c1", 100, hour(0), "pay_1"), capture("c2", 50, hour(2), "pay_2")],
      dispatches: [dispatch(hour(2))],
      refunds: [
        refund("ref_1", 50, hour(3), { payment_id: "pay_1", allocation }),
        refund("ref_2", 50, hour(4), { payment_id: "pay_2" }),
      ],
    });
    expect(refundsOf(snapshot)).toEqual(["refund b -50", "refund a -50 ?"]);
  });
});

describe("a snapshot that cannot be true", () => {
  it.each<[string, Partial<OrderSnapshot>, string]>([
    ["another currency", { currency_code: "usd" }, "usd"],
    ["a line twice", { lines: [goods("a", 1), goods("a", 1)] }, "明细 a 重复出现"],
    ["a capture twice", { captures: [capture("c", 1, hour(0)), capture("c", 1, hour(0))] }, "收款 c 重复出现"],
    ["a refund twice", { refunds: [refund("r", 1, hour(0)), refund("r", 1, hour(0))] }, "退款 r 重复出现"],
    ["a returned item twice", { returned_items: [returned("i", "a", hour(0)), returned("i", "a", hour(0))] }, "退货 i"],
    ["a return of no line", { returned_items: [returned("i", "z", hour(0))] }, "不存在的明细 z"],
    ["a negative line", { lines: [goods("a", -1)] }, "a 的金额 -1 分为负数"],
    ["a negative capture", { captures: [capture("c", -1, hour(0))] }, "c 的金额 -1 分为负数"],
    ["a negative refund", { refunds: [refund("r", -1, hour(0))] }, "r 的金额 -1 分为负数"],
    ["half a unit", { lines: [goods("a", 1, { quantity: 0.5 })] }, "a 的数量 0.5"],
    ["a capture before its time", { captures: [capture("c", 1, hour(1), "pay", hour(0))] }, "记录时间早于收款时间"],
    ["a capture at no time", { captures: [capture("c", 1, new Date(Number.NaN))] }, "c 的时间无效"],
    [
      "two edits at once",
      { lines: [goods("a", 1, { changes: [1, 2].map((n) => ({ at: hour(1), quantity: n, amount: fen(n) })) })] },
      "无法分辨先后",
    ],
  ])("is refused: %s", (_name, change, text) => {
    expect(() => deriveEntries(order({ lines: [goods("a", 100)], ...change }))).toThrow(text);
  });
});

describe("the ground of a refund", () => {
  const bases = (snapshot: OrderSnapshot) =>
    deriveEntries(snapshot)
      .filter((entry) => entry.kind !== "sale")
      .map((entry) => `${entry.line_id} ${entry.amount_fen} ${entry.basis}${entry.to_check ? " ?" : ""}`);
  const name = (line_id: string, amount: number) => ({ allocation: [{ line_id, amount: fen(amount) }] });

  it("is written on the entry: named, returned, pro rata, remainder", () => {
    expect(bases({ ...paid, refunds: [refund("ref", 300, hour(1), name("b", 300))] })).toEqual(["b -300 named"]);
    const back = { returned_items: [returned("i", "b", hour(1))], refunds: [refund("ref", 5_000, hour(2))] };
    expect(bases({ ...paid, ...back })).toEqual(["b -5000 returned"]);
    expect(bases({ ...paid, refunds: [refund("ref", 300, hour(1))] })).toEqual([
      "a -200 pro_rata ?",
      "b -100 pro_rata ?",
    ]);
    expect(bases({ ...paid, refunds: [refund("ref", 16_000, hour(1))] })).toEqual([
      "a -10000 remainder",
      "b -5000 remainder",
      "f -1000 remainder",
    ]);
  });

  it("is not a name of nothing", () => {
    expect(bases({ ...paid, refunds: [refund("ref", 300, hour(1), name("b", 0))] })).toEqual([
      "a -200 pro_rata ?",
      "b -100 pro_rata ?",
    ]);
  });

  it("is what came back, where the names are of nothing", () => {
    const back = {
      returned_items: [returned("i", "b", hour(1))],
      refunds: [refund("ref", 5_000, hour(2), name("a", 0))],
    };
    expect(bases({ ...paid, ...back })).toEqual(["b -5000 returned"]);
  });

  it("needs no check where the goods passed over cost nothing, or have nothing left", () => {
    const gift = order({
      lines: [goods("a", 100), goods("gift", 0), goods("z", 50)],
      captures: [capture("cap", 150, hour(0))],
      returned_items: [returned("i", "gift", hour(1))],
      refunds: [refund("ref", 10, hour(2), name("a", 10))],
    });
    expect(bases(gift)).toEqual(["a -10 named"]);
    const spent = order({
      lines: [goods("a", 100), goods("b", 50)],
      captures: [capture("cap", 150, hour(0))],
      returned_items: [returned("i", "b", hour(2))],
      refunds: [refund("ref_1", 50, hour(1), name("b", 50)), refund("ref_2", 10, hour(3), name("a", 10))],
    });
    expect(bases(spent)).toEqual(["b -50 named", "a -10 named"]);
  });

  it("needs a check where only the line passed over has something left", () => {
    const snapshot = order({
      lines: [goods("a", 100), goods("b", 50)],
      captures: [capture("cap", 150, hour(0))],
      returned_items: [returned("i", "b", hour(1))],
      refunds: [refund("ref", 100, hour(2), name("a", 100))],
    });
    expect(bases(snapshot)).toEqual(["a -100 named ?"]);
  });

  it("is not split by returned goods that cost nothing", () => {
    const snapshot = order({
      lines: [goods("a", 100), goods("gift", 0)],
      captures: [capture("cap", 100, hour(0))],
      returned_items: [
        returned("i", "a", hour(1), { return_id: "r" }),
        returned("j", "gift", hour(1), { return_id: "r" }),
      ],
      refunds: [refund("ref", 40, hour(2))],
    });
    expect(bases(snapshot)).toEqual(["a -40 returned"]);
  });

  it("counts each returned unit at its own value", () => {
    const snapshot = order({
      lines: [goods("a", 300, { quantity: 3 })],
      captures: [capture("cap", 300, hour(0))],
      returned_items: [returned("i", "a", hour(1)), returned("j", "a", hour(2))],
      refunds: [refund("ref", 250, hour(3))],
    });
    expect(bases(snapshot)).toEqual(["a -250 returned ?"]);
  });
});

describe("the lists of a snapshot", () => {
  it("book goods before freight, whatever their ids", () => {
    const snapshot = order({ lines: [freight("a", 10), goods("b", 20)], captures: [capture("cap", 30, hour(0))] });
    expect(brief(snapshot)).toEqual(["sale b 20", "sale a 10"]);
  });

  it("hold the changes of a line in any order", () => {
    const changes = [
      { at: hour(2), quantity: 1, amount: fen(70) },
      { at: hour(1), quantity: 1, amount: fen(40) },
    ];
    const captures = [capture("cap_1", 100, hour(0)), capture("cap_2", 20, hour(3), "pay_2")];
    const lines = [goods("a", 100), goods("b", 0, { quantity: 0, changes })];
    expect(brief(order({ lines, captures }))).toEqual(["sale a 100", "sale b 20"]);
    const tooMuch = [...captures, capture("cap_3", 51, hour(4), "pay_3")];
    expect(() => deriveEntries(order({ lines, captures: tooMuch }))).toThrow("50 分");
  });

  it("hold returns in any order: the oldest is paid first", () => {
    const snapshot = order({
      lines: [goods("a", 100), goods("b", 90)],
      captures: [capture("cap", 190, hour(0))],
      returned_items: [returned("1", "b", hour(2)), returned("2", "a", hour(1))],
      refunds: [refund("ref", 30, hour(3))],
    });
    expect(refundsOf(snapshot)).toEqual(["return a -30"]);
  });

  it("pay returns of one instant in order of their ids", () => {
    const snapshot = order({
      lines: [goods("a", 100), goods("b", 90)],
      captures: [capture("cap", 190, hour(0))],
      returned_items: [
        returned("1", "b", hour(1), { return_id: "r2" }),
        returned("2", "a", hour(1), { return_id: "r1" }),
      ],
      refunds: [refund("ref", 30, hour(3))],
    });
    expect(refundsOf(snapshot)).toEqual(["return a -30"]);
  });

  it("may return more units than were first sold, where an edit added them", () => {
    const changes = [{ at: hour(1), quantity: 3, amount: fen(300) }];
    const snapshot = order({
      lines: [goods("a", 100, { changes })],
      captures: [capture("cap_1", 100, hour(0)), capture("cap_2", 200, hour(2), "pay_2")],
      returned_items: [returned("i", "a", hour(3), { quantity: 3 })],
    });
    expect(brief(snapshot)).toEqual(["sale a 100", "sale a 200"]);
    const items = [returned("i", "a", hour(3), { quantity: 4 })];
    expect(() => deriveEntries({ ...snapshot, returned_items: items })).toThrow(
      expect.objectContaining({ code: "returned_more_than_sold" }),
    );
  });

  it("cannot be cancelled at no time, nor sell a negative quantity, nor change twice at once", () => {
    expect(() => deriveEntries({ ...paid, canceled_at: new Date("never") })).toThrow("取消 的时间无效");
    expect(() => deriveEntries(order({ lines: [goods("a", 1, { quantity: -1 })] }))).toThrow("a 的数量 -1");
    const change = { at: hour(1), quantity: 1, amount: fen(1) };
    const lines = [goods("a", 1), goods("b", 1, { changes: [change, { ...change, quantity: 2 }] })];
    expect(() => deriveEntries(order({ lines }))).toThrow("明细 b 在同一时刻有两次变更");
  });
});

describe("a refund over two years", () => {
  it("is entered by year, the earlier sale first, though its own payment is the later", () => {
    const snapshot = order({
      lines: [goods("a", 100), goods("b", 100)],
      captures: [capture("cap_1", 150, hour(0)), capture("cap_2", 50, hour(5), "pay_2")],
      refunds: [refund("ref", 50, hour(6), { payment_id: "pay_2", allocation: [{ line_id: "a", amount: fen(50) }] })],
    });
    const entries = deriveEntries(snapshot).filter((entry) => entry.kind !== "sale");
    expect(entries.map((entry) => [entry.source_key, entry.amount_fen, entry.policy_year])).toEqual([
      ["refund:ref:a", -25n, 2026],
      ["refund:ref:a:2027", -25n, 2027],
    ]);
    expect(entries.map((entry) => entry.sale_occurred_at)).toEqual([hour(0), hour(5)]);
  });
});

describe("for any order", () => {
  const runs = { numRuns: 2_000 };

  it("entries sum to captures less refunds", () => {
    fc.assert(
      fc.property(anyOrder, (snapshot) => {
        const captured = sumFen(snapshot.captures.map((event) => event.amount));
        const refunded = sumFen(snapshot.refunds.map((event) => event.amount));
        expect(total(deriveEntries(snapshot))).toBe(captured - refunded);
      }),
      runs,
    );
  });

  it("each capture and refund is booked to the fen, no line is captured above its amount or refunded below 0", () => {
    fc.assert(
      fc.property(anyOrder, (snapshot) => {
        const entries = deriveEntries(snapshot);
        for (const event of snapshot.captures) expect(total(of(entries, event.id))).toBe(event.amount);
        for (const event of snapshot.refunds) expect(total(of(entries, event.id))).toBe(-event.amount);
        for (const line of snapshot.lines) expectWithinBounds(entries, line.line_id, line.amount);
      }),
      runs,
    );
  });

  it("each policy year of a line stays between 0 and what was captured in it", () => {
    fc.assert(
      fc.property(anyOrder, (snapshot) => {
        const entries = deriveEntries(snapshot);
        for (const line of snapshot.lines) {
          for (const year of [2026, 2027]) {
            const own = entries.filter((entry) => entry.line_id === line.line_id && entry.policy_year === year);
            expect(total(own) >= 0n).toBe(true);
          }
        }
      }),
      runs,
    );
  });

  it("what happens later only adds entries", () => {
    fc.assert(
      fc.property(anyOrder, fc.integer({ min: -1, max: 15 }), (snapshot, until) => {
        const earlier = deriveEntries(asOf(snapshot, hour(until)));
        const keys = new Set(earlier.map((entry) => entry.source_key));
        const later = deriveEntries(snapshot).filter((entry) => keys.has(entry.source_key));
        expect(later).toEqual(earlier);
      }),
      runs,
    );
  });

  it("posting after every event gives the rows, kind for kind, that posting once at the end gives", () => {
    fc.assert(
      fc.property(anyOrder, (snapshot) => {
        const posted: Entry[] = [];
        for (const at of eventTimes(snapshot)) {
          posted.push(...planPosting(posted, deriveEntries(asOf(snapshot, at))));
        }
        expect(posted).toEqual(deriveEntries(snapshot));
      }),
      { numRuns: 500 },
    );
  });

  it("the order of the lists does not matter, nor does doing it again", () => {
    fc.assert(
      fc.property(anyOrder, fc.infiniteStream(fc.nat()), (snapshot, numbers) => {
        const entries = deriveEntries(snapshot);
        expect(deriveEntries(shuffled(snapshot, numbers))).toEqual(entries);
        expect(deriveEntries(snapshot)).toEqual(entries);
      }),
      runs,
    );
  });

  it("keys are unique, no entry is 0, signs follow the kind, and pro rata is to be checked", () => {
    fc.assert(
      fc.property(anyOrder, (snapshot) => {
        const entries = deriveEntries(snapshot);
        expect(new Set(entries.map((entry) => entry.source_key)).size).toBe(entries.length);
        for (const entry of entries) {
          expect(entry.kind === "sale" ? entry.amount_fen > 0n : entry.amount_fen < 0n).toBe(true);
          if (entry.basis === "pro_rata") expect(entry.to_check).toBe(true);
        }
      }),
      runs,
    );
  });
});

function total(entries: readonly Entry[]): Fen {
  return sumFen(entries.map((entry) => entry.amount_fen));
}

function of(entries: readonly Entry[], sourceId: string): Entry[] {
  return entries.filter((entry) => entry.source_id === sourceId);
}

function expectWithinBounds(entries: readonly Entry[], lineId: string, amount: Fen): void {
  let balance = 0n;
  for (const entry of entries.filter((candidate) => candidate.line_id === lineId)) {
    balance += entry.amount_fen;
    expect(balance >= 0n && balance <= amount).toBe(true);
  }
}

/** Every instant at which something happens in the order, in order of time. */
function eventTimes({ canceled_at, captures, refunds, returned_items, dispatches }: OrderSnapshot): Date[] {
  const times = [
    ...captures.map((event) => event.recorded_at),
    ...refunds.map((event) => event.at),
    ...returned_items.map((item) => item.received_at),
    ...dispatches.flatMap(({ at, withdrawn_at }) => [at, withdrawn_at ?? at]),
    ...(canceled_at ? [canceled_at] : []),
  ];
  return times.sort((a, b) => a.getTime() - b.getTime());
}

/** The snapshot as it was at an instant. */
function asOf(snapshot: OrderSnapshot, instant: Date): OrderSnapshot {
  return {
    ...snapshot,
    canceled_at: snapshot.canceled_at && snapshot.canceled_at <= instant ? snapshot.canceled_at : null,
    captures: snapshot.captures.filter((event) => event.recorded_at <= instant),
    refunds: snapshot.refunds.filter((event) => event.at <= instant),
    returned_items: snapshot.returned_items.filter((item) => item.received_at <= instant),
    dispatches: snapshot.dispatches
      .filter(({ at }) => at <= instant)
      .map(({ at, withdrawn_at }) => dispatch(at, withdrawn_at && withdrawn_at <= instant ? withdrawn_at : null)),
  };
}

function shuffled(snapshot: OrderSnapshot, numbers: Iterator<number>): OrderSnapshot {
  const shuffle = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => ({ item, rank: numbers.next().value as number }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ item }) => item);
  return {
    ...snapshot,
    lines: shuffle(snapshot.lines),
    captures: shuffle(snapshot.captures),
    refunds: shuffle(
      snapshot.refunds.map((event) => ({ ...event, allocation: event.allocation && shuffle(event.allocation) })),
    ),
    returned_items: shuffle(snapshot.returned_items),
    dispatches: shuffle(snapshot.dispatches),
  };
}
