import { StatusBadge, Text } from "@medusajs/ui";
import { PHASE_ZH, PHASES } from "../../../../../year/year-state";
import { Nothing } from "../../../../components/states";
import { money, time } from "../../../../lib/format";
import type { StepLine, YearAnswer } from "./types";

/** How far the year is, in one line. */
export function Phases({ phase }: { phase: YearAnswer["phase"] }) {
  const reached = PHASES.indexOf(phase);
  return (
    <ol className="flex flex-wrap gap-x-6 gap-y-2 px-4 py-4 md:px-6" aria-label="年度关账的阶段">
      {PHASES.map((one, i) => (
        <li key={one} aria-current={one === phase ? "step" : undefined}>
          <StatusBadge color={i < reached ? "green" : i === reached ? "orange" : "grey"}>{PHASE_ZH[one]}</StatusBadge>
        </li>
      ))}
    </ol>
  );
}

/** Every step: what, by whom, when, why. */
export function Timeline({ steps, names }: Pick<YearAnswer, "steps" | "names">) {
  if (steps.length === 0) return <Nothing>还没有开始关账</Nothing>;
  return (
    <ol className="flex flex-col gap-y-3 px-4 pb-4 md:px-6">
      {steps.map((step, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: steps are only ever added at the end
        <li key={i} className="border-ui-border-base border-l-2 pl-4">
          <Text size="small" weight="plus">
            {step.kind_text}
            {detailText(step)}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {time(step.at)} · {names[step.by] ?? step.by} · {step.reason}
          </Text>
        </li>
      ))}
    </ol>
  );
}

function detailText(step: StepLine): string {
  switch (step.kind) {
    case "seal":
      return `（第 ${step.revision} 版）`;
    case "confirm_entries":
      return `（${step.count} 笔）`;
    case "start_notice":
      return `（${step.posted_on}，${step.url}）`;
    case "grant":
    case "pay":
    case "demand_return":
    case "record_return":
      return `（${money(step.amount_fen)}，${step.document_number}，${step.dated_on}）`;
    default:
      return "";
  }
}
