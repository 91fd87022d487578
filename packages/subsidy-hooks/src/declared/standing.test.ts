import { fen } from "@qinshui/cn/money";
import { loadPolicy } from "../policy-files/load-policy";
import { eligibilityIfAny } from "../rules/eligibility";
import { declaredRows, type SaleGroup, standingAt, standingSums } from "./standing";

const eligibility = eligibilityIfAny(loadPolicy("qinshui-2023-33"));
const merchant = {
  id: "mer_1",
  handle: "shop-1",
  name: "示例商家",
  kind: "enterprise" as const,
  credit_code: "91140521MA00000018",
  status_changes: [
    { status: "approved" as const, effective_at: new Date("2026-03-01T04:00:00Z"), seq: 1 },
    { status: "suspended" as const, effective_at: new Date("2026-03-01T06:00:00Z"), seq: 2 },
  ],
};
const HONEY = "specialty_agricultural";
const sold = (line: number, at: string, net: bigint, goods_class = HONEY): SaleGroup => ({
  goods_class,
  paid_at: new Date(at),
  orders: 1,
  net_fen: fen(net),
  lines: [line],
});

it("says beforehand what counts and what does not, for the ledger's reasons, to the second of an approval", () => {
  const sums = standingSums(
    [
      sold(9, "2026-03-01T06:00:00Z", 700n),
      sold(2, "2026-03-01T03:59:59Z", 100n),
      sold(3, "2026-03-01T04:00:00Z", 1_000n),
      sold(4, "2026-03-01T05:59:59Z", 2_000n, "general_industrial"),
    ],
    standingAt(merchant, eligibility),
  );
  expect(sums).toEqual([
    { reasons: [], orders: 2, net_fen: 3_000n, lines: [3, 4] },
    { reasons: ["merchant_not_approved"], orders: 2, net_fen: 800n, lines: [2, 9] },
  ]);
});

it("gives every line the standing that booking gives it", () => {
  const instants = [0, 1, 2, 3, 4, 5, 6, 7].flatMap((hour) => [
    new Date(Date.UTC(2026, 2, 1, hour)),
    new Date(Date.UTC(2026, 2, 1, hour) - 1),
  ]);
  for (const kind of ["enterprise", "cooperative"] as const) {
    const seller = { ...merchant, kind };
    const judge = standingAt(seller, eligibility);
    for (const paid_at of instants) {
      const sale = {
        ...{ id: "dcr_1", platform: "jd" as const, platform_order_no: "1", title: "示例", known_at: paid_at },
        ...{ paid_at, goods_fen: fen(1), refunded_fen: fen(0), goods_class: HONEY, merchant: seller },
      };
      const [row] = declaredRows(sale, eligibility);
      expect(row).toMatchObject(judge(HONEY, paid_at));
    }
    expect(judge(HONEY, new Date("1999-01-01T00:00:00Z")).reasons).toEqual(["policy_not_in_force"]);
  }
});

it("names the first lines only, in the file's order", () => {
  const groups = Array.from({ length: 500 }, (_, i) => sold(502 - i, "2026-02-01T00:00:00Z", 1n));
  const [sum] = standingSums(groups, standingAt(merchant, eligibility));
  expect(sum).toMatchObject({ orders: 500, net_fen: 500n, reasons: ["merchant_not_approved"] });
  expect(sum?.lines).toEqual(Array.from({ length: 20 }, (_, i) => i + 3));
});
