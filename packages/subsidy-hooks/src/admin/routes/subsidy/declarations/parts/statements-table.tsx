import { Text } from "@medusajs/ui";
import { fen, formatFen, sumFen } from "@qinshui/cn/money";
import { Link } from "react-router-dom";
import { Progress } from "../../../../components/progress";
import { time } from "../../../../lib/format";
import { StatementStatusBadge } from "./status";
import { isWorking, type StatementAnswer } from "./types";

/** The statements, one block each: readable on a phone, a line each on a desk. */
export function StatementsTable({ statements }: { statements: StatementAnswer[] }) {
  return (
    <ul className="divide-y border-t">
      {statements.map((statement) => (
        <li
          key={statement.id}
          className="grid gap-x-6 gap-y-1 px-6 py-3 md:grid-cols-[minmax(0,1fr)_6rem_16rem] md:items-center"
        >
          <div className="min-w-0">
            <Link
              className="text-ui-fg-interactive inline-flex min-h-11 items-center break-all text-sm font-medium"
              to={`/subsidy/declarations/${statement.id}`}
            >
              {statement.file_name}
            </Link>
            <Text size="small" className="text-ui-fg-subtle">
              {statement.merchant_name} · {statement.platform_text} · {statement.year} 年度
            </Text>
            <Text size="xsmall" className="text-ui-fg-muted tabular-nums">
              {time(statement.created_at)} 提交
            </Text>
          </div>
          <div>
            <StatementStatusBadge status={statement.status} />
          </div>
          <div className="md:text-right">
            <Outcome statement={statement} />
          </div>
        </li>
      ))}
    </ul>
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
    <Text size="small" className="tabular-nums md:whitespace-nowrap">
      {statement.row_count} 笔 · {formatFen(net)}
    </Text>
  );
}
