import type { YearSumRow } from "../modules/subsidy/report-queries";
import { yearSum } from "./fixtures";
import { simulatedYear } from "./simulated-year";

const row = (over: Partial<YearSumRow>) =>
  yearSum({
    merchant_name: "示例合作社",
    merchant_kind: "cooperative",
    counts: false,
    reasons: ["merchant_kind"],
    last_seq: "9",
    ...over,
  });

describe("simulatedYear", () => {
  it("takes what a reform could admit, by channel, with the former net", () => {
    const sums = [
      row({}),
      row({ kind: "refund", amount_fen: "-30", first_seq: "4", last_seq: "12", entry_count: 2 }),
      row({ kind: "adjustment", amount_fen: "7" }),
      row({ reasons: ["offline_channel", "merchant_kind"], amount_fen: "5" }),
    ];
    expect(simulatedYear(sums, [row({ amount_fen: "60" })])).toMatchObject([
      {
        channel: "online",
        gross_fen: 100n,
        refunded_fen: 30n,
        adjusted_fen: 7n,
        previous_net_fen: 60n,
        entries: [{ first: 1, last: 12, count: 4 }],
      },
      { channel: "onsite", gross_fen: 5n, refunded_fen: 0n, adjusted_fen: 0n, previous_net_fen: 0n },
    ]);
  });

  it("leaves out what no reform admits: freight, no class, no approval, a person's decision", () => {
    const never = [
      row({ part: "freight", reasons: ["freight"], goods_class: null }),
      row({ reasons: ["goods_class_missing"], goods_class: null }),
      row({ reasons: ["merchant_kind", "merchant_not_approved"] }),
      row({ reasons: ["excluded_by_decision"] }),
      row({ merchant_id: null, reasons: ["merchant_missing"] }),
    ];
    expect(simulatedYear(never, [])).toEqual([]);
  });
});
