import { Badge, Table, Text } from "@medusajs/ui";
import type { Hall } from "../../../lib/types";

export function HallsTable({ rows }: { rows: Hall[] }) {
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>体验馆</Table.HeaderCell>
            <Table.HeaderCell>开放时间</Table.HeaderCell>
            <Table.HeaderCell>电话</Table.HeaderCell>
            <Table.HeaderCell className="whitespace-nowrap text-right">陈列商品</Table.HeaderCell>
            <Table.HeaderCell>自提</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((hall) => (
            <Table.Row key={hall.id}>
              <Table.Cell className="min-w-64 py-2">
                <Text size="small" weight="plus">
                  {hall.name}
                </Text>
                <Text size="xsmall" className="text-ui-fg-subtle">
                  {hall.address}
                </Text>
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap py-2 tabular-nums">
                {hall.opening_hours.map(({ days, opens, closes }) => (
                  <div key={`${days} ${opens}`}>
                    {days} {opens}–{closes}
                  </div>
                ))}
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap tabular-nums">{hall.phone}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{hall.product_ids.length}</Table.Cell>
              <Table.Cell>
                <Badge size="2xsmall" color={hall.pickup ? "green" : "grey"} className="whitespace-nowrap">
                  {hall.pickup ? "可自提" : "不自提"}
                </Badge>
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
