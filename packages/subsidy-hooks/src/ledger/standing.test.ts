import { type Fen, sumFen } from "@qinshui/cn/money";
import fc from "fast-check";
import { deriveEntries } from "./derive-entries";
import { deriveTags } from "./derive-tags";
import { capture, goods, hour, order, refund } from "./fixtures";
import { type PostedEntry, planMoves, type SoldEntry, type Standing, standingOf } from "./standing";

const out: Standing = { goods_class: null, counts: false, reasons: ["goods_class_missing"] };
const honey: Standing = { goods_class: "specialty_agricultural", counts: true, reasons: [] };
const tools: Standing = { goods_class: "general_industrial", counts: true, reasons: [] };

const paid = order({ lines: [goods("a", 100), goods("b", 60)], captures: [capture("cap", 160, hour(0))] });
const refunded = {
  ...paid,
  refunds: [refund("ref", 40, hour(1), { allocation: [{ line_id: "a", amount: 40n as Fen }] })],
};

const posted = (standing: Standing, of = paid): PostedEntry[] =>
  deriveEntries(of).map((entry) => ({ ...entry, channel: "online", ...standing }));
const all = (standing: Standing) => (entry: PostedEntry) => ({ ...entry, ...standing });
const brief = (entries: readonly PostedEntry[]) =>
  entries.map((entry) => [entry.source_key, entry.amount_fen, entry.goods_class, entry.counts]);

const eligibility = { channels: ["online"], merchant_kinds: ["enterprise"], goods_classes: ["specialty_agricultural"] };
const [tag] = deriveTags(paid, () => eligibility);
const [sale] = deriveEntries(paid).map((entry): SoldEntry => ({ ...entry, channel: "online" }));
if (!tag || !sale) throw new Error("nothing sold");

describe("standingOf", () => {
  it("is the tag's where the policy asks what it asked of the tag", () => {
    expect(standingOf(tag, sale, eligibility)).toEqual(honey);
  });

  it("asks the policy of the entry's own sale, and takes from the tag its class and what people decided", () => {
    const excluded = { ...tag, counts: false, reasons: ["excluded_by_decision"] as const };
    const later = { ...eligibility, channels: ["onsite"], merchant_kinds: [] };
    expect(standingOf(excluded, sale, later)).toEqual({
      goods_class: "specialty_agricultural",
      counts: false,
      reasons: ["offline_channel", "merchant_kind", "excluded_by_decision"],
    });
  });

  it("is out by that alone where the policy says nothing of the sale", () => {
    expect(standingOf(tag, sale, null)).toEqual({ goods_class: null, counts: false, reasons: ["policy_not_in_force"] });
  });

  it("is of no class, and counts for nothing, where nobody has judged the line", () => {
    expect(standingOf(undefined, sale, eligibility)).toEqual(out);
    const freight = { ...sale, part: "freight" } as const;
    expect(standingOf(undefined, freight, eligibility).reasons).toEqual(["freight"]);
  });
});

describe("the standing of goods of nobody", () => {
  it("is out for that, whatever the tag says", () => {
    expect(standingOf(tag, { ...sale, merchant: null }, eligibility)).toEqual({
      goods_class: "specialty_agricultural",
      counts: false,
      reasons: ["merchant_missing"],
    });
  });

  it("moves as any other", () => {
    const rows = posted(out).map((entry) => ({ ...entry, merchant: null }));
    expect(brief(planMoves(rows, all(honey), hour(2))).map(([, amount]) => amount)).toEqual([-100n, 100n, -60n, 60n]);
  });
});

describe("planMoves", () => {
  it("leaves alone what stands as it should", () => {
    expect(planMoves(posted(honey), all(honey), hour(2))).toEqual([]);
  });

  it("takes a line's sum out of where it stood and puts it where it stands now", () => {
    const moves = planMoves(posted(out, refunded), (it) => all(it.line_id === "a" ? honey : out)(it), hour(2));
    expect(brief(moves)).toEqual([
      ["tag:1:a", -60n, null, false],
      ["tag:2:a", 60n, "specialty_agricultural", true],
    ]);
    expect(moves[1]).toMatchObject({
      kind: "adjustment",
      basis: "reclassified",
      source_type: "tag",
      occurred_at: hour(2),
      policy_year: 2026,
      reasons: [],
    });
  });

  it("moves again with keys of their own, and nothing of a line that is given back whole", () => {
    const first = [...posted(out), ...planMoves(posted(out), all(honey), hour(1))];
    const again = planMoves(first, all(tools), hour(2));
    expect(brief(again)).toEqual([
      ["tag:3:a", -100n, "specialty_agricultural", true],
      ["tag:4:a", 100n, "general_industrial", true],
      ["tag:3:b", -60n, "specialty_agricultural", true],
      ["tag:4:b", 60n, "general_industrial", true],
    ]);
    const nothingLeft = { ...paid, refunds: [refund("ref", 160, hour(1))] };
    expect(planMoves(posted(out, nothingLeft), all(honey), hour(2))).toEqual([]);
  });

  it("takes out by channel and merchant as they stood, and puts in by the present ones", () => {
    const rows = posted(honey, order({ lines: [goods("a", 100)], captures: [capture("cap", 100, hour(0))] }));
    const offline: Standing = { ...honey, counts: false, reasons: ["offline_channel"] };
    const moves = planMoves(
      rows,
      (it) => ({
        ...it,
        ...offline,
        channel: "onsite",
        merchant: it.merchant && { ...it.merchant, kind: "individual" },
      }),
      hour(2),
    );
    expect(moves.map((it) => [it.amount_fen, it.channel, it.merchant?.kind, it.reasons])).toEqual([
      [-100n, "online", "enterprise", []],
      [100n, "onsite", "individual", ["offline_channel"]],
    ]);
  });

  it("never changes what a line holds, and leaves it all under its present standing, in any order of changes", () => {
    const standings = fc.array(fc.constantFrom(out, honey, tools), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(standings, (changes) => {
        const rows = posted({ goods_class: null, counts: false, reasons: ["policy_not_in_force"] }, refunded);
        for (const [i, standing] of changes.entries()) {
          const moves = planMoves(rows, all(standing), hour(2 + i));
          rows.push(...moves);
          expect(planMoves(rows, all(standing), hour(9))).toEqual([]);
        }
        expect(new Set(rows.map((row) => row.source_key)).size).toBe(rows.length);
        expect(sumFen(rows.map((row) => row.amount_fen))).toBe(120n);
        const present = changes.at(-1);
        const under = rows.filter((row) => row.goods_class === present?.goods_class && row.counts === present.counts);
        const other = rows.filter((row) => !under.includes(row));
        expect(sumFen(under.map((row) => row.amount_fen))).toBe(120n);
        expect(sumFen(other.map((row) => row.amount_fen))).toBe(0n);
      }),
    );
  });
});
