import { fen, sumFen } from "@qinshui/cn/money";
import fc from "fast-check";
import { deriveEntries } from "./derive-entries";
import type { Entry } from "./entry";
import { anyOrder, capture, goods, hour, order, refund } from "./fixtures";
import { planPosting } from "./plan-posting";

const paid = order({ lines: [goods("a", 100), goods("b", 100)], captures: [capture("cap", 200, hour(0))] });
const refunded = { ...paid, refunds: [refund("ref", 10, hour(1))] };
const naming = { ...paid, refunds: [refund("ref", 10, hour(1), { allocation: [{ line_id: "b", amount: fen(10) }] })] };

const brief = (entries: readonly Entry[]) => entries.map((entry) => [entry.source_key, entry.amount_fen]);

describe("planPosting", () => {
  it("adds everything to an empty ledger and nothing the second time", () => {
    const entries = deriveEntries(refunded);
    expect(planPosting([], entries)).toEqual(entries);
    expect(planPosting(entries, entries)).toEqual([]);
  });

  it("adds only what is new", () => {
    const plan = planPosting(deriveEntries(paid), deriveEntries(refunded));
    expect(brief(plan)).toEqual([
      ["refund:ref:a", -5n],
      ["refund:ref:b", -5n],
    ]);
  });

  it("corrects by adjustments when lines were named after the fact", () => {
    const plan = planPosting(deriveEntries(refunded), deriveEntries(naming));
    expect(brief(plan)).toEqual([
      ["adjustment:1:refund:ref:a", 5n],
      ["adjustment:1:refund:ref:b", -5n],
    ]);
    expect(plan[0]).toMatchObject({
      kind: "adjustment",
      basis: "correction",
      corrects: "refund:ref:a",
      to_check: true,
      occurred_at: hour(1),
      policy_year: 2026,
    });
  });

  it("turns a refund back that vanished, and once more when it returns", () => {
    const posted = deriveEntries(refunded);
    const undone = [...posted, ...planPosting(posted, deriveEntries(paid))];
    expect(sumFen(undone.map((entry) => entry.amount_fen))).toBe(200n);
    expect(brief(planPosting(undone, deriveEntries(refunded)))).toEqual([
      ["adjustment:2:refund:ref:a", -5n],
      ["adjustment:2:refund:ref:b", -5n],
    ]);
  });

  it("moves a sale between years when its instant was wrong", () => {
    const later = { ...paid, captures: [capture("cap", 200, hour(5))] };
    const plan = planPosting(deriveEntries(paid), deriveEntries(later));
    expect(plan.map((entry) => [entry.source_key, entry.amount_fen, entry.policy_year])).toEqual([
      ["adjustment:1:capture:cap:a", -100n, 2026],
      ["adjustment:2:capture:cap:a", 100n, 2027],
      ["adjustment:1:capture:cap:b", -100n, 2026],
      ["adjustment:2:capture:cap:b", 100n, 2027],
    ]);
  });

  it("moves it back in order of the years, by rows that say what they correct", () => {
    const later = { ...paid, captures: [capture("cap", 200, hour(5))] };
    const plan = planPosting(deriveEntries(later), deriveEntries(paid));
    expect(plan.slice(0, 2)).toMatchObject([
      { source_id: "1:capture:cap:a", amount_fen: 100n, policy_year: 2026, corrects: "capture:cap:a" },
      { source_id: "2:capture:cap:a", amount_fen: -100n, policy_year: 2027, corrects: "capture:cap:a" },
    ]);
  });

  it("leaves imported rows and adjustments made by hand alone", () => {
    const [sale] = deriveEntries(paid);
    if (!sale) throw new Error("no sale");
    const foreign: Entry[] = [
      { ...sale, source_key: "import:file:1", source_type: "import", kind: "sale", basis: "declared" },
      { ...sale, source_key: "adjustment:hand:1", source_type: "adjustment", kind: "adjustment" },
    ];
    expect(planPosting([...foreign, ...deriveEntries(paid)], deriveEntries(paid))).toEqual([]);
  });

  it("reaches the derived sum of every line and year from whatever was posted, then rests", () => {
    fc.assert(
      fc.property(fc.array(anyOrder, { minLength: 1, maxLength: 4 }), (snapshots) => {
        let posted: Entry[] = [];
        for (const snapshot of snapshots) {
          const derived = deriveEntries(snapshot);
          posted = [...posted, ...planPosting(posted, derived)];
          expect(sums(posted)).toEqual(sums(derived));
          expect(planPosting(posted, derived)).toEqual([]);
        }
        expect(new Set(posted.map((entry) => entry.source_key)).size).toBe(posted.length);
      }),
      { numRuns: 500 },
    );
  });
});

function sums(entries: readonly Entry[]): Record<string, bigint> {
  const result: Record<string, bigint> = {};
  for (const entry of entries) {
    const key = `${entry.line_id} ${entry.policy_year}`;
    result[key] = (result[key] ?? 0n) + entry.amount_fen;
  }
  return Object.fromEntries(Object.entries(result).filter(([, amount]) => amount !== 0n));
}
