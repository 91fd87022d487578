import { policyYearOf } from "../time/policy-year";
import { compareText } from "./book";
import { deriveEntries } from "./derive-entries";
import type { Eligibility } from "./eligibility";
import { TAG_REASONS, type Tag } from "./entry";
import { ledgerErrors } from "./errors";
import { isApprovedAt } from "./merchant-status";
import type { GoodsClassDecision, LineDecision, OrderSnapshot, SnapshotLine } from "./order-snapshot";
import { DECIDED_REASONS, type DecidedReason, inOrder, policyReasons } from "./reasons";

/**
 * Says for every line of an order whether it counts for the online-sales subsidy, with all reasons when it does not.
 * Judged is the instant of sale: the line's first capture of which the policy says anything, or the order's for a line
 * that cost nothing. No tag for a line sold at no such instant, nor before the first capture. Errors: those of
 * `deriveEntries`; `snapshot_invalid` for a goods class the policy does not know; whatever `eligibilityAt` throws.
 */
export function deriveTags(snapshot: OrderSnapshot, eligibilityAt: (instant: Date) => Eligibility | null): Tag[] {
  const sales = deriveEntries(snapshot).filter((entry) => entry.kind === "sale");
  const [firstCapture] = inTime(snapshot.captures.map((capture) => capture.at));
  if (!firstCapture) return [];
  const lines = [...snapshot.lines].sort((a, b) => compareText(a.line_id, b.line_id));
  return lines.flatMap((line) => {
    const own = inTime(sales.filter((entry) => entry.line_id === line.line_id).map((entry) => entry.occurred_at));
    for (const soldAt of own.length > 0 ? own : [firstCapture]) {
      const eligibility = eligibilityAt(soldAt);
      if (eligibility) return [tagOf(snapshot, line, soldAt, eligibility)];
    }
    return [];
  });
}

function tagOf(snapshot: OrderSnapshot, line: SnapshotLine, soldAt: Date, eligibility: Eligibility): Tag {
  const goodsClass = goodsClassAt(line.goods_classes, soldAt);
  if (goodsClass !== null && !eligibility.goods_classes.includes(goodsClass)) {
    const problem = `明细 ${line.line_id} 的商品类别“${goodsClass}”不是政策规定的类别`;
    throw ledgerErrors.snapshot_invalid({ order_id: snapshot.order_id, problem });
  }
  const { merchant } = line;
  const sale = {
    part: line.part,
    channel: snapshot.channel.channel,
    merchant_kind: merchant?.kind ?? null,
    goods_class: goodsClass,
  };
  const decided: Record<DecidedReason, boolean> = {
    merchant_not_approved: merchant !== null && !isApprovedAt(merchant.status_changes, soldAt),
    excluded_by_decision: isExcluded(line.line_id, snapshot.line_decisions),
  };
  const reasons = inOrder([
    ...policyReasons(sale, eligibility),
    ...DECIDED_REASONS.filter((reason) => decided[reason]),
  ]);
  return {
    programme: "online_sales",
    order_id: snapshot.order_id,
    line_id: line.line_id,
    part: line.part,
    product_id: line.product_id,
    merchant_id: merchant?.id ?? null,
    goods_class: goodsClass,
    counts: reasons.length === 0,
    reasons,
    sale_occurred_at: soldAt,
    policy_year: policyYearOf(soldAt),
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

function inTime(instants: readonly Date[]): Date[] {
  return [...instants].sort((a, b) => a.getTime() - b.getTime());
}
