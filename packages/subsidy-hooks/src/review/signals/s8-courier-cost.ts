import { fen, formatFen, sumFen } from "@qinshui/cn/money";
import { mulDiv, PPM } from "../../money/rate";
import { valueOn } from "../../rules/parameter";
import type { ParcelFacts } from "../facts";
import { figure } from "../finding";
import { usedOn } from "../rules";
import { lastDayOf, linesOf, type MerchantOrder, salesByMerchant } from "../sales";
import type { SignalDefinition } from "./signal";

/** S8: what a merchant's parcels cost on average is far below the carriers' price. Parcels of unknown cost say nothing. */
export const courierCost: SignalDefinition = {
  code: "s8",
  version: 1,
  raise: (facts, rules) => {
    const date = lastDayOf(facts);
    const price = valueOn(rules.s8_carrier_price, date).value;
    const share = valueOn(rules.s8_share, date).value;
    const enough = valueOn(rules.s8_min_parcels, date).value;
    const isLow = (sum: bigint, parcels: number) => sum * PPM < share * price * BigInt(parcels);
    return salesByMerchant(facts).flatMap(({ merchant, orders }) => {
      const costs = orders.flatMap((part) => parcelsOf(part).map((parcel) => parcel.courier_cost_fen ?? fen(0)));
      const sum = sumFen(costs);
      if (costs.length < enough || costs.length === 0 || !isLow(sum, costs.length)) return [];
      const average = mulDiv(sum, 1n, BigInt(costs.length), "half_away_from_zero");
      const cheap = orders.map((part) => ({
        order: part.order,
        lines: linesInParcels(part, (parcel) => isLow(parcel.courier_cost_fen ?? 0n, 1)),
      }));
      return [
        {
          subject: [merchant.id],
          period: String(facts.policy_year),
          severity: "medium" as const,
          policy_year: facts.policy_year,
          merchant_id: merchant.id,
          merchant_name: merchant.name,
          text: {
            zh: `${costs.length} 个包裹平均快递成本 ${formatFen(average)}，远低于公布的每件 ${formatFen(price)}。`,
            en: `${costs.length} parcels cost ${formatFen(average)} on average, far below the published ${formatFen(price)} each.`,
          },
          figures: [
            figure("parcels", "已知成本的包裹数", "parcels of known cost", costs.length),
            figure("average", "平均每件成本", "average cost", formatFen(average)),
            figure("price", "承运商公布价", "the carriers' price", formatFen(price)),
          ],
          lines: linesOf(cheap),
          parameters: usedOn(date, rules.s8_carrier_price, rules.s8_share, rules.s8_min_parcels),
        },
      ];
    });
  },
};

/** Of known cost, with goods of this merchant. */
function parcelsOf({ order, lines }: MerchantOrder): ParcelFacts[] {
  const own = new Set(lines.map((line) => line.line_id));
  return order.parcels.filter((it) => it.courier_cost_fen !== null && it.line_ids.some((id) => own.has(id)));
}

function linesInParcels(part: MerchantOrder, isMeant: (parcel: ParcelFacts) => boolean) {
  const ids = new Set(
    parcelsOf(part)
      .filter(isMeant)
      .flatMap((parcel) => parcel.line_ids),
  );
  return part.lines.filter((line) => ids.has(line.line_id));
}
