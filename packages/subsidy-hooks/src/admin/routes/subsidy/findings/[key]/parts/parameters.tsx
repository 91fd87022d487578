import { type Column, DataTable } from "../../../../../components/data-table";
import { Section } from "../../../../../components/page";
import type { FindingAnswer } from "../../parts/types";

const UNIT_ZH: Readonly<Record<string, string>> = { count: "", minutes: "分钟", calendar_days: "天" };

const COLUMNS: readonly Column<FindingAnswer["finding"]["parameters"][number]>[] = [
  { title: "口径", cell: (parameter) => parameter.description },
  {
    title: "取值",
    cell: (parameter) => (
      <span className="whitespace-nowrap tabular-nums">
        {parameter.value} {UNIT_ZH[parameter.unit] ?? ""}
      </span>
    ),
  },
  { title: "自", cell: (parameter) => <span className="whitespace-nowrap">{parameter.from}</span> },
  {
    title: "来源",
    isWide: true,
    cell: (parameter) => [parameter.source, ...parameter.clauses].filter(Boolean).join("；"),
  },
];

/** By which numbers the finding was raised, and where they come from. */
export function Parameters({ finding }: { finding: FindingAnswer["finding"] }) {
  return (
    <Section title="提示口径" note={`信号 ${finding.signal.toUpperCase()} 第 ${finding.signal_version} 版`}>
      <DataTable caption="提示口径" columns={COLUMNS} rows={finding.parameters} keyOf={(parameter) => parameter.name} />
    </Section>
  );
}
