import { fen, formatFen } from "@qinshui/cn/money";
import { deriveEntries } from "../ledger/derive-entries";
import { deriveTags } from "../ledger/derive-tags";
import { TAG_REASON_ZH, type Tag } from "../ledger/entry";
import type { OrderSnapshot, Refund, SnapshotLine, SnapshotMerchant } from "../ledger/order-snapshot";
import { assess } from "./assess";
import type { Assessment } from "./assessment";
import { eligibilityOf } from "./eligibility";
import { ruleErrors } from "./errors";
import type { PolicyCase } from "./parse-cases";
import type { Policy } from "./policy";
import { sumSales } from "./sum-sales";
import { SALES_CHANNEL_ZH } from "./vocabulary";

export interface CaseResult {
  file: string;
  name: string;
  /** What came out otherwise than the case says; empty when it holds. */
  differences: string[];
}

type Sale = PolicyCase["输入"]["销售"][number];

/** What a sale line whose goods class nobody decided says. */
const UNDECIDED = "未认定";

/**
 * Runs cases through the whole chain: orders → entries and tags → yearly sums → assessment. Errors: those of the chain;
 * `unknown_goods_class` for a class name that the policy does not have.
 */
export function runCases(policy: Policy, cases: readonly PolicyCase[]): CaseResult[] {
  return cases.map((one) => ({ file: one.文件, name: one.名称, differences: differencesOf(policy, one) }));
}

function differencesOf(policy: Policy, one: PolicyCase): string[] {
  const orders = one.输入.销售.map((sale, i) => orderOf(policy, one, sale, i));
  const entries = orders.flatMap((order) => deriveEntries(order));
  const tags = orders.flatMap((order) => deriveTags(order, eligibilityOf(policy)));
  const results = one.期间.flatMap((year) => assess(policy, year, sumSales(entries, tags, year)));
  return [...compareResults(one, results), ...compareReasons(one, tags)];
}

function compareResults(one: PolicyCase, results: readonly Assessment[]): string[] {
  const expected = one.应得.map((row) => rowText(row.年度, row.商品类别, row.净额, row.达到起补线, row.补贴));
  const actual = results.map((row) =>
    rowText(row.policy_year, row.goods_class_zh, row.net_fen, row.reached ? "是" : "否", row.subsidy_fen),
  );
  // A claimant whose every sale is out has no row; the case writes it as zeros.
  const missing = expected.filter((text, i) => !actual.includes(text) && !isEmptyRow(one.应得[i], results));
  const surplus = actual.filter((text) => !expected.includes(text));
  return [...missing.map((text) => `应得而未得：${text}`), ...surplus.map((text) => `得出而未列：${text}`)];
}

function isEmptyRow(row: PolicyCase["应得"][number] | undefined, results: readonly Assessment[]): boolean {
  if (row?.净额 !== 0n || row.补贴 !== 0n || row.达到起补线 === "是") return false;
  return !results.some((result) => result.policy_year === row.年度 && result.goods_class_zh === row.商品类别);
}

function rowText(year: number, goodsClass: string, net: bigint, reached: string, subsidy: bigint): string {
  return `${year} ${goodsClass} 净额 ${formatFen(fen(net))} 达到起补线 ${reached} 补贴 ${formatFen(fen(subsidy))}`;
}

function compareReasons(one: PolicyCase, tags: readonly Tag[]): string[] {
  const goods = tags.filter((tag) => tag.part === "goods");
  const actual = new Set(goods.flatMap((tag) => tag.reasons));
  const expected = new Set(one.剔除原因);
  const missing = [...expected].filter((reason) => !actual.has(reason));
  const surplus = [...actual].filter((reason) => !expected.has(reason));
  return [
    ...missing.map((reason) => `应有而没有的剔除原因：${TAG_REASON_ZH[reason]}`),
    ...surplus.map((reason) => `未列出的剔除原因：${TAG_REASON_ZH[reason]}`),
  ];
}

function orderOf(policy: Policy, one: PolicyCase, sale: Sale, position: number): OrderSnapshot {
  const merchant = merchantOf(one);
  const lines = [goodsLine(policy, merchant, sale), ...freightLine(merchant, sale)];
  const total = fen(sale.金额 + (sale.运费 ?? 0n));
  return {
    order_id: `order_${position}`,
    display_id: String(position),
    currency_code: policy.currency,
    channel: { id: sale.渠道, name: SALES_CHANNEL_ZH[sale.渠道], channel: sale.渠道 },
    canceled_at: sale.取消 ?? null,
    lines,
    captures: [
      { id: `capture_${position}`, payment_id: "payment", amount: total, at: sale.成交, recorded_at: sale.成交 },
    ],
    dispatches: [],
    refunds: refundsOf(sale, total, position),
    returned_items: sale.退货
      ? [{ id: `item_${position}`, return_id: "return", line_id: "goods", quantity: 1, received_at: sale.退货.时间 }]
      : [],
  };
}

function refundsOf(sale: Sale, total: bigint, position: number): Refund[] {
  const named = sale.退款.map(({ 时间, 金额 }) => ({
    amount: 金额,
    at: 时间,
    allocation: [{ line_id: "goods", amount: 金额 }],
  }));
  const back = sale.退货 ? [{ amount: sale.退货.金额, at: sale.退货.时间, allocation: null }] : [];
  const before = [...named, ...back].reduce((sum, refund) => sum + refund.amount, 0n);
  const cancelled = sale.取消 ? [{ amount: fen(total - before), at: sale.取消, allocation: null }] : [];
  return [...named, ...back, ...cancelled].map((refund, i) => ({
    ...refund,
    id: `refund_${position}_${i}`,
    payment_id: "payment",
  }));
}

function goodsLine(policy: Policy, merchant: SnapshotMerchant, sale: Sale): SnapshotLine {
  const goodsClass = goodsClassOf(policy, sale.商品类别);
  const decided = { id: "decision", effective_from: new Date(0), decided_at: new Date(0) };
  return {
    line_id: "goods",
    part: "goods",
    title: sale.商品类别,
    product_id: "product",
    quantity: 1,
    amount: sale.金额,
    changes: [],
    merchant,
    goods_classes: goodsClass === null ? [] : [{ ...decided, goods_class: goodsClass }],
  };
}

function freightLine(merchant: SnapshotMerchant, sale: Sale): SnapshotLine[] {
  if (sale.运费 === undefined) return [];
  const none = { product_id: null, changes: [], goods_classes: [] };
  return [{ line_id: "freight", part: "freight", title: "运费", quantity: 1, amount: sale.运费, merchant, ...none }];
}

function merchantOf({ 输入: { 申报主体 } }: PolicyCase): SnapshotMerchant {
  const approved = 申报主体.审核通过 && { status: "approved" as const, effective_at: 申报主体.审核通过, seq: 1 };
  const suspended = 申报主体.暂停 && { status: "suspended" as const, effective_at: 申报主体.暂停, seq: 2 };
  return {
    id: "merchant",
    handle: "merchant",
    name: 申报主体.名称,
    kind: 申报主体.类型,
    credit_code: "",
    status_changes: [approved, suspended].filter((change) => change !== undefined),
  };
}

function goodsClassOf(policy: Policy, name: string): string | null {
  if (name === UNDECIDED) return null;
  const found = [...policy.online_sales.goods_classes.values()].find((rules) => rules.name === name);
  if (!found) throw ruleErrors.unknown_goods_class({ policy: policy.id, goods_class: name });
  return found.goods_class;
}
