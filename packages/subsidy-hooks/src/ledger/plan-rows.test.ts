import { deriveEntries } from "./derive-entries";
import { deriveTags } from "./derive-tags";
import type { Eligibility } from "./eligibility";
import { capture, goods, hour, merchant, order, refund } from "./fixtures";
import type { OrderSnapshot, SnapshotMerchant } from "./order-snapshot";
import { type OrderNow, planRows } from "./plan-rows";
import type { PostedEntry } from "./standing";

const eligibility: Eligibility = {
  channels: ["online"],
  merchant_kinds: ["enterprise"],
  goods_classes: ["specialty_agricultural"],
};

const paid = (own: SnapshotMerchant | null = merchant) =>
  order({ lines: [goods("a", 100, { merchant: own })], captures: [capture("cap", 100, hour(0))] });

function now(snapshot: OrderSnapshot, more: Partial<OrderNow> = {}): OrderNow {
  return {
    channel: "online",
    derived: deriveEntries(snapshot),
    tags: new Map(deriveTags(snapshot, () => eligibility).map((tag) => [tag.line_id, tag])),
    eligibilityAt: () => eligibility,
    ...more,
  };
}

const brief = (rows: readonly PostedEntry[]) =>
  rows.map((row) => [row.source_key, row.amount_fen, row.channel, row.merchant?.kind, row.reasons]);

describe("planRows", () => {
  const first = planRows([], now(paid()), hour(9));

  it("adds what is missing with what it counts as, and nothing the second time", () => {
    expect(first).toMatchObject([{ source_key: "capture:cap:a", channel: "online", merchant: { id: "mer_1" } }]);
    expect(first).toMatchObject([{ goods_class: "specialty_agricultural", counts: true, reasons: [] }]);
    expect(planRows(first, now(paid()), hour(9))).toEqual([]);
  });

  it("asks the policy of the instant of the sale, not of the refund", () => {
    const refunded = { ...paid(), refunds: [refund("ref", 40, hour(7))] };
    const asked = new Set<number>();
    const eligibilityAt = (instant: Date) => {
      asked.add(instant.getTime());
      return eligibility;
    };
    expect(brief(planRows(first, now(refunded, { eligibilityAt }), hour(9)))).toEqual([
      ["refund:ref:a", -40n, "online", "enterprise", []],
    ]);
    expect([...asked]).toEqual([hour(0).getTime()]);
  });

  it("moves what is held to the merchant and the channel of now", () => {
    const corrected = now(paid({ ...merchant, kind: "cooperative" }), { channel: "onsite" });
    const moves = planRows(first, corrected, hour(9));
    expect(brief(moves)).toEqual([
      ["tag:1:a", -100n, "online", "enterprise", []],
      ["tag:2:a", 100n, "onsite", "cooperative", ["offline_channel", "merchant_kind"]],
    ]);
    expect(moves.map((row) => row.occurred_at)).toEqual([hour(9), hour(9)]);
    expect(planRows([...first, ...moves], corrected, hour(9))).toEqual([]);
  });

  it("knows goods of nobody, and those that nobody has judged", () => {
    expect(brief(planRows([], now(paid(null)), hour(9)))).toEqual([
      ["capture:cap:a", 100n, "online", undefined, ["merchant_missing"]],
    ]);
    expect(brief(planRows([], now(paid(), { tags: new Map() }), hour(9)))).toEqual([
      ["capture:cap:a", 100n, "online", "enterprise", ["goods_class_missing"]],
    ]);
  });

  it("corrects a line of which nothing is derived any more by the merchant it was booked for", () => {
    expect(brief(planRows(first, now(paid(), { derived: [] }), hour(9)))).toEqual([
      ["adjustment:1:capture:cap:a", -100n, "online", "enterprise", []],
    ]);
  });
});
