import { Table, Text } from "@medusajs/ui";
import { CountsBadge, ToCheckBadge } from "../../components/counts-badge";
import { isZero, money } from "../../lib/format";
import type { OrderAnswerLine } from "../../lib/types";

const NUMBER = "text-right tabular-nums whitespace-nowrap";

export function OrderLinesTable({ lines }: { lines: OrderAnswerLine[] }) {
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>商品</Table.HeaderCell>
            <Table.HeaderCell className={NUMBER}>已收</Table.HeaderCell>
            <Table.HeaderCell className={NUMBER}>已退</Table.HeaderCell>
            <Table.HeaderCell>归集标记</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {lines.map((line) => (
            <Table.Row key={line.line_id}>
              <Table.Cell>
                <div className="flex flex-col py-1">
                  <Text size="small">{line.title}</Text>
                  <Text size="xsmall" className="text-ui-fg-muted">
                    {line.merchant?.name ?? (line.part === "freight" ? "运费" : "没有关联商家")}
                  </Text>
                </div>
              </Table.Cell>
              <Table.Cell className={NUMBER}>{money(line.captured_fen)}</Table.Cell>
              <Table.Cell className={NUMBER}>{isZero(line.refunded_fen) ? "—" : money(line.refunded_fen)}</Table.Cell>
              <Table.Cell>
                <div className="flex flex-wrap items-center gap-1 py-1">
                  <CountsBadge counts={line.counts} />
                  {line.to_check ? <ToCheckBadge /> : null}
                  <Text size="xsmall" className="text-ui-fg-subtle">
                    {line.counts
                      ? `${line.goods_class_text}，${line.policy_year} 年度`
                      : line.reasons.map((reason) => reason.text).join("；")}
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
