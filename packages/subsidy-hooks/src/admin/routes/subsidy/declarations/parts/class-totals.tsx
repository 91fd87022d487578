import { type Column, DataTable } from "../../../../components/data-table";
import { money } from "../../../../lib/format";
import type { ClassTotalAnswer } from "./types";

const COLUMNS: readonly Column<ClassTotalAnswer>[] = [
  { title: "商品类别", cell: (total) => <span className="font-medium">{total.goods_class_text}</span> },
  { title: "订单", isNumber: true, cell: (total) => `${total.orders} 笔` },
  { title: "商品实付（不含运费）", isNumber: true, cell: (total) => money(total.goods_fen) },
  { title: "其中已退", isNumber: true, cell: (total) => money(total.refunded_fen) },
  { title: "净额", isNumber: true, cell: (total) => money(total.net_fen) },
];

/** Sums per goods class. */
export function ClassTotals({ totals }: { totals: ClassTotalAnswer[] }) {
  return (
    <DataTable caption="按商品类别合计" columns={COLUMNS} rows={totals} keyOf={({ goods_class }) => goods_class} />
  );
}
