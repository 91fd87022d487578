import { Container } from "@medusajs/ui";
import { Figure } from "../../../components/figure";
import { isZero, money } from "../../../lib/format";
import type { OverviewAnswer } from "../../../lib/types";

export function Totals({ totals }: { totals: OverviewAnswer["totals"] }) {
  const adjusted = isZero(totals.adjusted_fen) ? undefined : `另有调整 ${money(totals.adjusted_fen)}`;
  return (
    <Container className="grid grid-cols-2 overflow-hidden p-0 md:grid-cols-3 xl:grid-cols-6">
      <Figure label="成交收款" value={money(totals.captured_fen)} note={`${totals.entry_count} 笔流水`} />
      <Figure label="取消、退款、退货" value={money(totals.refunded_fen)} note={adjusted} />
      <Figure label="收款减退款" value={money(totals.net_fen)} note="= 计入 + 不计入" />
      <Figure label="计入补贴" value={money(totals.counted_fen)} note={`待核对 ${totals.to_check_count} 笔`} />
      <Figure label="不计入" value={money(totals.excluded_fen)} note={`其中运费 ${money(totals.freight_fen)}`} />
      <Figure label="预估补贴" value={money(totals.subsidy_fen)} note="关账前均为预估" />
    </Container>
  );
}
