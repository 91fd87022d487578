import { fen, formatFen, sumFen } from "@qinshui/cn/money";
import type { RefundLineInput } from "../recording/plan-refund";
import type { OrderLine } from "../reports/order-report";
import { refundErrors } from "./errors";

/** What one opened form asks for. */
export interface RefundAsked {
  order_id: string;
  lines: readonly RefundLineInput[];
  note: string | null;
}

/**
 * A request that comes again must say the same. Pure; `titles`: the lines of the order that is asked about now.
 * Error: `refund_request_reused`, showing both. Throws `not_an_amount` for what is no amount.
 */
export function assertSameRequest(posted: RefundAsked, offered: RefundAsked, titles: readonly OrderLine[]): void {
  if (contentOf(posted) === contentOf(offered)) return;
  throw refundErrors.refund_request_reused({ posted: inWords(posted, titles), offered: inWords(offered, titles) });
}

function contentOf({ order_id, lines, note }: RefundAsked): string {
  const amounts = lines.map(({ line_id, amount_fen }) => [line_id, fen(amount_fen).toString()]).sort();
  return JSON.stringify([order_id, amounts, note]);
}

function inWords({ order_id, lines, note }: RefundAsked, titles: readonly OrderLine[]): string {
  const parts = lines.map(({ line_id, amount_fen }) => {
    const title = titles.find((line) => line.line_id === line_id)?.title ?? `订单 ${order_id} 的 ${line_id}`;
    return `${title} ${formatFen(fen(amount_fen))}`;
  });
  const total = formatFen(sumFen(lines.map(({ amount_fen }) => fen(amount_fen))));
  return `${parts.join("、")}，合计 ${total}${note ? `（${note}）` : ""}`;
}
