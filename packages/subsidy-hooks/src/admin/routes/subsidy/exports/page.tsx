import { defineRouteConfig } from "@medusajs/admin-sdk";
import { Alert, Button } from "@medusajs/ui";
import { useState } from "react";
import { ActionButton } from "../../../components/action-button";
import { Page, Section } from "../../../components/page";
import { Answer, Empty, FirstFailure } from "../../../components/states";
import { YearSelect } from "../../../components/year-select";
import { request } from "../../../lib/api";
import { time } from "../../../lib/format";
import type { ExportAnswer } from "../../../lib/types";
import { useLoad } from "../../../lib/use-load";
import { usePolling } from "../../../lib/use-polling";
import { useYears } from "../../../lib/use-years";
import { ExportsTable } from "./parts/exports-table";

/** 导出报表: start a report, leave, come back and fetch it. */
export default function SubsidyExportsPage() {
  const years = useYears();
  const { year, choices, choose } = years;
  const jobs = useLoad<{ exports: ExportAnswer[]; count: number }>("/admin/subsidy/exports?limit=50");
  const { reload } = jobs;
  const [there, setThere] = useState<ExportAnswer>();
  usePolling(reload, jobs.data?.exports.some(isUnderWay) ?? false);

  const start = (format: ExportAnswer["format"]) => async () => {
    const { export: job } = await request<{ export: ExportAnswer }>("/admin/subsidy/exports", {
      method: "POST",
      body: { year, format },
    });
    await reload();
    // Done at once is what was there already.
    setThere(job.status === "done" ? job : undefined);
    return undefined;
  };
  return (
    <Page
      title="导出报表"
      note="先归集最新的收款与退款，合计与“收款减退款”分毫不差才给出文件；生成时可以离开本页。"
      actions={
        year ? (
          <>
            <YearSelect years={choices} value={year} onChange={choose} />
            <ActionButton label="生成 Excel" variant="primary" run={start("xlsx")} />
            <ActionButton label="生成 CSV" run={start("csv")} />
            <ActionButton label="生成压缩 CSV" run={start("csv_gz")} />
          </>
        ) : null
      }
    >
      <FirstFailure of={[years]} />
      {there ? <AlreadyThere job={there} /> : null}
      <Section title="导出记录">
        <Answer of={jobs}>
          {({ exports }) =>
            exports.length > 0 ? (
              <ExportsTable jobs={exports} reload={reload} there={there?.id} />
            ) : (
              <Empty title="还没有导出过报表">选择年度，点“生成 Excel”或“生成 CSV”。</Empty>
            )
          }
        </Answer>
      </Section>
    </Page>
  );
}

/** Pressed again with nothing changed: the file that is there, to fetch from here. */
function AlreadyThere({ job }: { job: ExportAnswer }) {
  return (
    <Alert variant="info">
      <div className="flex flex-col items-start gap-2">
        <span>
          这份报表已经有了：{job.year} 年度，{job.finished_at ? time(job.finished_at) : ""}{" "}
          生成。之后数据没有变化，没有另外生成。
        </span>
        <Button size="small" variant="secondary" asChild>
          <a href={`/admin/subsidy/exports/${job.id}/file`} download>
            下载这一份
          </a>
        </Button>
      </div>
    </Alert>
  );
}

function isUnderWay(job: ExportAnswer): boolean {
  return job.status === "queued" || job.status === "running";
}

export const config = defineRouteConfig({ label: "导出报表", rank: 9 });

export const handle = { breadcrumb: () => "导出报表" };
