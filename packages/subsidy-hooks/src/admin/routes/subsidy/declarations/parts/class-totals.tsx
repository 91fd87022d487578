import { Text } from "@medusajs/ui";
import { money } from "../../../../lib/format";
import type { ClassTotalAnswer } from "./types";

/** Sums per goods class: a block each on a phone, a row each on a desk. */
export function ClassTotals({ totals }: { totals: ClassTotalAnswer[] }) {
  return (
    <ul className="divide-y border-t" aria-label="按商品类别合计">
      {totals.map((total) => (
        <li key={total.goods_class} className="px-6 py-4">
          <Text size="small" weight="plus">
            {total.goods_class_text}
          </Text>
          <dl className="mt-2 grid grid-cols-2 gap-3 md:grid-cols-4">
            <Amount label="订单" value={`${total.orders} 笔`} />
            <Amount label="商品实付（不含运费）" value={money(total.goods_fen)} />
            <Amount label="其中已退" value={money(total.refunded_fen)} />
            <Amount label="净额" value={money(total.net_fen)} />
          </dl>
        </li>
      ))}
    </ul>
  );
}

function Amount({ label, value }: { label: string; value: string }) {
  return (
    <div>
      <dt className="text-ui-fg-subtle text-xs">{label}</dt>
      <dd className="text-sm tabular-nums">{value}</dd>
    </div>
  );
}
