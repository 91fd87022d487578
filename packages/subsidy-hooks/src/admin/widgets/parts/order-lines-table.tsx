import { Text } from "@medusajs/ui";
import { CountsBadge, ToCheckBadge } from "../../components/counts-badge";
import { type Column, DataTable } from "../../components/data-table";
import { isZero, money } from "../../lib/format";
import type { OrderAnswerLine } from "../../lib/types";

const COLUMNS: readonly Column<OrderAnswerLine>[] = [
  {
    title: "商品",
    cell: (line) => (
      <div className="flex flex-col py-1">
        <Text size="small">{line.title}</Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {line.merchant?.name ?? (line.part === "freight" ? "运费" : "没有关联商家")}
        </Text>
      </div>
    ),
  },
  { title: "已收", isNumber: true, cell: (line) => money(line.captured_fen) },
  { title: "已退", isNumber: true, cell: (line) => (isZero(line.refunded_fen) ? "—" : money(line.refunded_fen)) },
  {
    title: "归集标记",
    isWide: true,
    cell: (line) => (
      <div className="flex flex-wrap items-center gap-1 py-1">
        <CountsBadge counts={line.counts} />
        {line.to_check ? <ToCheckBadge /> : null}
        <Text size="xsmall" className="text-ui-fg-subtle">
          {line.counts
            ? `${line.goods_class_text}，${line.policy_year} 年度`
            : line.reasons.map((reason) => reason.text).join("；")}
        </Text>
      </div>
    ),
  },
];

export function OrderLinesTable({ lines }: { lines: OrderAnswerLine[] }) {
  return <DataTable caption="补贴归集" columns={COLUMNS} rows={lines} keyOf={(line) => line.line_id} />;
}
