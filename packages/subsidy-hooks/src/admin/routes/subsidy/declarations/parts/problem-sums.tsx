import { Badge, Text } from "@medusajs/ui";
import type { ProblemSum } from "../../../../../declared/problems";
import { money } from "../../../../lib/format";

/** The rows that are not declared at all, by why, with the money they speak of. */
export function ProblemSums({ sums }: { sums: readonly ProblemSum[] }) {
  if (sums.length === 0) return null;
  return (
    <ul className="divide-y border-t" aria-label="不会入账的行">
      {sums.map(({ code, label, left_out, rows, net_fen }) => (
        <li key={code} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 px-4 py-3 md:px-6">
          <div className="flex flex-wrap items-center gap-2">
            <Badge size="2xsmall" color={left_out ? "grey" : "red"}>
              {left_out ? "不申报" : "有误"}
            </Badge>
            <Text size="small">{label}</Text>
          </div>
          <Text size="small" className="tabular-nums">
            {rows} 行 · {money(net_fen)}
          </Text>
        </li>
      ))}
    </ul>
  );
}
