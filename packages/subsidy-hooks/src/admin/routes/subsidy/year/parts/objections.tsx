import { Badge, Button, Text } from "@medusajs/ui";
import { useState } from "react";
import { Section } from "../../../../components/page";
import { Nothing } from "../../../../components/states";
import { time } from "../../../../lib/format";
import { StepForm } from "./step-form";
import type { ObjectionLine, TakeStep, YearAnswer } from "./types";

const DECISION = { upheld: "异议成立", rejected: "异议不成立" } as const;

/** 异议: recorded while a notice runs, each decided once with a reason. */
export function Objections({ data, take }: { data: YearAnswer; take: TakeStep }) {
  if (data.revision === 0) return null;
  return (
    <Section title="公示异议" note="只记异议方名称，不记电话、证件号等个人信息。">
      {data.objections.length === 0 ? <Nothing>没有异议</Nothing> : null}
      {data.objections.length > 0 ? (
        <ul className="flex flex-col gap-y-4 px-4 pb-4 md:px-6">
          {data.objections.map((one) => (
            <Objection key={one.id} one={one} names={data.names} take={take} />
          ))}
        </ul>
      ) : null}
      {data.phase === "notice" ? (
        <div className="px-4 pb-6 md:px-6">
          <StepForm
            title="记录异议"
            explains="有处理结论之前，公示不能结束。"
            action="记录异议"
            fields={[
              { name: "party", label: "异议方名称" },
              { name: "content", label: "异议内容", type: "long" },
            ]}
            onSubmit={(values) => take("objections", values, "已记录异议")}
          />
        </div>
      ) : null}
    </Section>
  );
}

function Objection({ one, names, take }: { one: ObjectionLine; names: YearAnswer["names"]; take: TakeStep }) {
  const [decision, setDecision] = useState<keyof typeof DECISION>();
  return (
    <li className="flex flex-col gap-y-2">
      <div className="flex flex-wrap items-center gap-2">
        <Text weight="plus">{one.party}</Text>
        <Badge size="2xsmall" color={one.decision ? "green" : "orange"}>
          {one.decision ? DECISION[one.decision] : "待处理"}
        </Badge>
        <Text size="small" className="text-ui-fg-subtle">
          第 {one.revision} 版 · {time(one.created_at)} · {names[one.recorded_by] ?? one.recorded_by} 记录
        </Text>
      </div>
      <Text size="small">{one.content}</Text>
      {one.decision && one.decided_at ? (
        <Text size="small" className="text-ui-fg-subtle">
          {time(one.decided_at)} · {names[one.decided_by ?? ""] ?? one.decided_by} · {one.decision_reason}
        </Text>
      ) : (
        <div className="flex gap-2">
          {(["upheld", "rejected"] as const).map((choice) => (
            <Button key={choice} size="small" variant="secondary" onClick={() => setDecision(choice)}>
              {DECISION[choice]}
            </Button>
          ))}
        </div>
      )}
      {decision && !one.decision ? (
        <StepForm
          title={`处理结论：${DECISION[decision]}`}
          explains="结论写下后不能更改；异议成立的，请在更正后发布更正版次并重新公示。"
          action="写下结论"
          onSubmit={(values) => take(`objections/${one.id}/decision`, { decision, ...values }, "已写下结论")}
        />
      ) : null}
    </li>
  );
}
