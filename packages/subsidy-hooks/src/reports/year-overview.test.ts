import { loadPolicy } from "../policy-files/load-policy";
import { yearSum } from "./fixtures";
import { yearOverview } from "./year-overview";

describe("yearOverview", () => {
  it("names in each claimant's trace where in the ledger the entries stand that it sums", () => {
    const sums = [
      yearSum({ first_seq: "7", last_seq: "1009", entry_count: 40 }),
      yearSum({ kind: "refund", amount_fen: "-30", first_seq: "1002", last_seq: "2001", entry_count: 2 }),
      yearSum({ goods_class: "general_industrial", first_seq: "5", last_seq: "5" }),
      yearSum({
        counts: false,
        reasons: ["freight"],
        part: "freight",
        goods_class: null,
        first_seq: "1",
        last_seq: "9000",
      }),
    ];
    const { rows } = yearOverview(loadPolicy("qinshui-2023-33"), 2026, sums, []);
    expect(rows.map((row) => row.explanation[0]?.entries)).toEqual([
      [{ first: 7, last: 2001, count: 42 }],
      [{ first: 5, last: 5, count: 1 }],
    ]);
    expect(rows[0]?.explanation[0]?.zh).toContain("流水账第 7–2001 号，共 42 笔");
  });
});
