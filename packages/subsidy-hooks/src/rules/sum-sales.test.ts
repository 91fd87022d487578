import { fen } from "@qinshui/cn/money";
import { deriveEntries } from "../ledger/derive-entries";
import { deriveTags } from "../ledger/derive-tags";
import type { Entry } from "../ledger/entry";
import { capture, freight, goods, hour, merchant, order, refund } from "../ledger/fixtures";
import { planPosting } from "../ledger/plan-posting";
import { loadPolicy } from "../policy-files/load-policy";
import { eligibilityOf } from "./eligibility";
import { sumSales } from "./sum-sales";

const eligibility = eligibilityOf(loadPolicy("qinshui-2023-33"));
const other = { ...merchant, id: "mer_0", name: "示例器具" };
const industrial = goods("x", 0).goods_classes.map((one) => ({ ...one, goods_class: "general_industrial" }));
const paid = order({
  lines: [
    goods("a", 700),
    goods("b", 200, { goods_classes: industrial }),
    goods("c", 90, { merchant: other }),
    goods("d", 50, { merchant: { ...merchant, kind: "cooperative" } }),
    freight("f", 10),
  ],
  captures: [capture("cap", 1_050, hour(0))],
});
const allocation = [{ line_id: "a", amount: fen(700) }];
const refunded = { ...paid, refunds: [refund("ref", 700, hour(24), { allocation })] };
const tags = deriveTags(paid, eligibility);

describe("sumSales", () => {
  it("sums per merchant and class what counts, in order of merchant and class", () => {
    const rows = sumSales(deriveEntries(refunded), tags, 2026);
    expect(rows.map((row) => [row.claimant_id, row.goods_class, row.gross_fen, row.refunded_fen])).toEqual([
      ["mer_0", "specialty_agricultural", 90n, 0n],
      ["mer_1", "general_industrial", 200n, 0n],
      ["mer_1", "specialty_agricultural", 700n, 700n],
    ]);
  });

  it("has nothing in the year of the refund, which follows its sale", () => {
    expect(sumSales(deriveEntries(refunded), tags, 2027)).toEqual([]);
  });

  it("shows adjustments apart, signed", () => {
    const posted = deriveEntries(refunded);
    const corrected: Entry[] = [...posted, ...planPosting(posted, deriveEntries(paid))];
    const row = sumSales(corrected, tags, 2026).find(
      (one) => one.claimant_name === merchant.name && one.gross_fen === 700n,
    );
    expect(row).toMatchObject({ refunded_fen: 700n, adjusted_fen: 700n });
  });

  it("leaves out lines without a tag", () => {
    expect(sumSales(deriveEntries(paid), [], 2026)).toEqual([]);
  });
});
