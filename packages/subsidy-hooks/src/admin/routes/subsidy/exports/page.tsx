import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Button, Container, Heading, Text, toast } from "@medusajs/ui";
import { useEffect, useState } from "react";
import { Empty, Failure, Waiting } from "../../../components/states";
import { YearSelect } from "../../../components/year-select";
import { asApiError, request } from "../../../lib/api";
import type { ExportAnswer } from "../../../lib/types";
import { useLoad } from "../../../lib/use-load";
import { useYears } from "../../../lib/use-years";
import { ExportsTable } from "./parts/exports-table";

const POLL_MS = 1_000;

/** 导出报表: start a report, leave, come back and fetch it. */
export default function SubsidyExportsPage() {
  const { year, choices, choose, error: yearsError } = useYears();
  const jobs = useLoad<{ exports: ExportAnswer[]; count: number }>("/admin/subsidy/exports?limit=50");
  const busy = jobs.data?.exports.some(isUnderWay) ?? false;
  const { reload } = jobs;

  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => void reload(), POLL_MS);
    return () => clearInterval(timer);
  }, [busy, reload]);

  const cancel = async (id: string) => {
    try {
      await request(`/admin/subsidy/exports/${id}/cancel`, { method: "POST" });
    } catch (error) {
      const { message, hint } = asApiError(error);
      toast.error(message, { description: hint });
    }
    await reload();
  };
  const error = yearsError ?? jobs.error;
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <Heading>导出报表</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            先归集最新的收款与退款，合计与“收款减退款”分毫不差才给出文件；生成时可以离开本页。
          </Text>
        </div>
        {year ? (
          <div className="flex items-center gap-2">
            <YearSelect years={choices} value={year} onChange={choose} />
            <StartButton year={year} format="xlsx" label="生成 Excel" onDone={reload} />
            <StartButton year={year} format="csv" label="生成 CSV" onDone={reload} />
            <StartButton year={year} format="csv_gz" label="生成压缩 CSV" onDone={reload} />
          </div>
        ) : null}
      </Container>
      {error ? <Failure error={error} retry={() => void reload()} /> : null}
      <Container className="p-0">
        {jobs.loading ? <Waiting /> : null}
        {jobs.data && jobs.data.exports.length === 0 ? (
          <Empty title="还没有导出过报表">选择年度，点“生成 Excel”或“生成 CSV”。</Empty>
        ) : null}
        {jobs.data && jobs.data.exports.length > 0 ? (
          <ExportsTable jobs={jobs.data.exports} onCancel={(id) => void cancel(id)} />
        ) : null}
      </Container>
    </div>
  );
}

function isUnderWay(job: ExportAnswer): boolean {
  return job.status === "queued" || job.status === "running";
}

function StartButton(props: {
  year: number;
  format: ExportAnswer["format"];
  label: string;
  onDone: () => Promise<void>;
}) {
  const { year, format, label, onDone } = props;
  const [starting, setStarting] = useState(false);
  const start = async () => {
    setStarting(true);
    try {
      await request("/admin/subsidy/exports", { method: "POST", body: { year, format } });
      await onDone();
    } catch (error) {
      const { message, hint } = asApiError(error);
      toast.error(message, { description: hint });
    } finally {
      setStarting(false);
    }
  };
  return (
    <Button
      size="small"
      variant={format === "xlsx" ? "primary" : "secondary"}
      isLoading={starting}
      onClick={() => void start()}
    >
      {label}
    </Button>
  );
}

export const config = defineRouteConfig({ label: "导出报表", rank: 2 });

export const handle = { breadcrumb: () => "导出报表" };
