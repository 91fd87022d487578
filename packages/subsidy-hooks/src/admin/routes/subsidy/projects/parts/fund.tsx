import { Badge, Button, Text } from "@medusajs/ui";
import { useState } from "react";
import { BandBar } from "../../../../components/band-bar";
import { Section } from "../../../../components/page";
import { Answer, Empty } from "../../../../components/states";
import { money, time } from "../../../../lib/format";
import type { Loaded } from "../../../../lib/use-load";
import { FundForm } from "./fund-form";
import type { FundAnswer, OptionsAnswer } from "./types";

/** The money: its sources, and each band with what is planned and spent, against the interval that the policy gives. */
export function Fund({ fund, options }: { fund: Loaded<FundAnswer>; options: OptionsAnswer }) {
  const { data } = fund;
  const [isOpen, setOpen] = useState(false);
  return (
    <Section
      title="资金与切块"
      note="资金不分年度，以前年度的安排和支出一并计入；区间是原则上的，超出只提示。"
      actions={
        data ? (
          <Button size="small" variant="secondary" onClick={() => setOpen(true)}>
            {data.plan ? "更新资金安排" : "登记资金安排"}
          </Button>
        ) : null
      }
    >
      <Answer of={fund}>{(state) => <State data={state} />}</Answer>
      {data && isOpen ? (
        <FundForm fund={data} options={options} close={() => setOpen(false)} onDone={fund.reload} />
      ) : null}
    </Section>
  );
}

function State({ data }: { data: FundAnswer }) {
  const { plan, bands_of, states, budgets, names, online_sales_fen } = data;
  if (!states) return <Empty title="这份政策没有写明资金来源和切块" />;
  const { planned, spent } = states;
  const divided = spent.sources.find(({ source }) => source === bands_of);
  return (
    <>
      {plan ? null : (
        <Empty title="这个年度还没有登记资金安排">
          下面只有已补助的项目和网络销售奖补。登记之后可以看到计划与区间的差距。
        </Empty>
      )}
      <div className="grid gap-x-8 gap-y-4 border-ui-border-base border-t px-4 py-5 md:px-6 md:grid-cols-3">
        {spent.sources.map((source, i) => (
          <dl key={source.source} className="flex flex-col gap-y-1" aria-label={source.name}>
            <dt className="flex flex-wrap items-center gap-2 text-sm font-medium">
              {source.name}
              <SourceStatus
                leftFen={source.left_fen}
                isUnplanned={plan !== null && source.used_fen !== "0" && planned.sources[i]?.used_fen === "0"}
              />
            </dt>
            <Line label="政策总额" value={source.amount_fen} />
            <Line label="已登记预算" value={budgets.find((one) => one.source === source.source)?.budget_fen ?? "0"} />
            <Line label="计划" value={planned.sources[i]?.used_fen ?? "0"} />
            <Line label="实际" value={source.used_fen} />
          </dl>
        ))}
      </div>
      {divided ? (
        <div className="grid gap-8 border-ui-border-base border-t px-4 py-5 md:px-6 lg:grid-cols-3">
          {spent.bands.map((state, i) => {
            const plannedBand = planned.bands[i];
            const rows = [...(plannedBand ? [{ label: "计划", state: plannedBand }] : []), { label: "实际", state }];
            return <BandBar key={state.band} total={divided.amount_fen} rows={rows} />;
          })}
        </div>
      ) : null}
      <Text size="small" className="text-ui-fg-subtle border-ui-border-base border-t px-4 py-4 md:px-6">
        实际含本年度网络销售奖补 {money(online_sales_fen)}（按流水核算）和已补助的项目。
        {plan
          ? `资金安排第 ${plan.version} 版，${names[plan.saved_by] ?? plan.saved_by} 于 ${time(plan.saved_at)} 登记：${plan.reason}`
          : ""}
      </Text>
    </>
  );
}

/** Whether a source's whole is kept; money that was spent and not planned is no matter of course. */
function SourceStatus({ leftFen, isUnplanned }: { leftFen: string; isUnplanned: boolean }) {
  const isOver = leftFen.startsWith("-");
  return (
    <>
      {isOver ? (
        <Badge size="2xsmall" color="red" className="whitespace-nowrap">
          超支 {money(leftFen.slice(1))}
        </Badge>
      ) : null}
      {isUnplanned ? (
        <Badge size="2xsmall" color="orange" className="whitespace-nowrap">
          计划外支出
        </Badge>
      ) : null}
      {isOver || isUnplanned ? null : (
        <Badge size="2xsmall" color="green" className="whitespace-nowrap">
          未超过总额
        </Badge>
      )}
    </>
  );
}

function Line({ label, value }: { label: string; value: string }) {
  return (
    <dd className="flex justify-between gap-3 text-sm">
      <span className="text-ui-fg-subtle">{label}</span>
      <span className="tabular-nums">{money(value)}</span>
    </dd>
  );
}
