import { fen, sumFen } from "@qinshui/cn/money";
import { type PostedEntry, planMoves } from "../ledger/standing";
import { loadPolicy } from "../policy-files/load-policy";
import { eligibilityOf } from "../rules/eligibility";
import { type DeclaredSale, declaredEntries, declaredTags, reversalEntries } from "./declared-entries";

const SALE: DeclaredSale = {
  id: "dcr_1",
  platform: "taobao",
  platform_order_no: "3900000000000000101",
  paid_at: new Date("2026-12-31T15:59:59Z"),
  goods_fen: fen(10_000),
  refunded_fen: fen(2_500),
  known_at: new Date("2027-01-10T00:00:00Z"),
  title: "示例蜂蜜",
  goods_class: "specialty_agricultural",
  merchant: {
    id: "mer_1",
    handle: "shop-1",
    name: "示例商家",
    kind: "enterprise",
    credit_code: "91140521MA00000018",
    status_changes: [{ status: "approved", effective_at: new Date("2025-01-01T00:00:00Z"), seq: 1 }],
  },
};
const eligibility = eligibilityOf(loadPolicy("qinshui-2023-33"));

it("books a sale and what was given back of it, both in the year of the sale", () => {
  expect(declaredEntries(SALE).map((it) => [it.source_key, it.kind, it.amount_fen, it.policy_year])).toEqual([
    ["import:dcr_1:dcr_1-1", "sale", 10_000n, 2026],
    ["import:dcr_1:dcr_1-1:refund", "refund", -2_500n, 2026],
  ]);
  expect(declaredEntries({ ...SALE, refunded_fen: fen(0) })).toHaveLength(1);
});

it("undoes every entry by one that names it; together they are nothing", () => {
  const undone = reversalEntries(SALE, new Date("2027-02-01T00:00:00Z"));
  expect(undone.map((it) => [it.kind, it.corrects, it.amount_fen])).toEqual([
    ["adjustment", "import:dcr_1:dcr_1-1", -10_000n],
    ["adjustment", "import:dcr_1:dcr_1-1:refund", 2_500n],
  ]);
  expect(sumFen([...declaredEntries(SALE), ...undone].map((it) => it.amount_fen))).toBe(0n);
});

it("tags like every line sold online: kind, approval when the buyer paid, class", () => {
  expect(declaredTags(SALE, eligibility)).toMatchObject([
    { line_id: "dcr_1-1", counts: true, goods_class: "specialty_agricultural", policy_year: 2026 },
  ]);
  const reasons = (merchant: Partial<DeclaredSale["merchant"]>) =>
    declaredTags({ ...SALE, merchant: { ...SALE.merchant, ...merchant } }, eligibility)[0]?.reasons;
  expect(reasons({ kind: "cooperative" })).toEqual(["merchant_kind"]);
  expect(reasons({ status_changes: [] })).toEqual(["merchant_not_approved"]);
  expect(
    reasons({ status_changes: [{ status: "approved", effective_at: new Date("2027-01-01T00:00:00Z"), seq: 1 }] }),
  ).toEqual(["merchant_not_approved"]);
});

it("moves as one where the standing changes, by keys of its own", () => {
  const counted = { channel: "online", goods_class: SALE.goods_class, counts: true, reasons: [] } as const;
  const posted: PostedEntry[] = declaredEntries(SALE).map((it) => ({ ...it, ...counted }));
  const out = { goods_class: null, counts: false, reasons: ["merchant_kind"] } as const;
  const moves = planMoves(posted, (it) => ({ ...it, ...out }), SALE.known_at);
  expect(moves.map((it) => [it.source_key, it.amount_fen])).toEqual([
    ["tag:1:dcr_1-1", -7_500n],
    ["tag:2:dcr_1-1", 7_500n],
  ]);
});
