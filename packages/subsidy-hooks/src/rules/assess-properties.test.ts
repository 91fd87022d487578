import { type Fen, fen, sumFen } from "@qinshui/cn/money";
import fc from "fast-check";
import { loadPolicy, policyIds, readPolicyFiles } from "../policy-files/load-policy";
import { assess } from "./assess";
import type { Assessment, ClaimantSales } from "./assessment";
import { sales } from "./fixtures";
import type { Policy } from "./policy";
import { parseReforms } from "./reform";
import { sumSales } from "./sum-sales";

/** Every county, and every reform of it; the growth basis over a last year of 2,500,000 yuan. */
const policies: [string, Policy, number][] = policyIds().flatMap((id) => {
  const policy = loadPolicy(id);
  const year = Number(policy.effective_from.slice(0, 4)) + 1;
  const reforms = parseReforms(readPolicyFiles(id));
  return [
    [id, policy, year],
    ...reforms.map((reform): [string, Policy, number] => [`${id} with ${reform.id}`, reform.policy, year]),
  ];
});

const PREVIOUS = fen(250_000_000);

const amounts = fc.bigInt({ min: 0n, max: 10n ** 10n }).map((value) => fen(value));

function one(policy: Policy, year: number, row: ClaimantSales): Assessment {
  const [result] = assess(policy, year, [row]);
  if (!result) throw new Error("no assessment");
  return result;
}

describe.each(policies)("by %s", (_name, policy, year) => {
  const classes = fc.constantFrom(...policy.online_sales.goods_classes.keys());
  const of = (goodsClass: string, gross: Fen, more: Partial<ClaimantSales> = {}) =>
    one(policy, year, sales(goodsClass, gross, { previous_net_fen: PREVIOUS, ...more }));

  it("the subsidy never falls when sales rise, and never exceeds them", () => {
    fc.assert(
      fc.property(classes, amounts, amounts, (goodsClass, gross, more) => {
        const before = of(goodsClass, gross).subsidy_fen;
        const after = of(goodsClass, fen(gross + more)).subsidy_fen;
        expect(after >= before && before >= 0n && before <= gross).toBe(true);
      }),
    );
  });

  it("only the net matters: a refund is a sale that was not made", () => {
    fc.assert(
      fc.property(classes, amounts, amounts, (goodsClass, net, back) => {
        const direct = of(goodsClass, net);
        const refunded = of(goodsClass, fen(net + back), { refunded_fen: back });
        const adjusted = of(goodsClass, fen(net + back), { adjusted_fen: fen(-back) });
        for (const other of [refunded, adjusted]) {
          expect([other.net_fen, other.subsidy_fen, other.missing_fen, other.reached]).toEqual([
            direct.net_fen,
            direct.subsidy_fen,
            direct.missing_fen,
            direct.reached,
          ]);
        }
      }),
    );
  });

  it("classes and claimants are apart: together they come to what each comes to alone, in any order", () => {
    const row = fc.record({ id: fc.constantFrom("a", "b", "c"), goodsClass: classes, gross: amounts });
    const rows = fc.uniqueArray(row, { selector: ({ id, goodsClass }) => `${id} ${goodsClass}` });
    fc.assert(
      fc.property(rows, (list) => {
        const sums = list.map(({ id, goodsClass, gross }) =>
          sales(goodsClass, gross, { claimant_id: id, previous_net_fen: PREVIOUS }),
        );
        const together = assess(policy, year, sums);
        expect(together).toEqual(sums.map((sum) => one(policy, year, sum)));
        const backwards = assess(policy, year, [...sums].reverse());
        expect(sumFen(backwards.map((it) => it.subsidy_fen))).toBe(sumFen(together.map((it) => it.subsidy_fen)));
      }),
    );
  });

  it("what is missing is exactly what must still be sold", () => {
    fc.assert(
      fc.property(classes, amounts, (goodsClass, gross) => {
        const { reached, missing_fen } = of(goodsClass, gross);
        expect(reached).toBe(missing_fen === 0n);
        if (reached) return;
        expect(of(goodsClass, fen(gross + missing_fen)).reached).toBe(true);
        expect(of(goodsClass, fen(gross + missing_fen - 1n)).reached).toBe(false);
      }),
    );
  });

  it("the explanation's own figures come to the amount", () => {
    fc.assert(
      fc.property(classes, amounts, (goodsClass, gross) => {
        const result = of(goodsClass, gross);
        expect(recomputed(result)).toBe(result.subsidy_fen);
      }),
    );
  });

  it("the explanation names every parameter that was used, with its date, and only clauses of the text", () => {
    fc.assert(
      fc.property(classes, amounts, (goodsClass, gross) => {
        const { explanation, reached } = of(goodsClass, gross);
        for (const { name, from } of explanation.flatMap((line) => line.parameters)) {
          expect(policy.parameters.get(name)?.values.map((value) => value.from)).toContain(from);
        }
        const named = new Set(explanation.flatMap((line) => line.parameters.map((parameter) => parameter.name)));
        const own = [...policy.parameters.keys()].filter((name) => name.startsWith(`online_sales/${goodsClass}/`));
        const notAsked = reached ? [] : own.filter((name) => name.endsWith("/basis"));
        expect(new Set([...named, ...notAsked])).toEqual(new Set(own));
        for (const line of explanation) {
          expect(line.clauses.length).toBeGreaterThan(0);
          for (const clause of line.clauses) expect(policy.clauses.has(clause)).toBe(true);
        }
      }),
    );
  });
});

