import { fen } from "@qinshui/cn/money";
import { deriveTags, withDecisions } from "./derive-tags";
import type { Eligibility } from "./eligibility";
import type { Tag } from "./entry";
import { capture, freight, goods, hour, merchant, order, refund } from "./fixtures";
import type { GoodsClassDecision, LineDecision, MerchantKind, OrderSnapshot, SnapshotMerchant } from "./order-snapshot";

const eligibility: Eligibility = {
  channels: ["online"],
  merchant_kinds: ["enterprise", "individual"],
  goods_classes: ["specialty_agricultural", "general_industrial"],
};

function tagsOf(change: Partial<OrderSnapshot>): Tag[] {
  const snapshot = order({ lines: [goods("a", 100)], captures: [capture("cap", 100, hour(0))], ...change });
  return deriveTags(snapshot, () => eligibility);
}

function reasonsOf(change: Partial<OrderSnapshot>): readonly string[] | undefined {
  return tagsOf(change)[0]?.reasons;
}

const sold = (more: Parameters<typeof goods>[2]) => ({ lines: [goods("a", 100, more)] });
const kind = (value: MerchantKind): SnapshotMerchant => ({ ...merchant, kind: value });
const decision = (id: string, goods_class: string, from: Date, decided_at = from): GoodsClassDecision => ({
  id,
  goods_class,
  effective_from: from,
  decided_at,
});

describe("a tag", () => {
  it("counts a line that fails nothing", () => {
    expect(tagsOf({})).toEqual([
      {
        programme: "online_sales",
        order_id: "order_1",
        line_id: "a",
        part: "goods",
        product_id: "prod_a",
        merchant_id: "mer_1",
        goods_class: "specialty_agricultural",
        counts: true,
        reasons: [],
        sale_occurred_at: hour(0),
        policy_year: 2026,
      },
    ]);
  });

  it("is there for every line once something was captured, and for none before", () => {
    expect(tagsOf({ captures: [] })).toEqual([]);
    const lines = [goods("b", 60), freight("f", 40), goods("gift", 0)];
    expect(tagsOf({ lines }).map((tag) => [tag.line_id, tag.counts])).toEqual([
      ["b", true],
      ["f", false],
      ["gift", true],
    ]);
  });

  it.each(["enterprise", "individual"] as const)("counts the kind %s", (value) => {
    expect(reasonsOf(sold({ merchant: kind(value) }))).toEqual([]);
  });

  it.each(["cooperative", "self_operated"] as const)("refuses the kind %s", (value) => {
    expect(reasonsOf(sold({ merchant: kind(value) }))).toEqual(["merchant_kind"]);
  });

  it("asks the parameters which kinds count", () => {
    const snapshot = order({ ...sold({ merchant: kind("cooperative") }), captures: [capture("cap", 100, hour(0))] });
    expect(deriveTags(snapshot, () => ({ ...eligibility, merchant_kinds: ["cooperative"] }))[0]?.counts).toBe(true);
  });

  it("refuses a sale at a hall, freight, and goods of nobody", () => {
    const channel = { id: "sc_2", name: "体验馆现场", channel: "onsite" } as const;
    expect(reasonsOf({ channel })).toEqual(["offline_channel"]);
    expect(reasonsOf({ lines: [freight("f", 100)] })).toEqual(["freight"]);
    expect(reasonsOf(sold({ merchant: null }))).toEqual(["merchant_missing"]);
  });

  it("gives every reason at once, in a fixed order", () => {
    const channel = { id: "sc_2", name: "体验馆现场", channel: "onsite" } as const;
    const nobody = { ...kind("cooperative"), status_changes: [] };
    expect(reasonsOf({ channel, ...sold({ merchant: nobody, goods_classes: [] }) })).toEqual([
      "offline_channel",
      "merchant_kind",
      "merchant_not_approved",
      "goods_class_missing",
    ]);
  });
});

