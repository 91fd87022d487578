import { Alert, Button, Container, Heading, Text } from "@medusajs/ui";
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { Figure } from "../../../../components/figure";
import { Failure, Waiting } from "../../../../components/states";
import { money, time } from "../../../../lib/format";
import { useLoad } from "../../../../lib/use-load";
import { SeverityBadge, StateBadge } from "../parts/badges";
import type { FindingAnswer } from "../parts/types";
import { DecisionForm } from "./parts/decision-form";
import { History } from "./parts/history";
import { LinesTable } from "./parts/lines-table";
import { Parameters } from "./parts/parameters";

/** One finding: what was seen and by which numbers, the lines, the decision, and all that was decided before. */
export default function FindingPage() {
  const { key = "" } = useParams();
  const answer = useLoad<FindingAnswer>(`/admin/subsidy/findings/${key}`);
  return (
    <div className="flex flex-col gap-y-3">
      {answer.error ? <Failure error={answer.error} retry={() => void answer.reload()} /> : null}
      {answer.loading ? (
        <Container className="p-0">
          <Waiting rows={8} />
        </Container>
      ) : null}
      {answer.data ? <Finding finding={answer.data.finding} reload={answer.reload} /> : null}
    </div>
  );
}

function Finding({ finding, reload }: FindingAnswer & { reload: () => Promise<void> }) {
  const [selected, setSelected] = useState<string[]>([]);
  return (
    <>
      <Container className="flex flex-wrap items-start justify-between gap-3">
        <div className="flex flex-col gap-y-1">
          <div className="flex flex-wrap items-center gap-2">
            <Heading>{finding.signal_text}</Heading>
            <SeverityBadge severity={finding.severity} />
            <StateBadge state={finding.state} />
          </div>
          <Text>{finding.text.zh}</Text>
          <Text size="small" className="text-ui-fg-subtle" lang="en">
            {finding.text.en}
          </Text>
          <Text size="xsmall" className="text-ui-fg-muted">
            {finding.merchant_name} · {finding.policy_year} 年度 · 第 {finding.revision} 次记录于{" "}
            {time(finding.seen_at)}
            {finding.signal === "person" ? ` · 由${finding.raised_by_name ?? "已离职人员"}提出` : null}
          </Text>
        </div>
        <Button size="small" variant="secondary" asChild>
          <Link to={`/subsidy/findings?year=${finding.policy_year}`}>返回疑点列表</Link>
        </Button>
      </Container>
      {finding.raised ? null : (
        <Alert variant="info">最近一次扫描已看不到这个疑点，以下是最后一次看到时的情况；已作出的结论仍然有效。</Alert>
      )}
      {finding.state === "open" && finding.decision_count > 0 ? (
        <Alert variant="warning">作出上次结论之后情况有变，请看过最新内容后重新作结论。</Alert>
      ) : null}
      <Container className="grid grid-cols-2 overflow-hidden p-0 md:grid-cols-4">
        {finding.figures.map((figure) => (
          <Figure key={figure.code} label={figure.label.zh} value={figure.value} note={figure.label.en} />
        ))}
        <Figure label="涉及金额" value={money(finding.amount_fen)} note={`${finding.line_count} 行明细`} />
      </Container>
      <Container className="p-0">
        <div className="px-6 py-4">
          <Heading level="h2">涉及的明细</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            勾选要剔除或恢复计入的明细，再在下面作结论。
          </Text>
        </div>
        <LinesTable lines={finding.lines} selected={selected} setSelected={setSelected} />
      </Container>
      <DecisionForm
        finding={finding}
        selected={selected}
        onDone={async () => {
          setSelected([]);
          await reload();
        }}
      />
      <Parameters finding={finding} />
      <History finding={finding} />
    </>
  );
}

export const handle = { breadcrumb: () => "疑点" };
