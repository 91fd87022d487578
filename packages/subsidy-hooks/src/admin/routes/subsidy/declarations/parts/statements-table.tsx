import { Table, Text } from "@medusajs/ui";
import { fen, formatFen, sumFen } from "@qinshui/cn/money";
import { Link } from "react-router-dom";
import { Progress } from "../../../../components/progress";
import { time } from "../../../../lib/format";
import { StatementStatusBadge } from "./status";
import { isWorking, type StatementAnswer } from "./types";

export function StatementsTable({ statements }: { statements: StatementAnswer[] }) {
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>提交时间</Table.HeaderCell>
            <Table.HeaderCell>平台与年度</Table.HeaderCell>
            <Table.HeaderCell>商家</Table.HeaderCell>
            <Table.HeaderCell>文件</Table.HeaderCell>
            <Table.HeaderCell>状态</Table.HeaderCell>
            <Table.HeaderCell className="text-right">订单与净额</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {statements.map((statement) => (
            <Table.Row key={statement.id}>
              <Table.Cell className="whitespace-nowrap tabular-nums">{time(statement.created_at)}</Table.Cell>
              <Table.Cell className="whitespace-nowrap">
                {statement.platform_text} · {statement.year} 年度
              </Table.Cell>
              <Table.Cell>{statement.merchant_name}</Table.Cell>
              <Table.Cell>
                <Link
                  className="text-ui-fg-interactive inline-flex min-h-11 items-center"
                  to={`/subsidy/declarations/${statement.id}`}
                >
                  {statement.file_name}
                </Link>
              </Table.Cell>
              <Table.Cell className="whitespace-nowrap">
                <StatementStatusBadge status={statement.status} />
              </Table.Cell>
              <Table.Cell className="text-right">
                <Outcome statement={statement} />
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}

function Outcome({ statement }: { statement: StatementAnswer }) {
  if (isWorking(statement)) return <Progress {...statement.progress} />;
  if (statement.error) {
    return (
      <Text size="small" className="text-ui-fg-error py-1">
        {statement.error}
      </Text>
    );
  }
  const net = sumFen(statement.totals.map((total) => fen(total.net_fen)));
  return (
    <Text size="small" className="whitespace-nowrap tabular-nums">
      {statement.row_count} 笔 · {formatFen(net)}
    </Text>
  );
}
