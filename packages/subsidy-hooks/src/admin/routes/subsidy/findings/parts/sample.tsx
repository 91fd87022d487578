import { Button, Input, Label, Text } from "@medusajs/ui";
import { type FormEvent, useState } from "react";
import { type Column, DataTable } from "../../../../components/data-table";
import { OrderLink } from "../../../../components/order-link";
import { Section } from "../../../../components/page";
import { Problem } from "../../../../components/problem";
import { Answer, Empty } from "../../../../components/states";
import { date, money } from "../../../../lib/format";
import { useLoad } from "../../../../lib/use-load";
import type { SampleAnswer } from "./types";

/** 电话抽查: sales drawn at random by a seed that is published, so that anybody can draw the same. */
export function Sample({ year }: { year: number }) {
  const [seed, setSeed] = useState("");
  const [size, setSize] = useState("20");
  const [problem, setProblem] = useState("");
  const [asked, setAsked] = useState<string | null>(null);
  const answer = useLoad<SampleAnswer>(asked);

  const draw = (event: FormEvent) => {
    event.preventDefault();
    // Not left to the browser, which marks the empty field as wrong before anybody has typed.
    if (!seed.trim()) return setProblem("请填写公布的种子。");
    setProblem("");
    setAsked(`/admin/subsidy/findings/sample?${new URLSearchParams({ year: String(year), seed, size })}`);
  };

  return (
    <Section
      title="电话抽查"
      note="按公布的种子从计入的销售中随机抽取；同一种子、同一批流水，谁来抽都是同样的结果。种子应在流水不再变动之后公布。"
    >
      <div className="px-4 pb-4 md:px-6">
        <form className="flex flex-wrap items-end gap-3" onSubmit={draw}>
          <div className="flex min-w-0 flex-1 basis-60 flex-col gap-y-1">
            <Label size="small" htmlFor="sample-seed">
              种子
            </Label>
            <Input
              id="sample-seed"
              maxLength={200}
              placeholder="例如当天公布的开奖号码"
              value={seed}
              onChange={(event) => setSeed(event.target.value)}
            />
          </div>
          <div className="flex flex-col gap-y-1">
            <Label size="small" htmlFor="sample-size">
              抽取笔数
            </Label>
            <Input
              id="sample-size"
              type="number"
              min={1}
              max={500}
              required
              className="w-28"
              value={size}
              onChange={(event) => setSize(event.target.value)}
            />
          </div>
          <Button type="submit" variant="secondary">
            抽取
          </Button>
        </form>
        <Problem problem={problem} />
      </div>
      <Answer of={answer} rows={3}>
        {(data) => <Drawn answer={data} />}
      </Answer>
    </Section>
  );
}

const COLUMNS: readonly Column<SampleAnswer["sample"][number]>[] = [
  { title: "订单", cell: (entry) => <OrderLink order={entry} /> },
  { title: "商品", isWide: true, cell: (entry) => entry.title },
  { title: "商家", isWide: true, cell: (entry) => entry.merchant_name },
  { title: "成交日期", cell: (entry) => <span className="whitespace-nowrap">{date(entry.sold_at)}</span> },
  { title: "金额", isNumber: true, cell: (entry) => money(entry.amount_fen) },
];

function Drawn({ answer }: { answer: SampleAnswer }) {
  if (answer.sample.length === 0) return <Empty title="这个年度没有计入的销售" />;
  return (
    <>
      <Text size="xsmall" className="text-ui-fg-subtle px-4 pb-2 md:px-6">
        从 {answer.entry_count} 笔中抽出 {answer.sample.length} 笔；流水截至第 {answer.as_of}{" "}
        号。联系方式请在订单页查看。
      </Text>
      <DataTable caption="抽中的销售" columns={COLUMNS} rows={answer.sample} keyOf={(entry) => entry.entry_id} />
    </>
  );
}