describe("the instant of sale decides", () => {
  type Change = Omit<SnapshotMerchant["status_changes"][number], "seq">;
  const at = (hours: number, status: Change["status"]): Change => ({ status, effective_at: hour(hours) });
  /** The changes are given in the order of writing; how they are listed does not matter. */
  const approved = (...changes: Change[]) => {
    const status_changes = changes.map((change, seq) => ({ ...change, seq })).reverse();
    return reasonsOf(sold({ merchant: { ...merchant, status_changes } }));
  };

  it("about the merchant's approval", () => {
    expect(approved(at(0, "approved"))).toEqual([]);
    expect(approved(at(0.01, "approved"))).toEqual(["merchant_not_approved"]);
    expect(approved(at(-2, "approved"), at(-1, "suspended"))).toEqual(["merchant_not_approved"]);
    expect(approved(at(1, "suspended"), at(-2, "approved"))).toEqual([]);
    // Of two from the same instant on, the one written later holds.
    expect(approved(at(-1, "suspended"), at(-1, "approved"))).toEqual([]);
    expect(approved(at(-1, "approved"), at(-1, "suspended"))).toEqual(["merchant_not_approved"]);
    // A closed merchant stays closed, whatever had been planned.
    expect(approved(at(-3, "suspended"), at(-1, "approved"), at(-2, "closed"))).toEqual(["merchant_not_approved"]);
  });

  it("about the goods class, of which the newest effective decision holds", () => {
    const classOf = (...goods_classes: GoodsClassDecision[]) => tagsOf(sold({ goods_classes }))[0]?.goods_class;
    const early = decision("d1", "general_industrial", hour(-9));
    expect(classOf(early, decision("d2", "specialty_agricultural", hour(0)))).toBe("specialty_agricultural");
    expect(classOf(early, decision("d2", "specialty_agricultural", hour(0.01)))).toBe("general_industrial");
    expect(classOf(decision("d0", "specialty_agricultural", hour(-9), hour(3)), early)).toBe("specialty_agricultural");
    expect(classOf(decision("d2", "specialty_agricultural", hour(1)))).toBeNull();
    expect(reasonsOf(sold({ goods_classes: [] }))).toEqual(["goods_class_missing"]);
  });

  it("and a refund does not move it", () => {
    expect(tagsOf({ refunds: [refund("ref", 100, hour(9))] })[0]).toMatchObject({ counts: true, policy_year: 2026 });
  });

  it("asks the parameters of that instant", () => {
    const asked: Date[] = [];
    deriveTags(order({ lines: [goods("a", 100)], captures: [capture("cap", 100, hour(7))] }), (instant) => {
      asked.push(instant);
      return eligibility;
    });
    expect(asked).toEqual([hour(7)]);
  });

  it("refuses a class that the policy does not know", () => {
    expect(() => tagsOf(sold({ goods_classes: [decision("d", "luxury", hour(-1))] }))).toThrow("luxury");
  });
});

