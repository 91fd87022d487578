import { fen } from "@qinshui/cn/money";
import fc from "fast-check";
import { loadPolicy } from "../policy-files/load-policy";
import type { OrderFacts, ReviewFacts } from "./facts";
import type { Finding } from "./finding";
import { days, facts, line, merchant, minute, order, parameter, parcel, rules } from "./fixtures";
import type { ReviewRules } from "./rules";
import { SIGNAL_DEFINITIONS, scan } from "./scan";
import type { Signal } from "./vocabulary";

function seen(signal: Signal, given: ReviewFacts, by: ReviewRules = rules): Finding[] {
  return scan(given, by).filter((finding) => finding.signal === signal);
}

function keys(signal: Signal, orders: readonly OrderFacts[], more: Partial<ReviewFacts> = {}): string[] {
  return seen(signal, facts(orders, more)).map(({ key }) => key);
}

const range = (count: number, from = 1) => Array.from({ length: count }, (_, i) => i + from);
const sold = (n: number, at: Date, more: Partial<OrderFacts> = {}) =>
  order(n, { ordered_at: at, sold_at: at, parcels: [parcel(`parcel_${n}`, [`line_${n}`], { at })], ...more });

describe("S1, the merchant's own people", () => {
  const own = (more: Partial<OrderFacts>) => [order(1, { buyer: "b", ...more }), order(2, { buyer: "b", ...more })];

  it.each([
    ["phone", { phones: ["phone_own"] }, "high"],
    ["e-mail", { emails: ["x", "mail_own"] }, "high"],
    ["name", { names: ["name_own"] }, "low"],
  ])("by %s", (_, more, severity) => {
    const [finding, ...others] = seen("s1", facts(own(more)));
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ key: "s1.mer_1~b.2026", severity, merchant_name: "示例蜂业", amount_fen: 2_000n });
    expect(finding?.lines.map(({ line_id }) => line_id)).toEqual(["line_1", "line_2"]);
  });

  it("not by one order less, by nobody's phone, or by name alone where that is not asked for", () => {
    expect(keys("s1", own({ phones: ["phone_own"] }).slice(0, 1))).toEqual([]);
    expect(keys("s1", own({}))).toEqual([]);
    const strict = { ...rules, s1_names: parameter("s1_names", "yes_no", ["2026-01-01", false]) };
    expect(seen("s1", facts(own({ names: ["name_own"] })), strict)).toEqual([]);
  });

  it("not by another merchant's phone", () => {
    const other = { ...merchant, id: "mer_2", phones: ["phone_other"] };
    expect(keys("s1", own({ phones: ["phone_other"] }), { merchants: [merchant, other] })).toEqual([]);
  });
});

describe("S2, one address", () => {
  const there = (count: number, more: Partial<OrderFacts> = {}) =>
    range(count).map((n) => order(n, { address: "a", ...more }));

  it("with as many buyers as the parameter says", () => {
    expect(keys("s2", there(2))).toEqual([]);
    expect(seen("s2", facts(there(3)))[0]).toMatchObject({ key: "s2.mer_1~a.2026", amount_fen: 3_000n });
  });

  it("counts buyers and not orders, knows no missing address, and leaves out what was fetched", () => {
    expect(keys("s2", there(9, { buyer: "one" }))).toEqual([]);
    expect(keys("s2", there(3, { address: null }))).toEqual([]);
    const fetched = there(3).map((one, i) => ({ ...one, lines: [line(`line_${i}`, 1_000, { pickup: true })] }));
    expect(keys("s2", fetched)).toEqual([]);
  });
});

