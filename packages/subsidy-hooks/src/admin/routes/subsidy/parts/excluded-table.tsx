import { Table } from "@medusajs/ui";
import { useNavigate } from "react-router-dom";
import { MerchantName } from "../../../components/merchant-name";
import { money } from "../../../lib/format";
import type { OverviewAnswer } from "../../../lib/types";

export function ExcludedTable({ rows, year }: { rows: OverviewAnswer["excluded"]; year: number }) {
  const navigate = useNavigate();
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>商家</Table.HeaderCell>
            <Table.HeaderCell>原因</Table.HeaderCell>
            <Table.HeaderCell className="text-right">流水</Table.HeaderCell>
            <Table.HeaderCell className="text-right">金额</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row) => (
            <Table.Row
              key={`${row.merchant_id} ${row.reasons.map((reason) => reason.code)}`}
              className="cursor-pointer"
              onClick={() => navigate(`/subsidy/merchants/${row.merchant_id ?? "none"}?year=${year}&counts=false`)}
            >
              <Table.Cell>
                <MerchantName name={row.merchant_name} creditCode={row.credit_code} />
              </Table.Cell>
              <Table.Cell>{row.reasons.map((reason) => reason.text).join("；")}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{row.entry_count} 笔</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{money(row.amount_fen)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
