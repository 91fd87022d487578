import { fen, formatFen } from "@qinshui/cn/money";
import { z } from "zod";
import { deriveEntries } from "../../ledger/derive-entries";
import { deriveTags } from "../../ledger/derive-tags";
import { TAG_REASONS, type Tag } from "../../ledger/entry";
import {
  MERCHANT_KINDS,
  type OrderSnapshot,
  type Refund,
  SALES_CHANNELS,
  type SnapshotLine,
  type SnapshotMerchant,
} from "../../ledger/order-snapshot";
import { planRows } from "../../ledger/plan-rows";
import type { PostedEntry } from "../../ledger/standing";
import { assess } from "../assess";
import type { Assessment } from "../assessment";
import { eligibilityIfAny } from "../eligibility";
import { ruleErrors } from "../errors";
import type { Policy } from "../policy";
import { type LedgerSum, sumSales } from "../sum-sales";
import { MERCHANT_KIND_ZH, SALES_CHANNEL_ZH } from "../vocabulary";
import { caseReader, reasonText } from "./case-kind";
import { amount, instant, oneOf, words, year } from "./case-words";

const moneyBack = z.strictObject({ 时间: instant, 金额: amount });

const saleSchema = z.strictObject({
  成交: instant,
  商品类别: words,
  金额: amount,
  // A sale without 渠道 is one of the online shop.
  渠道: oneOf(SALES_CHANNELS, SALES_CHANNEL_ZH).default("online"),
  运费: amount.optional(),
  退款: z.array(moneyBack).default([]),
  退货: moneyBack.optional(),
  取消: instant.optional(),
});

const inputSchema = z.strictObject({
  申报主体: z.strictObject({
    名称: words,
    类型: oneOf(MERCHANT_KINDS, MERCHANT_KIND_ZH),
    审核通过: instant.optional(),
    暂停: instant.optional(),
  }),
  销售: z.array(saleSchema).min(1),
});

const resultSchema = z.strictObject({
  年度: year,
  商品类别: words,
  净额: amount,
  达到起补线: z.enum(["是", "否"]),
  补贴: amount,
});

type Input = z.infer<typeof inputSchema>;
type Sale = Input["销售"][number];
type Row = z.infer<typeof resultSchema>;

/** What a sale line whose goods class nobody decided says. */
const UNDECIDED = "未认定";

/** Nothing of a case is moved after it was booked, so the instant of moving is never read. */
const WHENEVER = new Date(0);

/** Cases of online sales, through the whole chain: orders → entries, tags → standing → yearly sums → assessment. */
export const onlineSalesCase = caseReader<Input, Row>({
  subject: "online_sales",
  input: inputSchema,
  row: resultSchema,
  expected: (row) => [rowText(row)],
  actual(policy, { 期间 }, input, rows) {
    const orders = input.销售.map((sale, i) => orderOf(policy, input, sale, i));
    const eligibilityAt = eligibilityIfAny(policy);
    const tags = orders.map((order) => deriveTags(order, eligibilityAt));
    const posted = orders.flatMap((order, i) => postedOf(order, tags[i] ?? [], eligibilityAt));
    const results = 期间.flatMap((one) => assess(policy, one, sumSales(sumsOf(posted, one))));
    return [...results.map(resultText), ...emptyRows(policy, 期间, rows, results), ...reasonTexts(tags.flat())];
  },
});

/** The rows that the ledger would hold of the order, each with what it counts as. */
function postedOf(
  order: OrderSnapshot,
  tags: readonly Tag[],
  eligibilityAt: ReturnType<typeof eligibilityIfAny>,
): PostedEntry[] {
  const { channel } = order.channel;
  const byLine = new Map(tags.map((tag) => [tag.line_id, tag]));
  return planRows([], { channel, derived: deriveEntries(order), tags: byLine, eligibilityAt }, WHENEVER);
}

function sumsOf(posted: readonly PostedEntry[], policyYear: number): LedgerSum[] {
  const own = posted.filter((entry) => entry.policy_year === policyYear);
  return own.map(({ merchant, ...entry }) => ({
    ...entry,
    merchant_id: merchant?.id ?? null,
    merchant_name: merchant?.name ?? null,
  }));
}

function rowText(row: Row): string {
  return textOf(row.年度, row.商品类别, row.净额, row.达到起补线, row.补贴);
}

function resultText(row: Assessment): string {
  return textOf(row.policy_year, row.goods_class_zh, row.net_fen, row.reached ? "是" : "否", row.subsidy_fen);
}

function textOf(policyYear: number, goodsClass: string, net: bigint, reached: string, subsidy: bigint): string {
  return `${policyYear} ${goodsClass} 净额 ${formatFen(fen(net))} 达到起补线 ${reached} 补贴 ${formatFen(fen(subsidy))}`;
}

/** A claimant whose every sale of a class is out has no row; the case writes it as zeros. */
function emptyRows(
  policy: Policy,
  years: readonly number[],
  rows: readonly Row[],
  results: readonly Assessment[],
): string[] {
  const written = new Set(rows.map(rowText));
  return [...new Set(years)].flatMap((policyYear) =>
    [...policy.online_sales.goods_classes]
      .filter(([goodsClass]) => !results.some((it) => it.policy_year === policyYear && it.goods_class === goodsClass))
      .map(([, { name }]) => textOf(policyYear, name, 0n, "否", 0n))
      .filter((text) => written.has(text)),
  );
}

function reasonTexts(tags: readonly Tag[]): string[] {
  const reasons = new Set(tags.filter((tag) => tag.part === "goods").flatMap((tag) => tag.reasons));
  return TAG_REASONS.filter((reason) => reasons.has(reason)).map(reasonText);
}

function orderOf(policy: Policy, input: Input, sale: Sale, position: number): OrderSnapshot {
  const merchant = merchantOf(input);
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
    line_decisions: [],
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

function merchantOf({ 申报主体 }: Input): SnapshotMerchant {
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