describe("S3, one buyer's share", () => {
  /** One buyer's amount and the others' in all. */
  const shop = (own: number, others: number) => [
    order(1, { buyer: "b", lines: [line("l", own)] }),
    ...range(5, 2).map((n) => order(n, { lines: [line(`o${n}`, others / 5)] })),
  ];

  it("at the share, not a fen below", () => {
    expect(keys("s3", shop(1_250, 3_750))).toEqual(["s3.mer_1~b.2026"]);
    expect(keys("s3", shop(1_249, 3_750))).toEqual([]);
  });

  it("from the least sales on", () => {
    expect(keys("s3", shop(1_000, 3_000))).toEqual(["s3.mer_1~b.2026"]);
    expect(keys("s3", shop(1_000, 2_995))).toEqual([]);
  });

  it("of nothing says nothing, even where no least sales are laid down", () => {
    const s3_min_sales = parameter("s3_min_sales", "yuan", ["2026-01-01", fen(0)]);
    expect(seen("s3", facts([order(1, { lines: [line("l", 0)] })]), { ...rules, s3_min_sales })).toEqual([]);
  });

  it("shows the figures", () => {
    const [finding] = seen("s3", facts(shop(1_250, 3_750)));
    expect(finding?.figures.map(({ code, value }) => [code, value])).toEqual([
      ["share", "25%"],
      ["buyer_sales", "¥12.50"],
      ["merchant_sales", "¥50.00"],
      ["orders", "1"],
    ]);
    expect(finding?.text.zh).toContain("25%");
    expect(finding?.text.en).toContain("25%");
    expect(finding?.parameters.map(({ name, value, from, source }) => [name, value, from, source])).toEqual([
      ["review/s3_share", "25%", "2026-01-01", "示例口径"],
      ["review/s3_min_sales", "¥40.00", "2026-01-01", "示例口径"],
    ]);
  });
});

describe("S4, a burst", () => {
  const at = (minutes: number[], buyer: (i: number) => string = () => "b") =>
    minutes.map((one, i) => sold(i + 1, minute(one), { buyer: buyer(i) }));

  it("within the window, its last minute included", () => {
    expect(keys("s4", at([0, 10, 20, 40]))).toEqual(["s4.mer_1.2026-03-02"]);
    expect(keys("s4", at([0, 10, 20, 40.1]))).toEqual([]);
  });

  it("by orders per distinct buyer", () => {
    const two = (i: number) => `b${i % 2}`;
    expect(keys("s4", at([0, 1, 2, 3, 4, 5, 6, 7], two))).toEqual(["s4.mer_1.2026-03-02"]);
    expect(keys("s4", at([0, 1, 2, 3, 4, 5, 6], two))).toEqual([]);
  });

  it("is found between other shoppers before and after, with its own orders only", () => {
    const orders = at([0, 10, 11, 12, 13, 50], (i) => (i === 0 || i === 5 ? `other_${i}` : "b"));
    const [finding] = seen("s4", facts(orders));
    expect(finding?.lines.map(({ line_id }) => line_id)).toEqual(["line_2", "line_3", "line_4", "line_5"]);
  });

  it("shows its densest stretch, not its longest", () => {
    const orders = [
      ...at([0, 1, 2, 3, 4, 5, 6, 7], (i) => `b${i % 2}`),
      ...at([200, 201, 202, 203, 204]).map((one, i) => ({ ...one, order_id: `late_${i}` })),
    ];
    const figures = seen("s4", facts(orders))[0]?.figures.map(({ code, value }) => [code, value]);
    expect(figures).toEqual([
      ["burst_orders", "5"],
      ["burst_buyers", "1"],
      ["orders", "13"],
    ]);
  });

  it("is one finding a day, by the numbers of that day", () => {
    const orders = at([0, 1, 2, 3, days(1), days(1) + 1, days(1) + 2, days(1) + 3, days(2), days(2) + 1]);
    expect(keys("s4", orders)).toEqual(["s4.mer_1.2026-03-02", "s4.mer_1.2026-03-03"]);
    const s4_orders_per_buyer = parameter("s4_orders_per_buyer", "count", ["2026-01-01", 4], ["2026-03-03", 5]);
    const stricter = seen("s4", facts(orders), { ...rules, s4_orders_per_buyer });
    expect(stricter.map(({ key }) => key)).toEqual(["s4.mer_1.2026-03-02"]);
    expect(stricter[0]?.parameters[1]).toMatchObject({ value: "4", from: "2026-01-01" });
  });
});

