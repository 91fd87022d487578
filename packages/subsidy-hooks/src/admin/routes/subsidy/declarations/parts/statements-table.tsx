import { Text } from "@medusajs/ui";
import { fen, formatFen, sumFen } from "@qinshui/cn/money";
import { Link } from "react-router-dom";
import { type Column, DataTable } from "../../../../components/data-table";
import { LINK } from "../../../../components/link";
import { Progress } from "../../../../components/progress";
import { time } from "../../../../lib/format";
import { StatementStatusBadge } from "./status";
import { isWorking, type StatementAnswer } from "./types";

const COLUMNS: readonly Column<StatementAnswer>[] = [
  {
    title: "申报",
    cell: (statement) => (
      <div className="py-1">
        <Link className={`${LINK} break-all font-medium`} to={`/subsidy/declarations/${statement.id}`}>
          {statement.file_name}
        </Link>
        <Text size="small" className="text-ui-fg-subtle">
          {statement.merchant_name} · {statement.platform_text} · {statement.year} 年度
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
          {time(statement.created_at)} 提交
        </Text>
      </div>
    ),
  },
  { title: "状态", isWide: true, isPlain: true, cell: ({ status }) => <StatementStatusBadge status={status} /> },
  { title: "笔数与净额", isWide: true, cell: (statement) => <Outcome statement={statement} /> },
];

export function StatementsTable({ statements }: { statements: StatementAnswer[] }) {
  return <DataTable caption="已提交的申报" columns={COLUMNS} rows={statements} keyOf={({ id }) => id} />;
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
