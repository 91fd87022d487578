import { Button, StatusBadge, Table, Text } from "@medusajs/ui";
import { Progress } from "../../../../components/progress";
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

export function ExportsTable({ jobs, onCancel }: { jobs: ExportAnswer[]; onCancel: (id: string) => void }) {
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>发起时间</Table.HeaderCell>
            <Table.HeaderCell>年度</Table.HeaderCell>
            <Table.HeaderCell>格式</Table.HeaderCell>
            <Table.HeaderCell>状态</Table.HeaderCell>
            <Table.HeaderCell>进度与合计</Table.HeaderCell>
            <Table.HeaderCell />
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {jobs.map((job) => (
            <Table.Row key={job.id}>
              <Table.Cell className="whitespace-nowrap tabular-nums">{time(job.created_at)}</Table.Cell>
              <Table.Cell className="whitespace-nowrap">{job.year} 年度</Table.Cell>
              <Table.Cell className="whitespace-nowrap">{FORMAT[job.format]}</Table.Cell>
              <Table.Cell className="whitespace-nowrap">
                <StatusBadge color={STATUS[job.status].color}>{STATUS[job.status].text}</StatusBadge>
              </Table.Cell>
              <Table.Cell className="min-w-80">
                <Outcome job={job} />
              </Table.Cell>
              <Table.Cell className="text-right">
                {job.status === "done" ? (
                  <Button size="small" variant="secondary" asChild>
                    <a href={`/admin/subsidy/exports/${job.id}/file`} download>
                      下载
                    </a>
                  </Button>
                ) : null}
                {job.status === "queued" || job.status === "running" ? (
                  <Button size="small" variant="secondary" onClick={() => onCancel(job.id)}>
                    取消
                  </Button>
                ) : null}
              </Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
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
      <Text size="small" className="text-ui-fg-muted py-1">
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
      <Text size="xsmall" className="text-ui-fg-muted tabular-nums">
        收款 {money(totals.captured_fen ?? "0")} − 退款 {money(totals.refunded_fen ?? "0")}，共 {totals.entry_count} 笔
      </Text>
    </div>
  );
}