describe("S5, waybills", () => {
  const without = (more: Partial<OrderFacts> = {}) => order(0, { parcels: [], ...more });
  const readAt = (minutes: number) => ({ read_at: minute(minutes) });

  it("missing beyond the days of grace", () => {
    expect(keys("s5", [without()], readAt(days(5)))).toEqual([]);
    expect(keys("s5", [without()], readAt(days(5) + 0.01))).toEqual(["s5.none~mer_1~order_0.2026"]);
    expect(keys("s5", [order(0)], readAt(days(9)))).toEqual([]);
  });

  it("missing on a parcel that covers other lines only, or has no number", () => {
    const late = readAt(days(9));
    expect(keys("s5", [without({ parcels: [parcel("p", ["other"])] })], late)).toHaveLength(1);
    expect(keys("s5", [without({ parcels: [parcel("p", ["line_0"], { waybills: [] })] })], late)).toHaveLength(1);
  });

  it("not expected for what was fetched or wholly given back", () => {
    const late = readAt(days(9));
    expect(keys("s5", [without({ lines: [line("l", 1_000, { pickup: true })] })], late)).toEqual([]);
    expect(keys("s5", [without({ lines: [line("l", 1_000, { net_fen: fen(0) })] })], late)).toEqual([]);
  });

  const shared = (count: number, more: Partial<OrderFacts> = {}) =>
    range(count).map((n) =>
      order(n, {
        parcels: [parcel(`p${n}`, [`line_${n}`], { waybills: [{ hash: "w", tail: "0042" }], at: minute(days(9)) })],
        ...more,
      }),
    );

  it("used for several orders, gravely where they go to different places", () => {
    expect(keys("s5", shared(2))).toEqual([]);
    expect(seen("s5", facts(shared(3)))[0]).toMatchObject({ key: "s5.reused~mer_1~w.2026", severity: "high" });
    const [merged] = seen("s5", facts(shared(3, { address: "one" })));
    expect(merged).toMatchObject({ severity: "medium", amount_fen: 3_000n });
    expect(merged?.text.zh).toContain("0042");
  });

  it("older than the order by more than the tolerance", () => {
    const early = (minutes: number) => [
      order(1, { parcels: [parcel("p", ["line_1"], { at: minute(days(1) - minutes) })] }),
    ];
    expect(keys("s5", early(25))).toEqual([]);
    expect(keys("s5", early(25.01))).toEqual(["s5.early~mer_1~order_1.2026"]);
  });
});

describe("S5, a waybill older than its order", () => {
  it("concerns the lines that travel under it, not those under a later one or under none", () => {
    const lines = ["a", "b", "c"].map((id) => line(id, 1_000));
    const before = minute(days(1) - 60);
    const parcels = [
      parcel("p1", ["a"], { at: before }),
      parcel("p2", ["b"], { at: minute(days(2)) }),
      parcel("p3", ["c"], { at: before, waybills: [] }),
    ];
    const [finding] = seen("s5", facts([order(1, { lines, parcels })], { read_at: minute(days(2)) }));
    expect(finding?.lines.map(({ line_id }) => line_id)).toEqual(["a"]);
  });
});

