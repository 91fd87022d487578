import { type Fen, sumFen } from "@qinshui/cn/money";
import fc from "fast-check";
import { deriveEntries } from "./derive-entries";
import { capture, goods, hour, order, refund } from "./fixtures";
import { type PostedEntry, planMoves, type Standing, standingOf } from "./standing";

const out: Standing = { goods_class: null, counts: false, reasons: ["goods_class_missing"] };
const honey: Standing = { goods_class: "specialty_agricultural", counts: true, reasons: [] };
const tools: Standing = { goods_class: "general_industrial", counts: true, reasons: [] };

const paid = order({ lines: [goods("a", 100), goods("b", 60)], captures: [capture("cap", 160, hour(0))] });
const refunded = {
  ...paid,
  refunds: [refund("ref", 40, hour(1), { allocation: [{ line_id: "a", amount: 40n as Fen }] })],
};

const posted = (standing: Standing, of = paid): PostedEntry[] =>
  deriveEntries(of).map((entry) => ({ ...entry, ...standing }));
const brief = (entries: readonly PostedEntry[]) =>
  entries.map((entry) => [entry.source_key, entry.amount_fen, entry.goods_class, entry.counts]);

describe("planMoves", () => {
  it("leaves alone what stands as it should", () => {
    expect(planMoves(posted(honey), () => honey, hour(2))).toEqual([]);
  });

  it("takes a line's sum out of where it stood and puts it where it stands now", () => {
    const moves = planMoves(posted(out, refunded), (line) => (line === "a" ? honey : out), hour(2));
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
    const first = [...posted(out), ...planMoves(posted(out), () => honey, hour(1))];
    const again = planMoves(first, () => tools, hour(2));
    expect(brief(again)).toEqual([
      ["tag:3:a", -100n, "specialty_agricultural", true],
      ["tag:4:a", 100n, "general_industrial", true],
      ["tag:3:b", -60n, "specialty_agricultural", true],
      ["tag:4:b", 60n, "general_industrial", true],
    ]);
    const nothingLeft = { ...paid, refunds: [refund("ref", 160, hour(1))] };
    expect(planMoves(posted(out, nothingLeft), () => honey, hour(2))).toEqual([]);
  });

  it("never changes what a line holds, and leaves it all under its present standing, in any order of changes", () => {
    const standings = fc.array(fc.constantFrom(out, honey, tools), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(standings, (changes) => {
        const rows = posted(standingOf(undefined), refunded);
        for (const [i, standing] of changes.entries()) {
          const moves = planMoves(rows, () => standing, hour(2 + i));
          rows.push(...moves);
          expect(planMoves(rows, () => standing, hour(9))).toEqual([]);
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
