import fc from "fast-check";
import { drawSample } from "./sample";

const ids = Array.from({ length: 200 }, (_, i) => `entry_${i}`);

describe("drawSample", () => {
  it("draws these, for ever: the seed is published", () => {
    expect(drawSample("示例种子", 2026, ["a", "b", "c", "d", "e"], 2)).toMatchInlineSnapshot(`
      [
        "c",
        "e",
      ]
    `);
  });

  it("depends on nothing but seed, year and ids", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(ids, { minLength: ids.length }), (shuffled) => {
        expect(drawSample("s", 2026, shuffled, 10)).toEqual(drawSample("s", 2026, ids, 10));
      }),
      { numRuns: 20 },
    );
    expect(drawSample("s", 2026, [...ids, ...ids], 10)).toEqual(drawSample("s", 2026, ids, 10));
    expect(drawSample("t", 2026, ids, 10)).not.toEqual(drawSample("s", 2026, ids, 10));
    expect(drawSample("s", 2027, ids, 10)).not.toEqual(drawSample("s", 2026, ids, 10));
  });

  it("gives distinct ids, the larger sample beginning with the smaller, and no more than there are", () => {
    const large = drawSample("s", 2026, ids, 50);
    expect(new Set(large).size).toBe(50);
    expect(large.slice(0, 10)).toEqual(drawSample("s", 2026, ids, 10));
    expect(drawSample("s", 2026, ids, 999)).toHaveLength(ids.length);
  });

  it("favours nobody", () => {
    const drawn = new Map<string, number>();
    for (let seed = 0; seed < 400; seed++) {
      for (const id of drawSample(String(seed), 2026, ids, 10)) drawn.set(id, (drawn.get(id) ?? 0) + 1);
    }
    // Twenty are expected of each; eight times its deviation would not come about by chance.
    for (const id of ids) expect(Math.abs((drawn.get(id) ?? 0) - 20)).toBeLessThan(20);
  });
});
