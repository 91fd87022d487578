import { Text } from "@medusajs/ui";
import { Link } from "react-router-dom";
import { type Column, DataTable } from "../../../../components/data-table";
import { LINK } from "../../../../components/link";
import { money } from "../../../../lib/format";
import { inTheirLanguage } from "../../../../lib/words";
import { SeverityBadge, StateBadge } from "./badges";
import type { FindingsAnswer } from "./types";

const COLUMNS: readonly Column<FindingsAnswer["findings"][number]>[] = [
  {
    title: "疑点",
    cell: (finding) => (
      <div className="flex items-center gap-2 py-1 md:min-w-40">
        <SeverityBadge severity={finding.severity} />
        <Link className={LINK} to={`/subsidy/findings/${finding.key}`}>
          {finding.signal_text}
        </Link>
      </div>
    ),
  },
  {
    title: "商家",
    isWide: true,
    isPlain: true,
    cell: (finding) => <span className="md:block md:min-w-28">{finding.merchant_name}</span>,
  },
  {
    title: "情况",
    isWide: true,
    isPlain: true,
    cell: (finding) => (
      <Text size="small" className="text-pretty py-1 md:min-w-56">
        {inTheirLanguage(finding.text)}
      </Text>
    ),
  },
  {
    title: "涉及金额",
    isNumber: true,
    cell: (finding) => (
      <>
        {money(finding.amount_fen)}
        <Text size="xsmall" className="text-ui-fg-subtle">
          {finding.line_count} 行明细
        </Text>
      </>
    ),
  },
  {
    title: "状态",
    cell: (finding) => (
      <>
        <StateBadge state={finding.state} />
        {finding.decision_text ? (
          <Text size="xsmall" className="text-ui-fg-subtle text-balance md:min-w-24">
            {finding.state === "open" ? `曾有结论：${finding.decision_text}` : finding.decision_text}
          </Text>
        ) : null}
      </>
    ),
  },
];

export function FindingsTable({ findings }: Pick<FindingsAnswer, "findings">) {
  return <DataTable caption="疑点" columns={COLUMNS} rows={findings} keyOf={(finding) => finding.key} />;
}
