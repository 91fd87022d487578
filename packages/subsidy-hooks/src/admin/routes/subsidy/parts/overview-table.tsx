import { Badge, Table, Text } from "@medusajs/ui";
import { useNavigate } from "react-router-dom";
import { percentText } from "../../../../rules/explain";
import { MerchantName } from "../../../components/merchant-name";
import { isZero, money } from "../../../lib/format";
import type { OverviewLine } from "../../../lib/types";

const NUMBER = "text-right tabular-nums whitespace-nowrap";

export function OverviewTable({ rows, year }: { rows: OverviewLine[]; year: number }) {
  const navigate = useNavigate();
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>商家</Table.HeaderCell>
            <Table.HeaderCell>商品类别</Table.HeaderCell>
            <Table.HeaderCell className={NUMBER}>销售总额</Table.HeaderCell>
            <Table.HeaderCell className={NUMBER}>退款等</Table.HeaderCell>
            <Table.HeaderCell className={NUMBER}>销售净额</Table.HeaderCell>
            <Table.HeaderCell className={NUMBER}>起补线</Table.HeaderCell>
            <Table.HeaderCell className={NUMBER}>计补部分</Table.HeaderCell>
            <Table.HeaderCell className={NUMBER}>比例</Table.HeaderCell>
            <Table.HeaderCell className={NUMBER}>预估补贴</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row
              key={`${row.claimant_id} ${row.goods_class}`}
              className="cursor-pointer"
              onClick={() => navigate(`/subsidy/merchants/${row.claimant_id}?year=${year}`)}
            >
              <Table.Cell>
                <MerchantName name={row.claimant_name} creditCode={row.credit_code} />
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap">
                {row.goods_class_zh}
                {row.to_check_count > 0 ? (
                  <Badge size="2xsmall" color="orange" className="ml-2">
                    待核对 {row.to_check_count}
                  </Badge>
                ) : null}
              </Table.Cell>
              <Table.Cell className={NUMBER}>{money(row.gross_fen)}</Table.Cell>
              <Table.Cell className={NUMBER}>
                {money(row.refunded_fen)}
                {isZero(row.adjusted_fen) ? null : (
                  <Text size="xsmall" className="text-ui-fg-muted">
                    调整 {money(row.adjusted_fen)}
                  </Text>
                )}
              </Table.Cell>
              <Table.Cell className={NUMBER}>{money(row.net_fen)}</Table.Cell>
              <Table.Cell className={NUMBER}>
                {money(row.threshold_fen)}
                {row.reached ? null : (
                  <Text size="xsmall" className="text-ui-fg-muted">
                    还差 {money(row.missing_fen)}
                  </Text>
                )}
              </Table.Cell>
              <Table.Cell className={NUMBER}>{money(row.excess_fen)}</Table.Cell>
              <Table.Cell className={NUMBER}>
                {row.rate_ppm === null ? "按档次" : percentText(BigInt(row.rate_ppm))}
              </Table.Cell>
              <Table.Cell className={`${NUMBER} font-medium`}>{money(row.subsidy_fen)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
