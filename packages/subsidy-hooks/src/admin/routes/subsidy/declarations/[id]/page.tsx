import { Button, Text } from "@medusajs/ui";
import { Link, useParams } from "react-router-dom";
import { Page, Section } from "../../../../components/page";
import { Progress } from "../../../../components/progress";
import { Answer, FirstFailure } from "../../../../components/states";
import { time } from "../../../../lib/format";
import { type Loaded, useLoad } from "../../../../lib/use-load";
import { usePolling } from "../../../../lib/use-polling";
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

/** Nothing more becomes of them. */
const SETTLED: readonly StatementStatus[] = ["failed", "rejected", "undone"];

/** One file of a 站外申报: figures, evidence, decisions, and what was not booked of it. */
export default function DeclarationPage() {
  const { id = "" } = useParams();
  const answer = useLoad<StatementDetails>(`/admin/subsidy/declarations/${id}`);
  usePolling(answer.reload, answer.data ? isWorking(answer.data.declaration) : false);
  if (answer.data) return <Statement details={answer.data} answer={answer} />;
  return (
    <Page title="站外申报">
      <Answer of={answer} rows={6}>
        {() => null}
      </Answer>
    </Page>
  );
}

function Statement({ details, answer }: { details: StatementDetails; answer: Loaded<StatementDetails> }) {
  const options = useLoad<UploadOptions>("/admin/subsidy/declarations/options");
  const { declaration, closed } = details;
  return (
    <Page
      title={
        <>
          <span className="min-w-0 break-all">{declaration.file_name}</span>
          <StatementStatusBadge status={declaration.status} />
        </>
      }
      note={<Origin details={details} />}
      actions={
        <Button size="small" variant="secondary" asChild>
          <Link to="/subsidy/declarations">返回列表</Link>
        </Button>
      }
    >
      <FirstFailure of={[options, answer]} />
      {SETTLED.includes(declaration.status) ? null : <ClosedYear year={declaration.year} closed={closed} />}
      <Amounts details={details} />
      {declaration.row_count > 0 ? <Rows declaration={declaration} /> : null}
      <Evidence details={details} onChange={answer.reload} />
      <Decisions details={details} you={options.data?.you} onChange={answer.reload} />
      {declaration.status === "importing" ? null : (
        <Section title="不会入账的行">
          <ProblemSums sums={declaration.problem_sums} />
          <ProblemsTable
            problems={details.problems}
            problemCount={declaration.problem_count}
            leftOutCount={declaration.left_out_count}
          />
        </Section>
      )}
    </Page>
  );
}

/** Whose file it is and who handed it in; how far it is, or why it came to nothing. */
function Origin({ details: { declaration, people } }: { details: StatementDetails }) {
  return (
    <>
      <p>
        {declaration.platform_text} · {declaration.year} 年度 · {declaration.merchant_name}
      </p>
      <p className="text-xs">
        {people[declaration.uploaded_by] ?? "已离职人员"} 于 {time(declaration.created_at)} 提交；文件指纹（SHA-256）
        <span className="break-all font-mono">{declaration.file_sha256}</span>
      </p>
      {isWorking(declaration) ? <Progress {...declaration.progress} /> : null}
      {declaration.error ? (
        <p className="text-ui-fg-error" role="alert">
          {declaration.error}
        </p>
      ) : null}
    </>
  );
}

function Amounts({ details: { declaration, standings } }: { details: StatementDetails }) {
  return (
    <Section title="申报金额">
      {declaration.totals.length > 0 ? (
        <>
          <ClassTotals totals={declaration.totals} />
          <Standings standings={standings.sums} booked={standings.booked} />
        </>
      ) : (
        <Text size="small" className="text-ui-fg-subtle px-4 pb-4 md:px-6">
          {declaration.status === "failed" ? "没有可以申报的订单。" : "读取完成后显示。"}
        </Text>
      )}
    </Section>
  );
}

export const handle = { breadcrumb: () => "申报详情" };