describe("S6, refunds", () => {
  const refunded = (n: number, amount: number, at: Date, more: Partial<OrderFacts> = {}) =>
    order(n, { refunds: [{ merchant_id: merchant.id, amount_fen: fen(amount), at }], ...more });

  it("without a return, at the share of what was paid", () => {
    expect(keys("s6", [refunded(1, 599, minute(days(2)))])).toEqual([]);
    expect(keys("s6", [refunded(1, 600, minute(days(2)))])).toEqual(["s6.noreturn~mer_1~order_1.2026"]);
  });

  it("show what was refunded, of what, and how much that is", () => {
    const [finding] = seen("s6", facts([refunded(1, 625, minute(days(2)))]));
    expect(finding?.figures.map(({ value }) => value)).toEqual(["¥6.25", "¥10.00", "62.5%"]);
  });

  it("weigh less where nothing is left to be subsidised", () => {
    const all = refunded(1, 1_000, minute(days(2)), { lines: [line("l", 1_000, { net_fen: fen(0) })] });
    expect(seen("s6", facts([all]))[0]?.severity).toBe("low");
    expect(seen("s6", facts([refunded(1, 700, minute(days(2)))]))[0]?.severity).toBe("medium");
  });

  const cycle = (bought: number, at: number, more: Partial<OrderFacts> = {}) => [
    refunded(1, 500, minute(days(2)), { buyer: "b" }),
    sold(2, minute(at), { buyer: "b", lines: [line("line_2", bought)], ...more }),
  ];

  it("that pay for the same buyer's next order, within days and amount", () => {
    const key = "s6.cycle~mer_1~b.2026";
    expect(keys("s6", cycle(500, days(6)))).toEqual([key]);
    expect(keys("s6", cycle(500, days(6) + 0.1))).toEqual([]);
    expect(keys("s6", cycle(500, days(2)))).toEqual([]);
    expect(keys("s6", cycle(550, days(3)))).toEqual([key]);
    expect(keys("s6", cycle(551, days(3)))).toEqual([]);
    expect(keys("s6", cycle(450, days(3)))).toEqual([key]);
    expect(keys("s6", cycle(449, days(3)))).toEqual([]);
    expect(keys("s6", cycle(500, days(3), { buyer: "another" }))).toEqual([]);
  });
});

describe("S7, the end of the year", () => {
  const threshold = {
    goods_class: "pottery",
    name: "陶器",
    name_en: "pottery",
    comparison: "gte",
    line_fen: fen(10_000),
  } as const;
  /** Ten days are left of the year, or a moment more. */
  const LATE = new Date("2026-12-21T16:00:00Z");
  const BEFORE = new Date("2026-12-21T15:59:59.999Z");
  const year = (net: number, late: number, at = LATE, more: Partial<ReviewFacts> = {}) =>
    facts([sold(1, at, { lines: [line("l", late)] })], {
      totals: [{ merchant_id: merchant.id, goods_class: "pottery", net_fen: fen(net) }],
      thresholds: [threshold],
      ...more,
    });
  const isRaised = (given: ReviewFacts) => seen("s7", given).length > 0;

  it("only where the last days lift a merchant over the line", () => {
    expect(isRaised(year(10_000, 1))).toBe(true);
    expect(isRaised(year(9_999, 1))).toBe(false);
    expect(isRaised(year(10_100, 100))).toBe(false);
    expect(isRaised(year(10_100, 101))).toBe(true);
    expect(isRaised(year(10_000, 1, BEFORE))).toBe(false);
  });

  it("and only just", () => {
    expect(isRaised(year(10_800, 5_000))).toBe(true);
    expect(isRaised(year(10_801, 5_000))).toBe(false);
  });

  it("as the policy compares", () => {
    const more = { thresholds: [{ ...threshold, comparison: "gt" as const }] };
    expect(isRaised(year(10_000, 1, LATE, more))).toBe(false);
    expect(isRaised(year(10_001, 1, LATE, more))).toBe(true);
  });

  it("counts the late orders of that class only", () => {
    const tea = sold(2, LATE, { lines: [line("t", 500, { goods_class: "tea" })] });
    const given = year(10_000, 1);
    const [finding] = seen("s7", { ...given, orders: [...given.orders, tea] });
    expect(finding?.figures.find(({ code }) => code === "orders")?.value).toBe("1");
    expect(finding?.amount_fen).toBe(1n);
  });

  it("class by class and merchant by merchant", () => {
    expect(isRaised(year(10_000, 1, LATE, { thresholds: [{ ...threshold, goods_class: "tea" }] }))).toBe(false);
    const others = { merchant_id: "mer_2", goods_class: "pottery", net_fen: fen(10_000) };
    expect(isRaised(year(0, 1, LATE, { totals: [others] }))).toBe(false);
  });
});

