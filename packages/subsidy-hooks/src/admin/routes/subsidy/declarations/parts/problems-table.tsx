import { Badge, Text } from "@medusajs/ui";
import type { RowProblem } from "../../../../../declared/problems";
import { LINK } from "../../../../components/link";

interface Props {
  problems: RowProblem[];
  problemCount: number;
  leftOutCount: number;
}

/** What of a file is not booked: where it stands, why, and what to do about it. */
export function ProblemsTable({ problems, problemCount, leftOutCount }: Props) {
  const total = problemCount + leftOutCount;
  if (problems.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle border-t px-4 py-4 md:px-6">
        文件里的每一行都可以申报。
      </Text>
    );
  }
  return (
    <details className="border-t">
      <summary className={`${LINK} flex min-h-11 cursor-pointer items-center px-4 py-2 text-sm md:px-6`}>
        逐行查看原因和改法（{total} 条）
      </summary>
      <ul className="divide-y border-t">
        {problems.map((problem) => (
          <li
            key={`${problem.line} ${problem.code} ${problem.column}`}
            className="grid gap-x-6 gap-y-1 px-4 py-3 md:px-6 md:grid-cols-[10rem_1fr_1fr]"
          >
            <Text size="small" className="tabular-nums">
              第 {problem.line} 行 · {problem.column ?? "整行"}
            </Text>
            <div className="flex flex-wrap items-start gap-2">
              <Badge size="2xsmall" color={problem.left_out ? "grey" : "red"}>
                {problem.left_out ? "不申报" : "有误"}
              </Badge>
              <Text size="small" className="min-w-0 flex-1 break-words">
                {problem.message}
              </Text>
            </div>
            <Text size="small" className="text-ui-fg-subtle">
              {problem.hint}
            </Text>
          </li>
        ))}
      </ul>
      {total > problems.length ? (
        <Text size="small" className="text-ui-fg-subtle border-t px-4 py-4 md:px-6">
          共 {total} 条，这里列出前 {problems.length} 条；上面的合计包括全部。
        </Text>
      ) : null}
    </details>
  );
}
