import { Badge, Table, Text } from "@medusajs/ui";
import type { RowProblem } from "../../../../../declared/problems";
import { Empty } from "../../../../components/states";

interface Props {
  problems: RowProblem[];
  problemCount: number;
  leftOutCount: number;
}

/** What of a file is not booked: where it stands, why, and what to do about it. */
export function ProblemsTable({ problems, problemCount, leftOutCount }: Props) {
  if (problems.length === 0) return <Empty title="每一行都可以申报" />;
  const total = problemCount + leftOutCount;
  return (
    <>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell className="whitespace-nowrap">行号</Table.HeaderCell>
              <Table.HeaderCell className="whitespace-nowrap">列</Table.HeaderCell>
              <Table.HeaderCell>问题</Table.HeaderCell>
              <Table.HeaderCell>怎么办</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {problems.map((problem) => (
              <Table.Row key={`${problem.line} ${problem.code} ${problem.column}`}>
                <Table.Cell className="tabular-nums">{problem.line}</Table.Cell>
                <Table.Cell className="whitespace-nowrap">{problem.column ?? "整行"}</Table.Cell>
                <Table.Cell>
                  <div className="flex flex-wrap items-center gap-2 py-1">
                    <Badge size="2xsmall" color={problem.left_out ? "grey" : "red"}>
                      {problem.left_out ? "不计入" : "有误"}
                    </Badge>
                    <Text size="small">{problem.message}</Text>
                  </div>
                </Table.Cell>
                <Table.Cell>
                  <Text size="small" className="text-ui-fg-subtle py-1">
                    {problem.hint}
                  </Text>
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      {total > problems.length ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          共 {total} 条，这里列出前 {problems.length} 条。
        </Text>
      ) : null}
    </>
  );
}
