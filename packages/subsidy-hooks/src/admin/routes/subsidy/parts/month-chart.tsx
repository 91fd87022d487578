import { Text } from "@medusajs/ui";
import { type Axis, moneyAxis, placeOnAxis } from "../../../../reports/chart-scale";
import { Section } from "../../../components/page";
import { Answer, Empty } from "../../../components/states";
import type { GoodsClassChoice, MonthsAnswer } from "../../../lib/types";
import { useLoad } from "../../../lib/use-load";
import { type AmountOf, MONTHS, type MonthFigures, MonthTable } from "./month-table";

/** Each its own pattern as well, so that who tells no colours apart, and a copy in grey, can. */
const FILLS = [
  "#b7791f",
  "repeating-linear-gradient(45deg, #2f6f5e 0 3px, #a9cdc2 3px 6px)",
  "repeating-linear-gradient(0deg, #5b6b8c 0 2px, #c3cad9 2px 5px)",
  "repeating-linear-gradient(90deg, #8c5b7a 0 2px, #dcc5d4 2px 4px)",
];

/** 按月计入金额: twelve months, a bar per goods class, and the same figures in a table below. */
export function MonthChart({ year, classes }: { year: number; classes: GoodsClassChoice[] }) {
  const answer = useLoad<MonthsAnswer>(`/admin/subsidy/years/${year}/months`);
  return (
    <Section title="按月计入金额" note="按成交月份，退款算在原来成交的月份" actions={<Legend classes={classes} />}>
      <Answer of={answer}>
        {({ months }) => {
          if (months.length === 0) return <Empty title="这个年度还没有计入补贴的销售" />;
          const amountOf: AmountOf = (month, goodsClass) =>
            BigInt(months.find((row) => row.month === month && row.goods_class === goodsClass)?.amount_fen ?? "0");
          return (
            <div className="grid gap-6 px-4 pb-4 md:px-6 xl:grid-cols-2">
              <Bars year={year} classes={classes} amountOf={amountOf} />
              <MonthTable year={year} classes={classes} amountOf={amountOf} />
            </div>
          );
        }}
      </Answer>
    </Section>
  );
}

function Legend({ classes }: { classes: GoodsClassChoice[] }) {
  return (
    <div className="flex flex-wrap gap-4">
      {classes.map(({ code, name }, i) => (
        <Text key={code} size="small" className="flex items-center gap-2">
          <span className="inline-block h-4 w-4 rounded-sm" style={{ background: fillOf(i) }} />
          {name}
        </Text>
      ))}
    </div>
  );
}

const fillOf = (i: number) => FILLS[i % FILLS.length];

/** A picture to who sees it; its figures are the table's. */
function Bars({ year, classes, amountOf }: MonthFigures) {
  const axis = moneyAxis(MONTHS.flatMap((month) => classes.map(({ code }) => amountOf(month, code))));
  return (
    <figure className="min-w-0">
      <Text size="xsmall" className="text-ui-fg-subtle pb-2">
        单位：{axis.unit}
      </Text>
      <div className="relative h-64 pl-12 xl:h-96" role="img" aria-label={`${year} 年度按月计入金额的柱状图，数值见表`}>
        <div className="absolute inset-x-0 bottom-6 top-2">
          <Grid axis={axis} />
          <div className="absolute inset-y-0 left-12 right-0 flex">
            {MONTHS.map((month) => (
              <div key={month} className="relative flex h-full flex-1 justify-center gap-px sm:gap-0.5">
                {classes.map(({ code }, i) => (
                  <Bar key={code} axis={axis} amount={amountOf(month, code)} fill={fillOf(i)} />
                ))}
              </div>
            ))}
          </div>
        </div>
        <div className="absolute bottom-0 left-12 right-0 flex">
          {MONTHS.map((month) => (
            <span key={month} className="text-ui-fg-subtle flex-1 text-center text-xs tabular-nums">
              {month}
              <span className="max-sm:hidden"> 月</span>
            </span>
          ))}
        </div>
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle pt-1 text-center sm:hidden">
        月份
      </Text>
    </figure>
  );
}

function Grid({ axis }: { axis: Axis }) {
  return axis.ticks.map((tick, i) => (
    <div
      key={String(tick)}
      className="absolute inset-x-0 flex items-center"
      style={{ bottom: `${placeOnAxis(axis, tick)}%`, height: 0 }}
    >
      <span className="text-ui-fg-subtle w-10 shrink-0 text-right text-xs tabular-nums">{axis.labels[i]}</span>
      <span className={`ml-2 flex-1 border-t ${tick === 0n ? "border-ui-fg-base" : "border-ui-border-base"}`} />
    </div>
  ));
}

/** From the line of zero up, or down where a month's refunds exceed its sales. */
function Bar({ axis, amount, fill }: { axis: Axis; amount: bigint; fill: string | undefined }) {
  const zero = placeOnAxis(axis, 0n);
  const place = placeOnAxis(axis, amount);
  const height = amount === 0n ? "0" : `max(2px, ${Math.abs(place - zero)}%)`;
  return (
    <div className="relative h-full w-full max-w-4">
      <div className="absolute inset-x-0" style={{ bottom: `${Math.min(place, zero)}%`, height, background: fill }} />
    </div>
  );
}
