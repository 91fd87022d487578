import { Text } from "@medusajs/ui";
import { CountsBadge, ToCheckBadge } from "../../../../../components/counts-badge";
import { type Column, DataTable } from "../../../../../components/data-table";
import { OrderLink } from "../../../../../components/order-link";
import { money, time } from "../../../../../lib/format";
import type { ReportedLine } from "../../../../../lib/types";

const COLUMNS: readonly Column<ReportedLine>[] = [
  {
    title: "商品",
    cell: (line) => (
      <div className="py-1 md:min-w-44">
        <Text size="small" className="text-ui-fg-base">
          {line.title}
        </Text>
        {line.goods_class_text ? (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {line.goods_class_text}
          </Text>
        ) : null}
      </div>
    ),
  },
  {
    title: "订单与时间",
    isPlain: true,
    isWide: true,
    cell: (line) => (
      <div className="flex flex-wrap items-center gap-x-3 md:flex-col md:items-start">
        <OrderLink order={line} />
        <span className="whitespace-nowrap tabular-nums">{time(line.occurred_at)}</span>
      </div>
    ),
  },
  {
    title: "流水",
    isPlain: true,
    cell: (line) => (
      <div title={`来源：${line.source_key}`}>
        <Text size="small">{line.kind_text}</Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {line.basis_text}
        </Text>
      </div>
    ),
  },
  {
    title: "金额",
    isNumber: true,
    isPlain: true,
    cell: (line) => <span className="text-ui-fg-base max-md:block max-md:text-right">{money(line.amount_fen)}</span>,
  },
  {
    title: "为什么计入 / 不计入",
    isWide: true,
    isPlain: true,
    cell: (line) => (
      <div className="flex flex-wrap items-center gap-1 py-1">
        <CountsBadge counts={line.counts} />
        {line.to_check ? <ToCheckBadge /> : null}
        <Text size="xsmall" className="text-ui-fg-subtle">
          {line.why}
          {line.clauses.length > 0 ? `（依据 ${line.clauses.join("、")}）` : ""}
        </Text>
      </div>
    ),
  },
];

export function LinesTable({ lines }: { lines: ReportedLine[] }) {
  return <DataTable caption="流水明细" columns={COLUMNS} rows={lines} keyOf={(line) => String(line.seq)} />;
}
