import { type Fen, fen } from "@qinshui/cn/money";
import fc from "fast-check";
import { mulDiv, mulRate } from "./rate";

describe("mulRate", () => {
  it.each([
    [0n, 50_000n, 0n],
    [10n, 50_000n, 1n], // 0.5 fen
    [9n, 50_000n, 0n], // 0.45 fen
    [-10n, 50_000n, -1n],
    [100_000_000n, 50_000n, 5_000_000n],
    [1n, 1_000_000n, 1n],
  ])("takes %d fen at %d ppm to %d fen, half away from zero", (amount, rate, expected) => {
    expect(mulRate(fen(amount), rate, "half_away_from_zero")).toBe(expected);
  });

  it("drops the part below one fen when told to round down", () => {
    expect(mulRate(fen(19), 50_000n, "down")).toBe(0n);
    expect(mulRate(fen(-39), 50_000n, "down")).toBe(-1n);
  });

  it("is exact beyond the reach of a float", () => {
    expect(mulRate(fen("900719925474099310"), 50_000n, "half_away_from_zero")).toBe(45035996273704966n);
  });

  it("cancels with its own reversal and is never more than half a fen off", () => {
    const amounts = fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n });
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 1_000_000n }), (amount, rate) => {
        const result = mulRate(amount as Fen, rate, "half_away_from_zero");
        expect(result + mulRate(-amount as Fen, rate, "half_away_from_zero")).toBe(0n);
        const error = 2n * (result * 1_000_000n - amount * rate);
        expect(error <= 1_000_000n && error >= -1_000_000n).toBe(true);
      }),
    );
  });
});

describe("mulDiv", () => {
  it("refuses a denominator that is not positive", () => {
    expect(() => mulDiv(fen(1), 1n, 0n, "down")).toThrow(new RangeError("denominator must be positive: 0"));
    expect(() => mulDiv(fen(1), 1n, -3n, "down")).toThrow(new RangeError("denominator must be positive: -3"));
  });
});
