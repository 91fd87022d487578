import { Badge, Button, StatusBadge, Text } from "@medusajs/ui";
import { useEffect, useRef } from "react";
import { ActionButton } from "../../../../components/action-button";
import { type Column, DataTable } from "../../../../components/data-table";
import { Progress } from "../../../../components/progress";
import { request } from "../../../../lib/api";
import { money, time } from "../../../../lib/format";
import type { ExportAnswer } from "../../../../lib/types";

const STATUS = {
  queued: { text: "等待生成", color: "grey" },
  running: { text: "正在生成", color: "blue" },
  done: { text: "已生成", color: "green" },
  failed: { text: "没有成功", color: "red" },
  cancelled: { text: "已取消", color: "orange" },
} as const;

const FORMAT = { csv: "CSV", csv_gz: "CSV（压缩）", xlsx: "Excel" } as const;

/** `there` is the job to point to: whoever asked for a file that is there already looks for it. */
export function ExportsTable(props: { jobs: ExportAnswer[]; reload: () => Promise<void>; there?: string | undefined }) {
  const { jobs, reload, there } = props;
  return <DataTable caption="导出记录" columns={columnsOf(reload, there)} rows={jobs} keyOf={(job) => job.id} />;
}

/** Comes into view when it appears. */
function PointedAt() {
  const badge = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    badge.current?.scrollIntoView({ block: "center" });
  }, []);
  return (
    <span ref={badge} className="ml-2">
      <Badge size="2xsmall" color="blue" className="whitespace-nowrap">
        就是这一份
      </Badge>
    </span>
  );
}

function columnsOf(reload: () => Promise<void>, there: string | undefined): Column<ExportAnswer>[] {
  return [
    {
      title: "报表",
      cell: (job) => (
        <span className="text-ui-fg-base whitespace-nowrap">
          {job.year} 年度 {FORMAT[job.format]}
          {job.id === there ? <PointedAt /> : null}
        </span>
      ),
    },
    {
      title: "发起时间",
      cell: (job) => <span className="tabular-nums md:whitespace-nowrap">{time(job.created_at)}</span>,
    },
    {
      title: "状态",
      cell: (job) => <StatusBadge color={STATUS[job.status].color}>{STATUS[job.status].text}</StatusBadge>,
    },
    { title: "进度与合计", isWide: true, cell: (job) => <Outcome job={job} /> },
    { title: "操作", isWide: true, cell: (job) => <Actions job={job} reload={reload} /> },
  ];
}

function Actions({ job, reload }: { job: ExportAnswer; reload: () => Promise<void> }) {
  if (job.status === "done") {
    return (
      <Button size="small" variant="secondary" asChild>
        <a href={`/admin/subsidy/exports/${job.id}/file`} download>
          下载
        </a>
      </Button>
    );
  }
  if (job.status !== "queued" && job.status !== "running") return "—";
  const cancel = async () => {
    // Refused because it is done meanwhile, the list should say so too.
    await request(`/admin/subsidy/exports/${job.id}/cancel`, { method: "POST" }).finally(reload);
    return undefined;
  };
  return <ActionButton label="取消" run={cancel} />;
}

function Outcome({ job }: { job: ExportAnswer }) {
  if (job.status === "failed") {
    return (
      <Text size="small" className="text-ui-fg-error py-1">
        {job.error}
      </Text>
    );
  }
  if (job.status === "cancelled") {
    return (
      <Text size="small" className="text-ui-fg-subtle py-1">
        没有留下文件，需要时请重新生成。
      </Text>
    );
  }
  const { totals } = job;
  if (job.status !== "done" || !totals) return <Progress {...job.progress} />;
  return (
    <div className="py-1">
      <Text size="small" className="tabular-nums">
        计入 {money(totals.counted_fen ?? "0")} · 剔除 {money(totals.excluded_fen ?? "0")} · 差额{" "}
        {money(totals.difference_fen ?? "0")}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
        收款 {money(totals.captured_fen ?? "0")} − 退款 {money(totals.refunded_fen ?? "0")}，共 {totals.entry_count} 笔
      </Text>
    </div>
  );
}
