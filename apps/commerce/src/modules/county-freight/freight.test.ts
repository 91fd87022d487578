import { type Fen, fen } from "@qinshui/cn/money";
import fc from "fast-check";
import { freightFen } from "./freight";
import { goodsFenOf, weightGramsOf } from "./parcel";
import { type FreightRates, parseFreightRates, type StoredFreightRates } from "./rates";

const stored: StoredFreightRates = {
  first_grams: 1000,
  step_grams: 500,
  groups: [
    { name: "省内", provinces: ["山西省"], first_fen: "600", step_fen: "100", free_above_fen: "9900" },
    { name: "偏远", provinces: ["西藏自治区"], first_fen: "2000", step_fen: "900", free_above_fen: null },
  ],
};
const rates = parseFreightRates(stored);
const parcel = (over: Partial<Parameters<typeof freightFen>[0]>) =>
  freightFen({ rates, province: "山西省", weightGrams: 1000, goodsFen: fen(5000), ...over });
const codeOf = (run: () => unknown): unknown => {
  try {
    return run();
  } catch (error) {
    return (error as { code?: string }).code;
  }
};

describe("freightFen", () => {
  it.each([
    ["the first weight", 1, 600n],
    ["exactly the first weight", 1000, 600n],
    ["one gram more", 1001, 700n],
    ["exactly one step more", 1500, 700n],
    ["one gram into the second step", 1501, 800n],
    ["a fraction of a gram more counts as a gram", 1000.4, 700n],
  ])("charges %s", (_, weightGrams, expected) => {
    expect(parcel({ weightGrams })).toBe(expected);
  });

  it.each([
    ["one fen below", 9899, 600n],
    ["the amount itself", 9900, 0n],
    ["one fen above", 9901, 0n],
  ])("is free from the amount on: %s", (_, goods, expected) => {
    expect(parcel({ goodsFen: fen(goods) })).toBe(expected);
  });

  it("is never free where the group says so", () => {
    expect(parcel({ province: "西藏自治区", goodsFen: fen(10_000_000) })).toBe(2000n);
  });

  it.each([
    ["no province", { province: undefined }, "freight_place_missing"],
    ["a province in no group", { province: "台湾省" }, "freight_place_not_served"],
    ["a province by a shortened name", { province: "山西" }, "freight_place_not_served"],
    ["no weight", { weightGrams: 0 }, "freight_weight_missing"],
    ["a weight that is no number", { weightGrams: Number.NaN }, "freight_weight_missing"],
  ])("has no price for %s", (_, over, code) => {
    expect(codeOf(() => parcel(over))).toBe(code);
  });

  it("has no price without a weight even where it would be free", () => {
    expect(codeOf(() => parcel({ weightGrams: 0, goodsFen: fen(9900) }))).toBe("freight_weight_missing");
  });

  const anyRates: fc.Arbitrary<FreightRates> = fc.record({
    first_grams: fc.integer({ min: 1, max: 5000 }),
    step_grams: fc.integer({ min: 1, max: 5000 }),
    groups: fc
      .record({ first: fc.nat(5000), step: fc.nat(3000), free: fc.option(fc.nat(50_000)) })
      .map(({ first, step, free }) => [
        {
          name: "全国",
          provinces: ["山西省"],
          first_fen: fen(first),
          step_fen: fen(step),
          free_above_fen: free === null ? null : fen(free),
        },
      ]),
  });
  const weight = fc.integer({ min: 1, max: 200_000 });
  const quote = (it: FreightRates, weightGrams: number, goods: number): Fen =>
    freightFen({ rates: it, province: "山西省", weightGrams, goodsFen: fen(goods) });

  it("never falls as the parcel gets heavier, and never rises as the goods get dearer", () => {
    fc.assert(
      fc.property(anyRates, weight, weight, fc.nat(99_999), fc.nat(99_999), (it, w1, w2, g1, g2) => {
        expect(quote(it, Math.max(w1, w2), g1) >= quote(it, Math.min(w1, w2), g1)).toBe(true);
        expect(quote(it, w1, Math.max(g1, g2)) <= quote(it, w1, Math.min(g1, g2))).toBe(true);
      }),
    );
  });

  it("is the first price plus as many steps as it takes to reach the weight", () => {
    fc.assert(
      fc.property(anyRates, weight, (it, weightGrams) => {
        const group = it.groups[0];
        if (!group) throw new Error("no group");
        let reached = it.first_grams;
        let expected: bigint = group.first_fen;
        for (; reached < weightGrams; reached += it.step_grams) expected += group.step_fen;
        const unfree = { ...it, groups: [{ ...group, free_above_fen: null }] };
        expect(quote(unfree, weightGrams, 0)).toBe(expected);
      }),
    );
  });
});

describe("parseFreightRates", () => {
  const group = stored.groups[0] as StoredFreightRates["groups"][number];
  it.each<[string, unknown]>([
    ["nothing", undefined],
    ["no group", { ...stored, groups: [] }],
    ["an amount in yuan", { ...stored, groups: [{ ...group, first_fen: "6.00" }] }],
    ["a negative amount", { ...stored, groups: [{ ...group, step_fen: "-1" }] }],
    ["an amount as a float", { ...stored, groups: [{ ...group, first_fen: 600 }] }],
    ["a step of no weight", { ...stored, step_grams: 0 }],
    ["a province in two groups", { ...stored, groups: [group, group] }],
  ])("refuses %s", (_, value) => {
    expect(codeOf(() => parseFreightRates(value))).toBe("freight_rates_invalid");
  });
});

describe("a parcel", () => {
  const line = (quantity: number, price: string, weight: number | null) => ({
    quantity,
    raw_unit_price: { value: price },
    variant: { weight },
    product: { weight: null },
  });

  it("adds weights and prices by quantity, exactly", () => {
    const lines = [line(3, "0.1", 250), line(2, "19.99", 500)];
    expect(weightGramsOf(lines)).toBe(1750);
    expect(goodsFenOf(lines)).toBe(4028n);
  });

  it("takes the product's weight where the variant has none, and refuses none at all", () => {
    expect(weightGramsOf([{ ...line(2, "1", null), product: { weight: 300 } }])).toBe(600);
    expect(codeOf(() => weightGramsOf([line(1, "1", 500), line(1, "1", null)]))).toBe("freight_weight_missing");
  });

  it("refuses a price of part of a fen", () => {
    expect(codeOf(() => goodsFenOf([line(1, "1.005", 100)]))).toBe("sub_fen_amount");
  });
});
