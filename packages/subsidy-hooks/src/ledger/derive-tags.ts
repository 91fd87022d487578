import { policyYearOf } from "../time/policy-year";
import { compareText } from "./book";
import { deriveEntries } from "./derive-entries";
import { type Entry, TAG_REASONS, type Tag, type TagReason } from "./entry";
import { ledgerErrors } from "./errors";
import { isApprovedAt } from "./merchant-status";
import type { GoodsClassDecision, LineDecision, OrderSnapshot, SnapshotLine } from "./order-snapshot";

/** What a programme asks of a sale; from the policy's parameters for the instant of the sale. */
export interface Eligibility {
  channels: readonly string[];
  merchant_kinds: readonly string[];
  goods_classes: readonly string[];
}

/**
 * Says for every line of an order whether it counts for the online-sales subsidy, with all reasons when it does not.
 * Judged is the instant of sale: the line's first capture, or the order's for a line that cost nothing. No tags before
 * the first capture. Errors: those of `deriveEntries`; `snapshot_invalid` for a goods class the policy does not know;
 * whatever `eligibilityAt` throws for an instant the policy says nothing of.
 */
export function deriveTags(snapshot: OrderSnapshot, eligibilityAt: (instant: Date) => Eligibility): Tag[] {
  const sales = deriveEntries(snapshot).filter((entry) => entry.kind === "sale");
  const firstCapture = earliest(snapshot.captures.map((capture) => capture.at));
  if (!firstCapture) return [];
  const lines = [...snapshot.lines].sort((a, b) => compareText(a.line_id, b.line_id));
  return lines.map((line) => {
    const soldAt = earliest(salesOf(line, sales)) ?? firstCapture;
    return tagOf(snapshot, line, soldAt, eligibilityAt(soldAt));
  });
}

function tagOf(snapshot: OrderSnapshot, line: SnapshotLine, soldAt: Date, eligibility: Eligibility): Tag {
  const goodsClass = goodsClassAt(line.goods_classes, soldAt);
  if (goodsClass !== null && !eligibility.goods_classes.includes(goodsClass)) {
    const problem = `明细 ${line.line_id} 的商品类别“${goodsClass}”不是政策规定的类别`;
    throw ledgerErrors.snapshot_invalid({ order_id: snapshot.order_id, problem });
  }
  const applies = reasonsThatApply(snapshot, line, soldAt, goodsClass, eligibility);
  const reasons = TAG_REASONS.filter((reason) => applies[reason]);
  return {
    programme: "online_sales",
    order_id: snapshot.order_id,
    line_id: line.line_id,
    part: line.part,
    product_id: line.product_id,
    merchant_id: line.merchant?.id ?? null,
    goods_class: goodsClass,
    counts: reasons.length === 0,
    reasons,
    sale_occurred_at: soldAt,
    policy_year: policyYearOf(soldAt),
  };
}

function reasonsThatApply(
  snapshot: OrderSnapshot,
  line: SnapshotLine,
  soldAt: Date,
  goodsClass: string | null,
  eligibility: Eligibility,
): Record<TagReason, boolean> {
  const { merchant } = line;
  return {
    freight: line.part === "freight",
    offline_channel: !eligibility.channels.includes(snapshot.channel.channel),
    merchant_missing: merchant === null,
    merchant_kind: merchant !== null && !eligibility.merchant_kinds.includes(merchant.kind),
    merchant_not_approved: merchant !== null && !isApprovedAt(merchant.status_changes, soldAt),
    // A class is decided for goods only; freight is out by its own reason.
    goods_class_missing: line.part === "goods" && goodsClass === null,
    excluded_by_decision: isExcluded(line.line_id, snapshot.line_decisions),
  };
}

/**
 * True while the last decision of at least one finding excludes the line: whoever admits it again answers for the
 * finding that was looked into, not for the others.
 */
export function isExcluded(lineId: string, decisions: readonly LineDecision[]): boolean {
  const effects = new Map<string, LineDecision["effect"]>();
  for (const decision of decisions) {
    if (decision.line_id === lineId) effects.set(decision.finding_key, decision.effect);
  }
  return [...effects.values()].includes("exclude");
}

/** The tag with its exclusion as now decided and all else as it was: for a line that can no longer be judged anew. */
export function withDecisions(tag: Tag, decisions: readonly LineDecision[]): Tag {
  const excluded = isExcluded(tag.line_id, decisions);
  const reasons = TAG_REASONS.filter((reason) =>
    reason === "excluded_by_decision" ? excluded : tag.reasons.includes(reason),
  );
  return { ...tag, reasons, counts: reasons.length === 0 };
}

/** The last decision effective until the instant; of two from the same instant the one recorded later. */
function goodsClassAt(decisions: readonly GoodsClassDecision[], instant: Date): string | null {
  const effective = decisions.filter((decision) => decision.effective_from <= instant);
  const [last] = effective.sort(
    (a, b) =>
      b.effective_from.getTime() - a.effective_from.getTime() ||
      b.decided_at.getTime() - a.decided_at.getTime() ||
      compareText(b.id, a.id),
  );
  return last?.goods_class ?? null;
}

function salesOf(line: SnapshotLine, sales: readonly Entry[]): Date[] {
  return sales.filter((entry) => entry.line_id === line.line_id).map((entry) => entry.occurred_at);
}

function earliest(instants: readonly Date[]): Date | undefined {
  return [...instants].sort((a, b) => a.getTime() - b.getTime())[0];
}
