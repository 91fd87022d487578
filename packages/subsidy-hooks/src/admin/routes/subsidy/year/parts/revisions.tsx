import { Button, Text } from "@medusajs/ui";
import { type Column, DataTable } from "../../../../components/data-table";
import { Section } from "../../../../components/page";
import { money, time } from "../../../../lib/format";
import type { YearAnswer } from "./types";

/** 版次: what was sealed, the auditor's bundles, and what a new revision would change. */
export function Revisions({ data }: { data: YearAnswer }) {
  if (data.seals.length === 0) return null;
  return (
    <Section title="封存的版次">
      <DataTable
        caption="封存的版次"
        columns={columnsOf(data.year)}
        rows={data.seals}
        keyOf={({ revision }) => String(revision)}
      />
      {data.pending ? <Pending pending={data.pending} /> : null}
    </Section>
  );
}

function columnsOf(year: number): Column<YearAnswer["seals"][number]>[] {
  return [
    { title: "版次", cell: ({ revision }) => <span className="whitespace-nowrap">第 {revision} 版</span> },
    {
      title: "封存时间",
      isWide: true,
      cell: ({ sealed_at }) => <span className="whitespace-nowrap tabular-nums">{time(sealed_at)}</span>,
    },
    { title: "流水笔数", isNumber: true, cell: ({ size }) => size },
    { title: "核定补贴合计", isNumber: true, cell: ({ total_subsidy_fen }) => money(total_subsidy_fen) },
    {
      title: "存证摘要的根",
      isWide: true,
      cell: ({ root }) => <span className="break-all font-mono text-xs">{root}</span>,
    },
    {
      title: "操作",
      isWide: true,
      isPlain: true,
      cell: ({ revision }) => (
        <Button size="small" variant="secondary" asChild>
          <a href={`/admin/subsidy/years/${year}/bundle?revision=${revision}`} download>
            下载核验包
          </a>
        </Button>
      ),
    },
  ];
}

function Pending({ pending }: { pending: NonNullable<YearAnswer["pending"]> }) {
  if (pending.entry_count === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle px-4 py-4 md:px-6">
        封存之后没有新的流水，新版次不会改变任何数字。
      </Text>
    );
  }
  return (
    <div className="flex flex-col gap-y-2 px-4 py-4 md:px-6">
      <Text size="small">
        封存之后又有 {pending.entry_count} 笔流水（合计 {money(pending.amount_fen)}），不改变已封存的版次。
        {pending.changes.length === 0 ? "发布新版次不会改变任何补贴金额。" : "发布新版次会改变："}
      </Text>
      <ul className="flex flex-col gap-y-1">
        {pending.changes.map((one) => (
          <li key={one.claimant_id}>
            <Text size="small" className="tabular-nums">
              {one.claimant_name}：{money(one.certified_fen)} → {money(one.now_fen)}（{money(one.difference_fen)}）
            </Text>
          </li>
        ))}
      </ul>
    </div>
  );
}