describe("S8, courier cost", () => {
  const cost = (n: number, amount: number | null) =>
    order(n, {
      parcels: [
        parcel(`p${n}`, [`line_${n}`], { at: minute(days(9)), courier_cost_fen: amount === null ? null : fen(amount) }),
      ],
    });

  it("below the share of the carriers' price on average", () => {
    expect(keys("s8", [cost(1, 280), cost(2, 280)])).toEqual([]);
    expect(keys("s8", [cost(1, 280), cost(2, 279)])).toEqual(["s8.mer_1.2026"]);
  });

  it("from the least number of parcels on; those of unknown cost say nothing", () => {
    expect(keys("s8", [cost(1, 1)])).toEqual([]);
    expect(keys("s8", [cost(1, 1), cost(2, null)])).toEqual([]);
    expect(keys("s8", [cost(1, 1), cost(2, 1), cost(3, null)])).toEqual(["s8.mer_1.2026"]);
  });

  it("concerns the lines in the cheap parcels", () => {
    const [finding] = seen("s8", facts([cost(1, 10), cost(2, 300)]));
    expect(finding?.lines.map(({ line_id }) => line_id)).toEqual(["line_1"]);
  });
});

describe("S9, claimed twice", () => {
  const claim = (...programmes: string[]) => ({
    order_id: "order_1",
    display_id: "1",
    line_id: "line_1",
    merchant_id: merchant.id,
    title: "示例商品",
    net_fen: fen(900),
    programmes,
  });

  it("by as many programmes as the parameter says", () => {
    expect(keys("s9", [], { claims: [claim("online_sales")] })).toEqual([]);
    expect(seen("s9", facts([], { claims: [claim("online_sales", "cross_border")] }))[0]).toMatchObject({
      key: "s9.line_1.2026",
      severity: "high",
      amount_fen: 900n,
    });
  });
});