/** The amount worked out again from nothing but the parameters that the explanation states, the net and last year's. */
function recomputed({ explanation, net_fen }: Assessment): bigint {
  const parameters = explanation.flatMap((line) => line.parameters);
  const value = (name: string) => parameters.find((parameter) => parameter.name.endsWith(`/${name}`))?.value;
  const reaches = (line: bigint) => (value("comparison") === "gte" ? net_fen >= line : net_fen > line);
  const bands = value("bands");
  if (bands !== undefined) {
    const reached = bands
      .split(";")
      .map((band) => band.split(":").map(BigInt))
      .filter(([from = 0n]) => reaches(from));
    return reached.at(-1)?.[1] ?? 0n;
  }
  const threshold = BigInt(value("threshold") ?? "-1");
  if (!reaches(threshold)) return 0n;
  const line = value("basis") === "growth" && PREVIOUS > threshold ? PREVIOUS : threshold;
  const part = value("basis") === "whole" ? net_fen : net_fen > line ? net_fen - line : 0n;
  const millionths = part * BigInt(value("rate") ?? "-1");
  return (millionths + (value("rounding") === "down" ? 0n : 500_000n)) / 1_000_000n;
}

describe("the trace line", () => {
  const number = (text: string | undefined) => BigInt((text ?? "").replaceAll(",", ""));

  it("can be computed again by hand", () => {
    const policy = loadPolicy("qinshui-2023-33");
    fc.assert(
      fc.property(amounts, (gross) => {
        const { explanation, subsidy_fen } = one(policy, 2026, sales("general_industrial", gross));
        const trace = explanation.at(-1)?.en ?? "";
        const figures =
          /= ([\d,]+) fen ← ([\d,]+) fen \(excess: net ([\d,]+), threshold ([\d,]+)\) × ([\d,]+) ppm/.exec(trace);
        const [result, part, net, threshold, rate] = (figures ?? []).slice(1).map(number);
        expect(net).toBe(gross);
        expect(part).toBe(gross > (threshold ?? 0n) ? gross - (threshold ?? 0n) : 0n);
        expect(result).toBe(((part ?? 0n) * (rate ?? 0n) + 500_000n) / 1_000_000n);
        expect(result).toBe(subsidy_fen);
      }),
    );
  });
});

describe("rounding", () => {
  it("happens once, on the year: many small sales come to what one large sale comes to", () => {
    const policy = loadPolicy("qinshui-2023-33");
    const soldOf = (parts: readonly bigint[]) =>
      parts.map((part) => ({
        merchant_id: "m",
        merchant_name: "示例商家",
        kind: "sale",
        counts: true,
        goods_class: "specialty_agricultural",
        amount_fen: part,
      }));
    const subsidyOn = (parts: readonly bigint[]) => {
      const [result] = assess(policy, 2026, sumSales(soldOf([100_000_000n, ...parts])));
      if (!result) throw new Error("no assessment");
      return result.subsidy_fen;
    };
    const parts = fc.array(fc.bigInt({ min: 1n, max: 99n }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(parts, (list) => {
        const whole = list.reduce((sum, part) => sum + part, 0n);
        expect(subsidyOn(list)).toBe(subsidyOn([whole]));
        const error = subsidyOn(list) * 100n - whole * 5n;
        expect(error <= 50n && error > -50n).toBe(true);
      }),
    );
  });
});
