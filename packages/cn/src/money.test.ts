import fc from "fast-check";
import { allocate, type Fen, fen, fenFromYuan, formatFen, sumFen, yuanFromFen } from "./money.ts";

const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }).map(fen);
const weight = fc.bigInt({ min: 0n, max: 10n ** 12n }).map(fen);

describe("fenFromYuan", () => {
  it.each([
    ["12.5", 1250n],
    ["0.01", 1n],
    ["-0.01", -1n],
    ["1e3", 100_000n],
    ["1.5e-1", 15n],
    ["19.990000", 1999n],
    ["409.93", 40_993n],
  ])("%s yuan", (text, expected) => expect(fenFromYuan(text)).toBe(expected));

  it.each(["0.001", "8.991", "1e-3"])("refuses %s: less than a fen", (text) => {
    expect(() => fenFromYuan(text)).toThrow(expect.objectContaining({ code: "sub_fen_amount" }));
  });

  it.each(["", " 1", "1,000", "NaN", "Infinity", "0x10", "1.", ".5", "１"])("refuses %j: no amount", (text) => {
    expect(() => fenFromYuan(text)).toThrow(expect.objectContaining({ code: "not_an_amount" }));
  });

  it("reads back what yuanFromFen writes", () => {
    fc.assert(fc.property(amount, (a) => fenFromYuan(yuanFromFen(a)) === a));
  });
});

describe("fen", () => {
  it("refuses a number that is not exact", () => {
    expect(() => fen(0.5)).toThrow(expect.objectContaining({ code: "sub_fen_amount" }));
    expect(() => fen(2 ** 53)).toThrow(expect.objectContaining({ code: "not_an_amount" }));
    expect(() => fen(Number.NaN)).toThrow(expect.objectContaining({ code: "not_an_amount" }));
  });
});

describe("formatFen", () => {
  it.each([
    [123_450n, "¥1,234.50"],
    [-123_450n, "-¥1,234.50"],
    [0n, "¥0.00"],
    [5n, "¥0.05"],
    [100_000_000_000n, "¥1,000,000,000.00"],
  ])("%d fen", (value, expected) => expect(formatFen(fen(value))).toBe(expected));
});

describe("allocate", () => {
  it("gives the odd fen to the largest remainder, then to the earlier position", () => {
    expect(allocate(fen(100), [fen(1), fen(1), fen(1)])).toEqual([34n, 33n, 33n]);
    expect(allocate(fen(10), [fen(1), fen(2), fen(4)])).toEqual([1n, 3n, 6n]);
    expect(allocate(fen(-100), [fen(1), fen(1), fen(1)])).toEqual([-34n, -33n, -33n]);
  });

  it("sums to the total, keeps its sign, and is within one fen of each exact share", () => {
    fc.assert(
      fc.property(amount, fc.array(weight, { minLength: 1, maxLength: 20 }), (total, weights) => {
        const sum = sumFen(weights);
        fc.pre(sum > 0n);
        const parts = allocate(total, weights);
        expect(sumFen(parts)).toBe(total);
        parts.forEach((part, i) => {
          expect(total < 0n ? part <= 0n : part >= 0n).toBe(true);
          const off = part * sum - total * (weights[i] as Fen);
          expect(off < sum && off > -sum).toBe(true);
        });
      }),
    );
  });

  it("refuses a negative weight, and money with nothing to hang it on", () => {
    expect(() => allocate(fen(1), [fen(-1), fen(2)])).toThrow(
      expect.objectContaining({ code: "allocation_impossible" }),
    );
    expect(() => allocate(fen(1), [fen(0)])).toThrow(expect.objectContaining({ code: "allocation_impossible" }));
    expect(allocate(fen(0), [fen(0), fen(0)])).toEqual([0n, 0n]);
  });
});