describe("every signal", () => {
  /** Facts in which each of them sees something. */
  const suspicious = facts(
    [
      ...range(4).map((n) =>
        sold(n, new Date(Date.parse("2026-12-30T02:00:00Z") + n * 60_000), {
          buyer: "b",
          phones: ["phone_own"],
          parcels: [parcel(`p${n}`, [`line_${n}`], { at: minute(0), courier_cost_fen: fen(1) })],
          refunds: [{ merchant_id: merchant.id, amount_fen: fen(1_000), at: new Date("2026-12-30T02:01:30Z") }],
        }),
      ),
      ...range(3, 5).map((n) => order(n, { address: "a" })),
    ],
    {
      totals: [{ merchant_id: merchant.id, goods_class: "pottery", net_fen: fen(7_000) }],
      thresholds: [
        { goods_class: "pottery", name: "陶器", name_en: "pottery", comparison: "gte", line_fen: fen(6_500) },
      ],
      claims: [
        {
          order_id: "order_1",
          display_id: "1",
          line_id: "line_1",
          merchant_id: merchant.id,
          title: "示例商品",
          net_fen: fen(1_000),
          programmes: ["cross_border", "online_sales"],
        },
      ],
    },
  );

  it.each(SIGNAL_DEFINITIONS.map(({ code }) => code))(
    "%s says in both languages what it saw, and by which numbers",
    (code) => {
      const found = seen(code, suspicious);
      expect(found.length).toBeGreaterThan(0);
      for (const { text, figures, lines, parameters, signal_version, amount_fen } of found) {
        expect(text.zh).toMatch(/\p{Script=Han}/u);
        expect(text.en).toMatch(/^[\x20-\x7e¥]+$/);
        for (const { label, value } of figures) expect([label.zh, label.en, value]).not.toContain("");
        expect(lines.length).toBeGreaterThan(0);
        expect(amount_fen).toBe(lines.reduce((sum, one) => sum + one.amount_fen, 0n));
        expect(parameters.length).toBeGreaterThan(0);
        expect(signal_version).toBeGreaterThan(0);
      }
    },
  );

  it("has keys of its own that fit into an address", () => {
    const found = scan(suspicious, rules).map(({ key }) => key);
    expect(new Set(found).size).toBe(found.length);
    for (const key of found) expect(encodeURIComponent(key)).toBe(key);
  });

  it("sees the same in whatever order the facts come", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([...suspicious.orders], { minLength: suspicious.orders.length }), (orders) => {
        expect(scan({ ...suspicious, orders }, rules)).toEqual(scan(suspicious, rules));
      }),
      { numRuns: 30 },
    );
  });

  it("sees merchant by merchant what it sees in all of them at once, orders of several among them", () => {
    const other = { ...merchant, id: "mer_2", phones: ["phone_2"], emails: [], names: [] };
    const orders = suspicious.orders.map((one, i) => {
      const theirs = one.lines.map((it) => ({ ...it, line_id: `${it.line_id}_2`, merchant_id: other.id }));
      return i % 3 === 0 ? { ...one, lines: [...one.lines, ...theirs] } : i % 3 === 1 ? { ...one, lines: theirs } : one;
    });
    const all = { ...suspicious, orders, merchants: [merchant, other] };
    const alone = all.merchants.flatMap((it) => {
      const own = <T extends { merchant_id: string }>(items: readonly T[]) =>
        items.filter(({ merchant_id }) => merchant_id === it.id);
      const sales = orders.map((one) => ({ ...one, lines: own(one.lines) })).filter(({ lines }) => lines.length > 0);
      return scan({ ...all, orders: sales, merchants: [it], totals: own(all.totals), claims: own(all.claims) }, rules);
    });
    const byKey = (a: Finding, b: Finding) => (a.key < b.key ? -1 : 1);
    expect(new Set(alone.map(({ merchant_id }) => merchant_id)).size).toBe(2);
    expect(alone.sort(byKey)).toEqual(scan(all, rules).sort(byKey));
  });

  it("sees nothing in an empty year, and refuses a year before its first number", () => {
    expect(scan(facts([]), rules)).toEqual([]);
    expect(() => scan(facts([order(1)], { policy_year: 2025 }), rules)).toThrow("review/");
  });

  it("runs by the county's own numbers", () => {
    const { review } = loadPolicy("qinshui-2023-33");
    if (!review) throw new Error("no numbers");
    expect(scan(suspicious, review).map(({ signal }) => signal)).toContain("s1");
  });
});

describe("a burst, as its definition says it", () => {
  const instants = fc.array(fc.record({ at: fc.integer({ min: 0, max: 90 }), buyer: fc.constantFrom("a", "b", "c") }), {
    maxLength: 12,
  });

  it("is raised exactly when some stretch of at most the window has enough orders per buyer", () => {
    fc.assert(
      fc.property(instants, (list) => {
        const orders = list.map(({ at, buyer }, i) => sold(i + 1, minute(at), { buyer }));
        const times = [...new Set(list.map(({ at }) => at))];
        const byDefinition = times.some((from) =>
          times.some((to) => {
            const within = list.filter(({ at }) => at >= from && at <= to);
            const buyers = new Set(within.map(({ buyer }) => buyer)).size;
            return to >= from && to - from <= 40 && within.length >= 4 * buyers && within.length > 0;
          }),
        );
        // Orders of the same minute can be told apart by id alone: a stretch may begin or end between them.
        const distinct = new Set(list.map(({ at }) => at)).size === list.length;
        if (byDefinition) expect(keys("s4", orders)).toHaveLength(1);
        else if (distinct) expect(keys("s4", orders)).toEqual([]);
      }),
    );
  });
});
