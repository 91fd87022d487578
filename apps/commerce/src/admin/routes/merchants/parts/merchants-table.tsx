import { Table } from "@medusajs/ui";
import { MerchantName } from "@qinshui/subsidy-hooks/admin-kit";
import { Link } from "react-router-dom";
import { MerchantStatusBadge } from "../../../components/badges";
import type { Merchant } from "../../../lib/types";
import { MERCHANT_KIND_ZH } from "../../../lib/words";

export function MerchantsTable({ rows }: { rows: Merchant[] }) {
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>商家</Table.HeaderCell>
            <Table.HeaderCell>状态</Table.HeaderCell>
            <Table.HeaderCell>类型</Table.HeaderCell>
            <Table.HeaderCell className="whitespace-nowrap text-right">商品数</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((merchant) => (
            <Table.Row key={merchant.id}>
              <Table.Cell className="min-w-56">
                <Link className="hover:text-ui-fg-interactive block" to={`/merchants/${merchant.id}`}>
                  <MerchantName name={merchant.name} creditCode={merchant.credit_code} />
                </Link>
              </Table.Cell>
              <Table.Cell>
                <MerchantStatusBadge status={merchant.status} />
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap">{MERCHANT_KIND_ZH[merchant.kind]}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{merchant.product_ids.length}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
