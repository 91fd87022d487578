import { Text } from "@medusajs/ui";
import { ClauseSteps } from "../../../../../components/clause-steps";
import { Clauses } from "../../../../../components/clauses";
import { LineDistance } from "../../../../../components/line-distance";
import { Section } from "../../../../../components/page";
import { money } from "../../../../../lib/format";
import type { LinesAnswer, OverviewLine } from "../../../../../lib/types";

/** How each amount comes about: step, figures, and the clause it rests on. */
export function Trace({ answer }: { answer: LinesAnswer }) {
  return (
    <Section title="补贴怎么算出来的" note={`依据 ${answer.document_number}；每一步后面是条款编号，原文见下。`}>
      {answer.assessments.map((assessment) => (
        <Steps key={assessment.goods_class} assessment={assessment} />
      ))}
      <Clauses clauses={answer.clauses} />
    </Section>
  );
}

function Steps({ assessment }: { assessment: OverviewLine }) {
  return (
    <div className="border-ui-border-base border-y px-4 py-4 md:px-6">
      <div className="flex flex-wrap items-baseline justify-between gap-3">
        <Text weight="plus">{assessment.goods_class_zh}</Text>
        <Text weight="plus" className="tabular-nums">
          预估补贴 {money(assessment.subsidy_fen)}
        </Text>
      </div>
      <div className="max-w-xl">
        <LineDistance row={assessment} />
      </div>
      <ClauseSteps steps={assessment.explanation} />
    </div>
  );
}
