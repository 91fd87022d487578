import { type Fen, fen } from "@qinshui/cn/money";
import type { Eligibility } from "../ledger/eligibility";
import type { SnapshotMerchant } from "../ledger/order-snapshot";
import { planRows } from "../ledger/plan-rows";
import type { PostedEntry, Standing } from "../ledger/standing";
import { type DeclaredSale, declaredEntries, declaredTags } from "./declared-entries";

/** Lines that were sold on one Shanghai day, of one class, under one status of the merchant: they all stand alike. */
export interface SaleGroup {
  goods_class: string;
  /** When one of them was paid. */
  paid_at: Date;
  orders: number;
  net_fen: Fen;
  /** Lines of the file, the first of them. */
  lines: readonly number[];
}

/** What lines come to that stand alike: counted, or out for the same reasons. */
export interface StandingSum {
  /** Codes, as the ledger's; empty when they count. */
  reasons: Standing["reasons"];
  orders: number;
  net_fen: Fen;
  /** Lines of the file, ascending, the first {@link SHOWN_LINES}. */
  lines: number[];
}

export const SHOWN_LINES = 20;

const SHANGHAI_MS = 8 * 3_600_000;
const DAY_MS = 24 * 3_600_000;

type EligibilityAt = (instant: Date) => Eligibility | null;

/**
 * How the ledger would judge a merchant's declared sales: by the very rows that booking gives them, asked once for each
 * day, class and status. Error: whatever `eligibilityAt` throws.
 */
export function standingAt(merchant: SnapshotMerchant, eligibilityAt: EligibilityAt) {
  const known = new Map<string, Standing>();
  return (goods_class: string, paid_at: Date): Standing => {
    const changes = merchant.status_changes.filter(({ effective_at }) => effective_at <= paid_at).length;
    // By arithmetic: a hundred thousand rows pass here, and a calendar's date costs more than all the rest.
    const day = Math.floor((paid_at.getTime() + SHANGHAI_MS) / DAY_MS);
    const key = `${day} ${changes} ${goods_class}`;
    const found = known.get(key) ?? judged(merchant, goods_class, paid_at, eligibilityAt);
    known.set(key, found);
    return found;
  };
}

function judged(
  merchant: SnapshotMerchant,
  goods_class: string,
  paid_at: Date,
  eligibilityAt: EligibilityAt,
): Standing {
  const sample: DeclaredSale = {
    id: "dcr",
    platform: "taobao",
    platform_order_no: "",
    paid_at,
    goods_fen: fen(1),
    refunded_fen: fen(0),
    known_at: paid_at,
    title: "-",
    goods_class,
    merchant,
  };
  const [row] = declaredRows(sample, eligibilityAt);
  if (!row) throw new RangeError("a declared sale is at least one row");
  const { counts, reasons } = row;
  return { goods_class: row.goods_class, counts, reasons };
}

/** The rows that the ledger would hold of a declared sale that it does not hold yet. */
export function declaredRows(sale: DeclaredSale, eligibilityAt: EligibilityAt): PostedEntry[] {
  const tags = new Map(declaredTags(sale, eligibilityAt).map((tag) => [tag.line_id, tag]));
  const derived = declaredEntries(sale);
  return planRows([], { channel: "online", derived, tags, eligibilityAt }, sale.known_at);
}

/** What counts first, then by money. */
export function standingSums(groups: readonly SaleGroup[], judge: ReturnType<typeof standingAt>): StandingSum[] {
  const sums = new Map<string, StandingSum>();
  for (const { goods_class, paid_at, orders, net_fen, lines } of groups) {
    const { reasons } = judge(goods_class, paid_at);
    const sum = sums.get(reasons.join()) ?? { reasons, orders: 0, net_fen: fen(0), lines: [] };
    sum.orders += orders;
    sum.net_fen = fen(sum.net_fen + net_fen);
    sum.lines.push(...lines);
    if (sum.lines.length > 10 * SHOWN_LINES) sum.lines = firstOf(sum.lines);
    sums.set(reasons.join(), sum);
  }
  return [...sums.values()].map((sum) => ({ ...sum, lines: firstOf(sum.lines) })).sort(byWeight);
}

function firstOf(lines: readonly number[]): number[] {
  return [...lines].sort((a, b) => a - b).slice(0, SHOWN_LINES);
}

export function byWeight(a: StandingSum, b: StandingSum): number {
  if ((a.reasons.length === 0) !== (b.reasons.length === 0)) return a.reasons.length === 0 ? -1 : 1;
  return a.net_fen === b.net_fen ? 0 : a.net_fen > b.net_fen ? -1 : 1;
}
