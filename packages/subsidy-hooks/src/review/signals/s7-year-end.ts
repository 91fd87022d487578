import { formatFen, sumFen } from "@qinshui/cn/money";
import { PPM } from "../../money/rate";
import { valueOn } from "../../rules/parameter";
import { yearBounds } from "../../time/policy-year";
import type { Threshold } from "../facts";
import { figure } from "../finding";
import { usedOn } from "../rules";
import { lastDayOf, linesOf, salesByMerchant } from "../sales";
import type { SignalDefinition } from "./signal";

const DAY_MS = 86_400_000;

/** S7: sales of the year's last days lift a merchant's class over a line of the policy, and only just. */
export const yearEnd: SignalDefinition = {
  code: "s7",
  version: 1,
  raise: (facts, rules) => {
    const date = lastDayOf(facts);
    const days = valueOn(rules.s7_days, date).value;
    const margin = valueOn(rules.s7_margin, date).value;
    const lateFrom = yearBounds(facts.policy_year).to.getTime() - days * DAY_MS;
    return salesByMerchant(facts).flatMap(({ merchant, orders }) =>
      facts.thresholds.flatMap((threshold) => {
        const { goods_class, line_fen } = threshold;
        const net = sumFen(
          facts.totals
            .filter((total) => total.merchant_id === merchant.id && total.goods_class === goods_class)
            .map((total) => total.net_fen),
        );
        const late = orders
          .filter(({ order }) => order.sold_at.getTime() >= lateFrom)
          .map(({ order, lines }) => ({ order, lines: lines.filter((line) => line.goods_class === goods_class) }))
          .filter(({ lines }) => lines.length > 0);
        const lifted = sumFen(late.flatMap(({ lines }) => lines.map((line) => line.net_fen)));
        const isLifted = reaches(threshold, net) && !reaches(threshold, net - lifted);
        if (!isLifted || (net - line_fen) * PPM > margin * line_fen) return [];
        return [
          {
            subject: [merchant.id, goods_class, line_fen.toString()],
            period: String(facts.policy_year),
            severity: "medium" as const,
            policy_year: facts.policy_year,
            merchant_id: merchant.id,
            merchant_name: merchant.name,
            text: {
              zh: `${threshold.name}净额 ${formatFen(net)}，靠年底 ${days} 天的 ${formatFen(lifted)} 才刚好越过 ${formatFen(line_fen)}。`,
              en: `Net sales of ${threshold.name_en} are ${formatFen(net)}: only ${formatFen(lifted)} of the last ${days} days lifted them over ${formatFen(line_fen)}.`,
            },
            figures: [
              figure("net", "全年净额", "net sales of the year", formatFen(net)),
              figure("late", `最后 ${days} 天净额`, `net sales of the last ${days} days`, formatFen(lifted)),
              figure("line", "起补线", "line", formatFen(line_fen)),
              figure("over", "超出", "over it by", formatFen(sumFen([net, -line_fen as typeof line_fen]))),
              figure("orders", "订单数", "orders", late.length),
            ],
            lines: linesOf(late),
            parameters: usedOn(date, rules.s7_days, rules.s7_margin),
          },
        ];
      }),
    );
  },
};

function reaches({ comparison, line_fen }: Threshold, amount: bigint): boolean {
  return comparison === "gte" ? amount >= line_fen : amount > line_fen;
}
