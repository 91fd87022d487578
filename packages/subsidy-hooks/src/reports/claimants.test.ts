import { claimantsOf } from "./claimants";

type Overview = Parameters<typeof claimantsOf>[0];

function counted(id: string, goods_class: string, subsidy_fen: string, to_check_count = 0) {
  const name = `示例商家 ${id}`;
  const row = { claimant_id: id, claimant_name: name, credit_code: `代码 ${id}`, merchant_kind: "enterprise" };
  return { ...row, goods_class, subsidy_fen, to_check_count } as Overview["rows"][number];
}

function out(id: string | null, amount_fen: string): Overview["excluded"][number] {
  const merchant_name = id && `示例商家 ${id}`;
  return {
    merchant_id: id,
    merchant_name,
    merchant_kind: id && "cooperative",
    credit_code: null,
    reasons: [],
    amount_fen,
    entry_count: 1,
  };
}

describe("the claimants of a year", () => {
  it("have their classes, their subsidies and what does not count together", () => {
    const rows = [
      counted("a", "specialty_agricultural", "500", 1),
      counted("b", "general_industrial", "7"),
      counted("a", "general_industrial", "25", 2),
    ];
    const [a, b, ...none] = claimantsOf({ rows, excluded: [out("a", "30"), out("a", "-12")] });
    expect(a).toMatchObject({ id: "a", name: "示例商家 a", subsidy_fen: 525n, excluded_fen: 18n, to_check_count: 3 });
    expect(a?.classes).toEqual([rows[0], rows[2]]);
    expect(b).toMatchObject({ id: "b", kind: "enterprise", subsidy_fen: 7n, excluded_fen: 0n, to_check_count: 0 });
    expect(none).toEqual([]);
  });

  it("are also those whose sales do not count, and nobody for goods without a merchant", () => {
    const found = claimantsOf({ rows: [], excluded: [out("c", "9"), out(null, "600")] });
    expect(found.map(({ id, name, kind, excluded_fen }) => ({ id, name, kind, excluded_fen }))).toEqual([
      { id: "c", name: "示例商家 c", kind: "cooperative", excluded_fen: 9n },
      { id: null, name: null, kind: null, excluded_fen: 600n },
    ]);
  });
});
