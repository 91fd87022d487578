import type { YearSumRow } from "../modules/subsidy/report-queries";
import { loadPolicy } from "../policy-files/load-policy";
import { yearSum } from "./fixtures";
import { merchantYear } from "./merchant-year";

const policy = loadPolicy("qinshui-2023-33");
const merchant = { id: "m", name: "示例商家", kind: "enterprise" };
const midYear = new Date("2025-07-02T12:00:00+08:00");

const sum = (over: Partial<YearSumRow>) => yearSum({ amount_fen: "0", last_seq: "9", ...over });

describe("merchantYear", () => {
  it("says how far a merchant is, what is missing, and where the year may end", () => {
    const view = merchantYear(policy, 2025, merchant, [sum({ amount_fen: "60000000" })], [], midYear);
    const [farm, other] = view.classes;
    expect(farm).toMatchObject({
      progress_ppm: 600_000n,
      assessment: { goods_class: "specialty_agricultural", missing_fen: 40_000_000n, subsidy_fen: 0n },
      // Twice as much at the year's end: 5 % of 200,000 yuan.
      forecast: { net_fen: 120_000_000n, subsidy_fen: 1_000_000n },
    });
    expect(other).toMatchObject({
      progress_ppm: 0n,
      assessment: { goods_class: "general_industrial", net_fen: 0n, missing_fen: 500_000_000n },
    });
  });

  it("is whole above the line, and empty below nothing", () => {
    const above = merchantYear(policy, 2025, merchant, [sum({ amount_fen: "150000000" })], [], midYear);
    expect(above.classes[0]?.progress_ppm).toBe(1_000_000n);
    const below = merchantYear(policy, 2025, merchant, [sum({ kind: "refund", amount_fen: "-5" })], [], midYear);
    expect(below.classes[0]).toMatchObject({ progress_ppm: 0n, forecast: { net_fen: -10n, subsidy_fen: 0n } });
  });

  it("says that a kind is not subsidised at all", () => {
    expect(merchantYear(policy, 2025, merchant, [], [], midYear).eligible_kind).toBe(true);
    const cooperative = { ...merchant, kind: "cooperative" };
    expect(merchantYear(policy, 2025, cooperative, [], [], midYear).eligible_kind).toBe(false);
  });

  it("names what does not count and why, and forecasts nothing of a year that is over", () => {
    const out = sum({ counts: false, goods_class: null, reasons: ["goods_class_missing"], amount_fen: "700" });
    const view = merchantYear(policy, 2025, merchant, [out], [], new Date("2026-01-01T00:00:00+08:00"));
    expect(view.excluded).toMatchObject([
      { amount_fen: 700n, entry_count: 1, reasons: [{ code: "goods_class_missing" }] },
    ]);
    expect(view.classes.map((one) => one.forecast)).toEqual([null, null]);
  });
});
