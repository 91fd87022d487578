import { Text } from "@medusajs/ui";
import { distanceToLine } from "../../reports/chart-scale";
import { money } from "../lib/format";
import type { OverviewLine } from "../lib/types";

/** 离起补线: net sales on a bar, the threshold marked on it, and what is missing or lies above in words. */
export function LineDistance({ row }: { row: OverviewLine }) {
  const net = BigInt(row.net_fen);
  const threshold = BigInt(row.threshold_fen);
  const { percent, below, line, above } = distanceToLine(net, threshold);
  const beyond = row.reached ? `超出 ${money(String(net - threshold))}` : `还差 ${money(row.missing_fen)}`;
  const text = `${beyond}，已达起补线的 ${percent}%`;
  return (
    <div className="flex w-full min-w-44 flex-col gap-y-1 py-2">
      <div
        className="bg-ui-bg-component border-ui-border-strong relative h-3 w-full rounded-sm border"
        role="progressbar"
        aria-label={`${row.claimant_name} ${row.goods_class_zh}离起补线`}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.min(percent, 100)}
        aria-valuetext={`${text}；净额 ${money(row.net_fen)}，起补线 ${money(row.threshold_fen)}`}
      >
        <div className="absolute inset-y-0 left-0" style={{ width: `${below}%`, background: BELOW }} />
        <div
          className="absolute inset-y-0"
          style={{ left: `${line}%`, width: `${Math.max(0, above - line)}%`, background: ABOVE }}
        />
        <div className="bg-ui-fg-base absolute -inset-y-1 w-0.5" style={{ left: `calc(${line}% - 1px)` }} />
      </div>
      <div className="flex flex-wrap justify-between gap-x-3" aria-hidden>
        <Text size="xsmall" weight="plus" className="text-ui-fg-base whitespace-nowrap tabular-nums">
          {beyond}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle whitespace-nowrap tabular-nums">
          线 {money(row.threshold_fen)} · {percent}%
        </Text>
      </div>
    </div>
  );
}

const BELOW = "#5b6b8c";
/** What lies above the line is striped, so that it is told from the rest without colours. */
const ABOVE = "repeating-linear-gradient(45deg, #2f6f5e 0 3px, #7fb3a3 3px 6px)";