describe("a person's decision on a finding", () => {
  const decided = (finding_key: string, effect: "exclude" | "admit", line_id = "a"): LineDecision => ({
    line_id,
    finding_key,
    effect,
  });
  const reasonsAfter = (...line_decisions: LineDecision[]) => reasonsOf({ ...sold({}), line_decisions });

  it("takes a line out and lets it in again", () => {
    expect(reasonsAfter(decided("s2", "exclude"))).toEqual(["excluded_by_decision"]);
    expect(reasonsAfter(decided("s2", "exclude"), decided("s2", "admit"))).toEqual([]);
    expect(reasonsAfter(decided("s2", "admit"), decided("s2", "exclude"))).toEqual(["excluded_by_decision"]);
  });

  it("stands until every finding that took the line out lets it in again", () => {
    const both = [decided("s2", "exclude"), decided("s5", "exclude")];
    expect(reasonsAfter(...both, decided("s2", "admit"))).toEqual(["excluded_by_decision"]);
    expect(reasonsAfter(...both, decided("s2", "admit"), decided("s5", "admit"))).toEqual([]);
  });

  it("leaves other lines and other reasons alone", () => {
    expect(reasonsAfter(decided("s2", "exclude", "b"))).toEqual([]);
    const offline = { id: "sc_2", name: "体验馆现场", channel: "onsite" } as const;
    expect(reasonsOf({ ...sold({}), channel: offline, line_decisions: [decided("s2", "exclude")] })).toEqual([
      "offline_channel",
      "excluded_by_decision",
    ]);
  });

  it("changes a tag that cannot be judged anew in nothing else", () => {
    const [tag] = tagsOf({ ...sold({}), channel: { id: "sc_2", name: "体验馆现场", channel: "onsite" } });
    if (!tag) throw new Error("no tag");
    const excluded = withDecisions(tag, [decided("s2", "exclude")]);
    expect(excluded).toEqual({ ...tag, counts: false, reasons: ["offline_channel", "excluded_by_decision"] });
    expect(withDecisions(excluded, [])).toEqual(tag);
  });
});

describe("the instant that is judged", () => {
  it("is the line's own first capture, though the order's was earlier and the lists are in any order", () => {
    const lines = [
      goods("c", 0, { quantity: 0, changes: [{ at: hour(1), quantity: 1, amount: fen(50) }] }),
      goods("b", 0),
      goods("a", 100),
    ];
    const captures = [capture("cap_2", 50, hour(5), "pay_2"), capture("cap_1", 100, hour(0))];
    expect(tagsOf({ lines, captures }).map((tag) => [tag.line_id, tag.sale_occurred_at, tag.policy_year])).toEqual([
      ["a", hour(0), 2026],
      ["b", hour(0), 2026],
      ["c", hour(5), 2027],
    ]);
  });

  it("is the first of which the policy says anything; a line without one has no tag and takes no other's away", () => {
    const lines = [
      goods("a", 100),
      goods("b", 0, { quantity: 0, changes: [{ at: hour(1), quantity: 1, amount: fen(50) }] }),
      goods("c", 200),
    ];
    const snapshot = order({
      lines,
      captures: [capture("cap_1", 150, hour(0)), capture("cap_2", 200, hour(5), "pay_2")],
    });
    const from = (instant: Date) => deriveTags(snapshot, (at) => (at < instant ? null : eligibility));
    const brief = (tags: Tag[]) => tags.map((tag) => [tag.line_id, tag.sale_occurred_at, tag.policy_year]);
    // Before the policy a and c were paid in part, and b was not there yet.
    expect(brief(from(hour(1)))).toEqual([
      ["a", hour(5), 2027],
      ["b", hour(5), 2027],
      ["c", hour(5), 2027],
    ]);
    const wholly = { ...snapshot, captures: [capture("cap_1", 300, hour(0)), capture("cap_2", 50, hour(5), "pay_2")] };
    const tags = deriveTags(wholly, (at) => (at < hour(1) ? null : eligibility));
    expect(brief(tags)).toEqual([["b", hour(5), 2027]]);
    expect(from(hour(6))).toEqual([]);
  });

  it("knows a merchant that was approved again after a suspension", () => {
    const status_changes = [
      { status: "approved" as const, effective_at: hour(-1), seq: 2 },
      { status: "suspended" as const, effective_at: hour(-2), seq: 1 },
    ];
    expect(reasonsOf(sold({ merchant: { ...merchant, status_changes } }))).toEqual([]);
  });

  it("takes of two decisions from one instant the one recorded later, in whichever order they come", () => {
    const early = decision("gcd_1", "general_industrial", hour(-9), hour(-9));
    const late = decision("gcd_2", "specialty_agricultural", hour(-9), hour(-8));
    for (const goods_classes of [
      [early, late],
      [late, early],
    ]) {
      expect(tagsOf(sold({ goods_classes }))[0]?.goods_class).toBe("specialty_agricultural");
    }
  });
});
