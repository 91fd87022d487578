import { Alert, Button, Container } from "@medusajs/ui";
import { useState } from "react";
import { Link, useParams } from "react-router-dom";
import { Figure } from "../../../../components/figure";
import { Page, Section } from "../../../../components/page";
import { Answer, FirstFailure } from "../../../../components/states";
import { money, time } from "../../../../lib/format";
import { type Loaded, useLoad } from "../../../../lib/use-load";
import { inTheirLanguage } from "../../../../lib/words";
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
  if (answer.data) return <Finding finding={answer.data.finding} answer={answer} />;
  return (
    <Page title="疑点">
      <Answer of={answer} rows={8}>
        {() => null}
      </Answer>
    </Page>
  );
}

function Finding({ finding, answer }: FindingAnswer & { answer: Loaded<FindingAnswer> }) {
  const [selected, setSelected] = useState<string[]>([]);
  return (
    <Page
      title={
        <>
          {finding.signal_text}
          <SeverityBadge severity={finding.severity} />
          <StateBadge state={finding.state} />
        </>
      }
      note={
        <>
          <p className="text-ui-fg-base">{inTheirLanguage(finding.text)}</p>
          <p>
            {finding.merchant_name} · {finding.policy_year} 年度 · 第 {finding.revision} 次记录于{" "}
            {time(finding.seen_at)}
            {finding.signal === "person" ? ` · 由${finding.raised_by_name ?? "已离职人员"}提出` : null}
          </p>
        </>
      }
      actions={
        <Button size="small" variant="secondary" asChild>
          <Link to={`/subsidy/findings?year=${finding.policy_year}`}>返回疑点列表</Link>
        </Button>
      }
    >
      <FirstFailure of={[answer]} />
      {finding.raised ? null : (
        <Alert variant="info">最近一次扫描已看不到这个疑点，以下是最后一次看到时的情况；已作出的结论仍然有效。</Alert>
      )}
      {finding.state === "open" && finding.decision_count > 0 ? (
        <Alert variant="warning">作出上次结论之后情况有变，请看过最新内容后重新作结论。</Alert>
      ) : null}
      <Container className="grid grid-cols-2 overflow-hidden p-0 md:grid-cols-4">
        {finding.figures.map((figure) => (
          <Figure key={figure.code} label={inTheirLanguage(figure.label)} value={figure.value} />
        ))}
        <Figure label="涉及金额" value={money(finding.amount_fen)} note={`${finding.line_count} 行明细`} />
      </Container>
      <Section title="涉及的明细" note="勾选要剔除或恢复计入的明细，再在下面作结论。">
        <LinesTable lines={finding.lines} selected={selected} setSelected={setSelected} />
      </Section>
      <DecisionForm
        finding={finding}
        selected={selected}
        onDone={async () => {
          setSelected([]);
          await answer.reload();
        }}
      />
      <Parameters finding={finding} />
      <History finding={finding} />
    </Page>
  );
}

export const handle = { breadcrumb: () => "疑点" };
