import { Table, Text } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { isDeclared } from "../../../../../../declared/fields";
import { CountsBadge, ToCheckBadge } from "../../../../../components/counts-badge";
import { money, time } from "../../../../../lib/format";
import type { ReportedLine } from "../../../../../lib/types";

export function LinesTable({ lines }: { lines: ReportedLine[] }) {
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>发生时间</Table.HeaderCell>
            <Table.HeaderCell className="whitespace-nowrap">订单</Table.HeaderCell>
            <Table.HeaderCell className="min-w-44">商品</Table.HeaderCell>
            <Table.HeaderCell>流水</Table.HeaderCell>
            <Table.HeaderCell className="text-right">金额</Table.HeaderCell>
            <Table.HeaderCell>为什么计入 / 不计入</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {lines.map((line) => (
            <Table.Row key={line.seq}>
              <Table.Cell className="whitespace-nowrap tabular-nums">{time(line.occurred_at)}</Table.Cell>
              <Table.Cell>
                {isDeclared(line.order_id) ? (
                  // A declared sale is an order of another platform: there is none of this shop to open.
                  line.order_display_id
                ) : (
                  <Link className="text-ui-fg-interactive" to={`/orders/${line.order_id}`}>
                    #{line.order_display_id}
                  </Link>
                )}
              </Table.Cell>
              <Table.Cell>
                <Text size="small">{line.title}</Text>
                {line.goods_class_text ? (
                  <Text size="xsmall" className="text-ui-fg-muted">
                    {line.goods_class_text}
                  </Text>
                ) : null}
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap" title={`来源：${line.source_key}`}>
                <Text size="small">{line.kind_text}</Text>
                <Text size="xsmall" className="text-ui-fg-muted">
                  {line.basis_text}
                </Text>
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap text-right tabular-nums">{money(line.amount_fen)}</Table.Cell>
              <Table.Cell>
                <div className="flex flex-wrap items-center gap-1 py-1">
                  <CountsBadge counts={line.counts} />
                  {line.to_check ? <ToCheckBadge /> : null}
                  <Text size="xsmall" className="text-ui-fg-subtle">
                    {line.why}
                    {line.clauses.length > 0 ? `（依据 ${line.clauses.join("、")}）` : ""}
                  </Text>
                </div>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
