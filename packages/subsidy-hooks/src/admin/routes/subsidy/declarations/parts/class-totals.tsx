import { Table } from "@medusajs/ui";
import { money } from "../../../../lib/format";
import type { ClassTotalAnswer } from "./types";

const NUMBER = "whitespace-nowrap text-right tabular-nums";

export function ClassTotals({ totals }: { totals: ClassTotalAnswer[] }) {
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>商品类别</Table.HeaderCell>
            <Table.HeaderCell className="text-right">订单</Table.HeaderCell>
            <Table.HeaderCell className="text-right">商品实付（不含运费）</Table.HeaderCell>
            <Table.HeaderCell className="text-right">其中已退</Table.HeaderCell>
            <Table.HeaderCell className="text-right">净额</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {totals.map((total) => (
            <Table.Row key={total.goods_class}>
              <Table.Cell>{total.goods_class_text}</Table.Cell>
              <Table.Cell className={NUMBER}>{total.orders} 笔</Table.Cell>
              <Table.Cell className={NUMBER}>{money(total.goods_fen)}</Table.Cell>
              <Table.Cell className={NUMBER}>{money(total.refunded_fen)}</Table.Cell>
              <Table.Cell className={`${NUMBER} font-medium`}>{money(total.net_fen)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
