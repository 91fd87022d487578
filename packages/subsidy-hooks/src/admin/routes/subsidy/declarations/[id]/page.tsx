import { Button, Container, Heading, Text } from "@medusajs/ui";
import { useEffect } from "react";
import { Link, useParams } from "react-router-dom";
import { Progress } from "../../../../components/progress";
import { Failure, Waiting } from "../../../../components/states";
import { time } from "../../../../lib/format";
import { useLoad } from "../../../../lib/use-load";
import { ClassTotals } from "../parts/class-totals";
import { ClosedYear } from "../parts/closed-year";
import { ProblemSums } from "../parts/problem-sums";
import { ProblemsTable } from "../parts/problems-table";
import { Standings } from "../parts/standings";
import { StatementStatusBadge } from "../parts/status";
import { isWorking, type StatementDetails, type StatementStatus, type UploadOptions } from "../parts/types";
import { Decisions } from "./parts/decisions";
import { Evidence } from "./parts/evidence";
import { Rows } from "./parts/rows";

const POLL_MS = 1_000;
/** Nothing more becomes of them. */
const SETTLED: readonly StatementStatus[] = ["failed", "rejected", "undone"];

/** One file of a 站外申报: figures, evidence, decisions, and what was not booked of it. */
export default function DeclarationPage() {
  const { id = "" } = useParams();
  const answer = useLoad<StatementDetails>(`/admin/subsidy/declarations/${id}`);
  const options = useLoad<UploadOptions>("/admin/subsidy/declarations/options");
  const { reload, data } = answer;
  const busy = data ? isWorking(data.declaration) : false;

  useEffect(() => {
    if (!busy) return;
    const timer = setInterval(() => void reload(), POLL_MS);
    return () => clearInterval(timer);
  }, [busy, reload]);

  if (answer.error && !data) return <Failure error={answer.error} retry={() => void reload()} />;
  if (!data) return <Waiting rows={6} />;
  const { declaration } = data;
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <div className="flex flex-wrap items-center gap-3">
            <Heading>{declaration.file_name}</Heading>
            <StatementStatusBadge status={declaration.status} />
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            {declaration.platform_text} · {declaration.year} 年度 · {declaration.merchant_name}
          </Text>
          <Text size="xsmall" className="text-ui-fg-muted">
            {data.people[declaration.uploaded_by] ?? "已离职人员"} 于 {time(declaration.created_at)}{" "}
            提交；文件指纹（SHA-256）
            <span className="break-all font-mono">{declaration.file_sha256}</span>
          </Text>
          {busy ? <Progress {...declaration.progress} /> : null}
          {declaration.error ? (
            <Text size="small" className="text-ui-fg-error" role="alert">
              {declaration.error}
            </Text>
          ) : null}
        </div>
        <Button variant="secondary" className="min-h-11" asChild>
          <Link to="/subsidy/declarations">返回列表</Link>
        </Button>
      </Container>
      {SETTLED.includes(declaration.status) ? null : <ClosedYear year={declaration.year} closed={data.closed} />}
      <Container className="p-0">
        <Heading level="h2" className="px-6 py-4">
          申报金额
        </Heading>
        {declaration.totals.length > 0 ? (
          <>
            <ClassTotals totals={declaration.totals} />
            <Standings standings={data.standings.sums} booked={data.standings.booked} />
          </>
        ) : (
          <Text size="small" className="text-ui-fg-subtle px-6 pb-4">
            {declaration.status === "failed" ? "没有可以申报的订单。" : "读取完成后显示。"}
          </Text>
        )}
      </Container>
      {declaration.row_count > 0 ? <Rows declaration={declaration} /> : null}
      <Evidence details={data} onChange={reload} />
      <Decisions details={data} you={options.data?.you} onChange={reload} />
      {declaration.status === "importing" ? null : (
        <Container className="p-0">
          <Heading level="h2" className="px-6 py-4">
            不会入账的行
          </Heading>
          <ProblemSums sums={declaration.problem_sums} />
          <ProblemsTable
            problems={data.problems}
            problemCount={declaration.problem_count}
            leftOutCount={declaration.left_out_count}
          />
        </Container>
      )}
    </div>
  );
}

export const handle = { breadcrumb: () => "申报详情" };
