import { Button, Table } from "@medusajs/ui";
import { Empty } from "@qinshui/subsidy-hooks/admin-kit";
import { Link } from "react-router-dom";
import { ValidityBadge } from "../../../../components/badges";
import { Section } from "../../../../components/section";
import type { Authorisation } from "../../../../lib/types";

/** Which marks the merchant may use on which goods, and how long. */
export function Authorisations({ authorisations }: { authorisations: Authorisation[] }) {
  return (
    <Section
      title="品牌授权"
      actions={
        <Button variant="secondary" asChild>
          <Link to="/brands?tab=authorisations">去授权或撤销</Link>
        </Button>
      }
    >
      {authorisations.length === 0 ? (
        <Empty title="还没有授权">没有有效的授权，商品页就没有品牌和地理标志的印记。</Empty>
      ) : (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>授权编号</Table.HeaderCell>
                <Table.HeaderCell>状态</Table.HeaderCell>
                <Table.HeaderCell>标志</Table.HeaderCell>
                <Table.HeaderCell>商品</Table.HeaderCell>
                <Table.HeaderCell>有效期</Table.HeaderCell>
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {authorisations.map((authorisation) => (
                <Table.Row key={authorisation.id}>
                  <Table.Cell className="whitespace-nowrap">{authorisation.number}</Table.Cell>
                  <Table.Cell>
                    <ValidityBadge state={authorisation.state} />
                  </Table.Cell>
                  <Table.Cell className="whitespace-nowrap">{authorisation.mark.name}</Table.Cell>
                  <Table.Cell className="min-w-40">{authorisation.product.title ?? "商品已删除"}</Table.Cell>
                  <Table.Cell className="whitespace-nowrap tabular-nums">
                    {authorisation.valid_from} 至 {authorisation.valid_until}
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      )}
    </Section>
  );
}
