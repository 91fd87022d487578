import fc from "fast-check";
import { distanceToLine, moneyAxis, placeOnAxis } from "./chart-scale";

const yuan = (amount: number) => BigInt(amount) * 100n;

describe("the axis of an amount", () => {
  it("counts in yuan below 10,000 and in 万元 from there", () => {
    expect(moneyAxis([yuan(9_999)])).toMatchObject({ unit: "元", labels: ["0", "5,000", "10,000"] });
    expect(moneyAxis([yuan(10_000)])).toMatchObject({ unit: "万元", labels: ["0", "0.5", "1"] });
    expect(moneyAxis([yuan(1_200_000)])).toMatchObject({ unit: "万元", labels: ["0", "50", "100", "150"] });
  });

  it("goes below zero where refunds exceed sales", () => {
    expect(moneyAxis([yuan(300), yuan(-120)]).labels).toEqual(["-200", "0", "200", "400"]);
    expect(moneyAxis([yuan(-120)]).labels).toEqual(["-150", "-100", "-50", "0"]);
  });

  it("has an axis for a year without sales", () => {
    expect(moneyAxis([]).labels).toEqual(["0", "1"]);
  });

  it("holds every amount between few, evenly spaced ticks", () => {
    fc.assert(
      fc.property(fc.array(fc.bigInt({ min: -(10n ** 14n), max: 10n ** 14n })), (amounts) => {
        const axis = moneyAxis(amounts);
        const { ticks } = axis;
        const steps = ticks.slice(1).map((tick, i) => tick - (ticks[i] ?? 0n));
        expect(new Set(steps).size).toBe(1);
        expect(ticks).toContain(0n);
        expect(ticks.length).toBeLessThanOrEqual(7);
        for (const amount of amounts) {
          expect(placeOnAxis(axis, amount)).toBeGreaterThanOrEqual(0);
          expect(placeOnAxis(axis, amount)).toBeLessThanOrEqual(100);
        }
      }),
    );
  });
});

describe("the distance to the line", () => {
  it("fills the bar up to the sales, the line standing at four fifths", () => {
    expect(distanceToLine(yuan(500_000), yuan(1_000_000))).toEqual({ percent: 50, below: 40, line: 80, above: 40 });
  });

  it("never says 100 % before the line is reached", () => {
    const line = yuan(1_000_000);
    expect(distanceToLine(line - 1n, line).percent).toBe(99);
    expect(distanceToLine(line, line)).toEqual({ percent: 100, below: 80, line: 80, above: 80 });
  });

  it("shows what lies above the line", () => {
    expect(distanceToLine(yuan(4_000_000), yuan(1_000_000))).toEqual({ percent: 400, below: 25, line: 25, above: 100 });
  });

  it("has nothing to fill when refunds exceed sales, and no line to miss where none is drawn", () => {
    expect(distanceToLine(-1n, yuan(100))).toMatchObject({ percent: 0, below: 0, above: 0 });
    expect(distanceToLine(0n, 0n)).toMatchObject({ percent: 100 });
  });
});
