import { Button, Text } from "@medusajs/ui";
import { shanghaiDate } from "@qinshui/cn/time";
import { Blockers } from "./blockers";
import { isUnderWay, SealingOutcome, SealingProgress } from "./sealing";
import { StepForm } from "./step-form";
import type { NextStep, TakeStep, YearAnswer } from "./types";

interface NextStepsProps {
  data: YearAnswer;
  take: TakeStep;
  /** Reads the year anew. */
  reload: () => Promise<void>;
  onCheckBalance: () => void;
}

/** The steps that can come next, each with what stands against it and what it does. While a year is being sealed, none. */
export function NextSteps({ data, take, reload, onCheckBalance }: NextStepsProps) {
  if (data.sealing && isUnderWay(data.sealing)) {
    return (
      <div className="px-4 pb-6 md:px-6">
        <SealingProgress sealing={data.sealing} onEnd={reload} />
      </div>
    );
  }
  return (
    <div className="flex flex-col gap-y-6 px-4 pb-6 md:px-6">
      <SealingOutcome data={data} />
      {data.to_check.count > 0 && data.phase !== "open" ? <ConfirmEntries data={data} take={take} /> : null}
      {data.next.map((step) => (
        <div key={step.kind} className="flex flex-col gap-y-3">
          <Blockers step={step} />
          {step.kind === "seal" ? (
            <div className="flex flex-wrap items-center gap-3">
              <Button size="small" variant="secondary" onClick={onCheckBalance}>
                核对收款与流水
              </Button>
              <Text size="small" className="text-ui-fg-subtle">
                {balanceText(data.out_of_balance)}
              </Text>
            </div>
          ) : null}
          <FormOf step={step} data={data} take={take} />
        </div>
      ))}
    </div>
  );
}

function balanceText(problem: string | null): string {
  if (problem === null) return "封存时会自动核对；也可以现在先看结果。";
  return problem === "" ? "收款减退款与流水一致，分毫不差。" : problem;
}

function ConfirmEntries({ data, take }: { data: YearAnswer; take: TakeStep }) {
  const { count, up_to } = data.to_check;
  return (
    <StepForm
      title={`核对 ${count} 笔待核对的流水`}
      explains={`确认您已逐笔看过这 ${count} 笔由系统按比例分摊的退款；之后新增的需要另行核对。`}
      action="记录核对"
      onSubmit={(values) => take("steps", { kind: "confirm_entries", count, up_to, ...values }, "已记录核对")}
    />
  );
}

function FormOf({ step, data, take }: { step: NextStep; data: YearAnswer; take: TakeStep }) {
  const disabled = step.blockers.length > 0;
  switch (step.kind) {
    case "start_closing":
      return (
        <StepForm
          title={`开始 ${data.year} 年度关账`}
          explains="进入关账，逐项检查待核对流水、没能入账的订单和疑点。商城照常营业，流水照常入账。"
          action="开始关账"
          disabled={disabled}
          onSubmit={(values) => take("steps", { kind: "start_closing", ...values }, "已开始关账")}
        />
      );
    case "seal":
      return data.revision === 0 ? (
        <StepForm
          title="封存本年度"
          explains="把到此刻为止的全部流水封存、签名并生成核验包，数字从此是核定额。之后的退款和更正不再改变这一版。"
          action="封存"
          disabled={disabled}
          onSubmit={(values) => take("seal", values, "已开始封存")}
        />
      ) : (
        <StepForm
          title={`发布第 ${data.revision + 1} 版（更正版次）`}
          explains={`把后来的退款和更正也封存进来。第 ${data.revision} 版保留不变；新版须重新公示，多拨付的进入追回清单。`}
          action="发布更正版次"
          disabled={disabled}
          isOptional={!data.pending || data.pending.changes.length === 0}
          onSubmit={(values) => take("seal", values, "已开始封存更正版次")}
        />
      );
    case "start_notice":
      return (
        <StepForm
          title="开始公示"
          explains="记录公示从哪一天起、发布在哪个网页。公示期按国务院公布的工作日计算。"
          action="开始公示"
          disabled={disabled}
          fields={[
            { name: "posted_on", label: "公示日期", type: "date" },
            { name: "url", label: "公示网址", type: "url", placeholder: "https://" },
          ]}
          initial={{ posted_on: shanghaiDate(new Date()), url: "" }}
          onSubmit={(values) => take("notice", values, "公示已开始")}
        />
      );
    default:
      return (
        <StepForm
          title="结束公示"
          explains={`公示自 ${data.notice?.posted_on ?? ""} 起，${noticeEnd(data)}结束后可以批复和拨付。`}
          action="结束公示"
          disabled={disabled}
          onSubmit={(values) => take("notice/end", values, "公示已结束")}
        />
      );
  }
}

function noticeEnd({ notice }: YearAnswer): string {
  return notice?.last_day ? `至 ${notice.last_day} 满期。` : `${notice?.problem ?? ""}`;
}
