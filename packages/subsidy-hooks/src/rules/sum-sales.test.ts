import type { LedgerSum } from "./sum-sales";
import { countedGroups, sumSales } from "./sum-sales";

const row = (kind: string, amount: bigint | string, more: Partial<LedgerSum> = {}): LedgerSum => ({
  merchant_id: "mer_1",
  merchant_name: "示例商家",
  kind,
  counts: true,
  goods_class: "specialty_agricultural",
  amount_fen: amount,
  ...more,
});

describe("sumSales", () => {
  it("sums per merchant and class by kind, in order of first appearance", () => {
    const rows = [
      row("sale", 700n),
      row("sale", "90"),
      row("refund", -100n),
      row("return", "-20"),
      row("cancellation", -3n),
      row("sale", 200n, { goods_class: "general_industrial" }),
      row("sale", 5n, { merchant_id: "mer_0", merchant_name: "示例器具" }),
      row("adjustment", -60n),
      row("adjustment", 7n),
    ];
    const zero = { refunded_fen: 0n, adjusted_fen: 0n };
    expect(sumSales(rows)).toEqual([
      {
        claimant_id: "mer_1",
        claimant_name: "示例商家",
        goods_class: "specialty_agricultural",
        gross_fen: 790n,
        refunded_fen: 123n,
        adjusted_fen: -53n,
      },
      {
        claimant_id: "mer_1",
        claimant_name: "示例商家",
        goods_class: "general_industrial",
        gross_fen: 200n,
        ...zero,
      },
      {
        claimant_id: "mer_0",
        claimant_name: "示例器具",
        goods_class: "specialty_agricultural",
        gross_fen: 5n,
        ...zero,
      },
    ]);
  });

  it("counts by each row's own standing: what was moved out leaves, what was moved in comes", () => {
    const out = { counts: false, goods_class: null };
    const rows = [row("sale", 100n, out), row("adjustment", -100n, out), row("adjustment", 100n)];
    expect(sumSales(rows)).toMatchObject([{ gross_fen: 0n, adjusted_fen: 100n }]);
  });

  it("leaves out what does not count, and what is of nobody or of no class", () => {
    const rows = [
      row("sale", 1n, { counts: false }),
      row("sale", 2n, { merchant_id: null }),
      row("sale", 3n, { goods_class: null }),
    ];
    expect(sumSales(rows)).toEqual([]);
    expect(countedGroups(rows)).toEqual([]);
  });

  it("keeps apart what only looks alike", () => {
    const rows = [row("sale", 1n, { merchant_id: "a", goods_class: "b c" }), row("sale", 1n, { merchant_id: "a b" })];
    expect(countedGroups([...rows, ...rows]).map((group) => group.length)).toEqual([2, 2]);
  });
});
