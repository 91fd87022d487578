import { ledgerErrors } from "./errors";
import type { OrderSnapshot } from "./order-snapshot";

/**
 * Refuses a snapshot that cannot be true. Errors: `unknown_currency`, `returned_more_than_sold`, `snapshot_invalid`
 * (with the problem in its details) for a repeated id, a reference to no line, a negative amount, a quantity that is
 * not whole, a time that is none, or a capture recorded before it was made.
 */
export function checkSnapshot(snapshot: OrderSnapshot): void {
  if (snapshot.currency_code !== "cny") {
    throw ledgerErrors.unknown_currency({ order_id: snapshot.order_id, currency: snapshot.currency_code });
  }
  const problem = problemOf(snapshot);
  if (problem) throw ledgerErrors.snapshot_invalid({ order_id: snapshot.order_id, problem });
  checkReturnedQuantities(snapshot);
}

function problemOf(snapshot: OrderSnapshot): string | undefined {
  return (
    repeatedId(snapshot) ??
    unknownLine(snapshot) ??
    wrongAmount(snapshot) ??
    wrongQuantity(snapshot) ??
    wrongTime(snapshot)
  );
}

function repeatedId({ lines, captures, refunds, returned_items }: OrderSnapshot): string | undefined {
  const lists = {
    明细: lines.map((line) => line.line_id),
    收款: captures.map((capture) => capture.id),
    退款: refunds.map((refund) => refund.id),
    退货: returned_items.map((item) => item.id),
  };
  for (const [name, ids] of Object.entries(lists)) {
    const repeated = ids.find((id, i) => ids.indexOf(id) !== i);
    if (repeated !== undefined) return `${name} ${repeated} 重复出现`;
  }
  return undefined;
}

function unknownLine({ lines, refunds, returned_items }: OrderSnapshot): string | undefined {
  const known = new Set(lines.map((line) => line.line_id));
  const named = refunds.flatMap((refund) => refund.allocation ?? []);
  const unknown = [...named, ...returned_items].find((item) => !known.has(item.line_id));
  return unknown && `退款或退货指向不存在的明细 ${unknown.line_id}`;
}

function wrongAmount({ lines, captures, refunds }: OrderSnapshot): string | undefined {
  const amounts = [
    ...lines.map((line) => [line.line_id, line.amount] as const),
    ...lines.flatMap((line) => line.changes.map((change) => [line.line_id, change.amount] as const)),
    ...captures.map((capture) => [capture.id, capture.amount] as const),
    ...refunds.map((refund) => [refund.id, refund.amount] as const),
    ...refunds.flatMap((refund) => (refund.allocation ?? []).map((named) => [refund.id, named.amount] as const)),
  ];
  const negative = amounts.find(([, amount]) => amount < 0n);
  return negative && `${negative[0]} 的金额 ${negative[1]} 分为负数`;
}

function wrongQuantity({ lines, returned_items }: OrderSnapshot): string | undefined {
  const quantities = [
    ...lines.flatMap((line) => [line, ...line.changes].map(({ quantity }) => [line.line_id, quantity] as const)),
    ...returned_items.map((item) => [item.id, item.quantity] as const),
  ];
  const wrong = quantities.find(([, quantity]) => !Number.isSafeInteger(quantity) || quantity < 0);
  return wrong && `${wrong[0]} 的数量 ${wrong[1]} 不是整数或为负数`;
}

function wrongTime(snapshot: OrderSnapshot): string | undefined {
  const times = [
    ...(snapshot.canceled_at ? [["取消", snapshot.canceled_at] as const] : []),
    ...[...snapshot.captures, ...snapshot.refunds].map((event) => [event.id, event.at] as const),
    ...snapshot.captures.map((capture) => [capture.id, capture.recorded_at] as const),
    ...snapshot.dispatches.flatMap(({ at, withdrawn_at }) =>
      [at, withdrawn_at ?? at].map((it) => ["发货", it] as const),
    ),
    ...snapshot.returned_items.map((item) => [item.id, item.received_at] as const),
    ...snapshot.lines.flatMap((line) => line.changes.map((change) => [line.line_id, change.at] as const)),
  ];
  const wrong = times.find(([, at]) => Number.isNaN(at.getTime()));
  if (wrong) return `${wrong[0]} 的时间无效`;
  const early = snapshot.captures.find((capture) => capture.recorded_at < capture.at);
  if (early) return `收款 ${early.id} 的记录时间早于收款时间`;
  const unclear = snapshot.lines.find((line) => hasRepeated(line.changes.map((change) => change.at.getTime())));
  return unclear && `明细 ${unclear.line_id} 在同一时刻有两次变更，无法分辨先后`;
}

function hasRepeated(values: readonly number[]): boolean {
  return new Set(values).size !== values.length;
}

function checkReturnedQuantities({ order_id, lines, returned_items }: OrderSnapshot): void {
  for (const line of lines) {
    const sold = Math.max(line.quantity, ...line.changes.map((change) => change.quantity));
    const items = returned_items.filter((item) => item.line_id === line.line_id);
    const returned = items.reduce((sum, item) => sum + item.quantity, 0);
    if (returned > sold) {
      throw ledgerErrors.returned_more_than_sold({ order_id, line_id: line.line_id, sold, returned });
    }
  }
}
