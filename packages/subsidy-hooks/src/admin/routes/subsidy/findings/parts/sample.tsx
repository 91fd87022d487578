import { Button, Container, Heading, Input, Label, Table, Text } from "@medusajs/ui";
import { type FormEvent, useState } from "react";
import { Link } from "react-router-dom";
import { Empty, Failure, Waiting } from "../../../../components/states";
import { date, money } from "../../../../lib/format";
import { useLoad } from "../../../../lib/use-load";
import type { SampleAnswer } from "./types";

/** 电话抽查: sales drawn at random by a seed that is published, so that anybody can draw the same. */
export function Sample({ year }: { year: number }) {
  const [seed, setSeed] = useState("");
  const [size, setSize] = useState("20");
  const [asked, setAsked] = useState<string | null>(null);
  const answer = useLoad<SampleAnswer>(asked);

  const draw = (event: FormEvent) => {
    event.preventDefault();
    setAsked(`/admin/subsidy/findings/sample?${new URLSearchParams({ year: String(year), seed, size })}`);
  };

  return (
    <Container className="p-0">
      <div className="px-6 py-4">
        <Heading level="h2">电话抽查</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          按公布的种子从计入的销售中随机抽取；同一种子、同一批流水，谁来抽都是同样的结果。种子应在流水不再变动之后公布。
        </Text>
        <form className="mt-3 flex flex-wrap items-end gap-3" onSubmit={draw}>
          <div className="flex min-w-60 flex-1 flex-col gap-y-1">
            <Label size="small" htmlFor="sample-seed">
              种子
            </Label>
            <Input
              id="sample-seed"
              required
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
      </div>
      {answer.error ? <Failure error={answer.error} retry={() => void answer.reload()} /> : null}
      {answer.loading ? <Waiting rows={3} /> : null}
      {answer.data ? <Drawn answer={answer.data} /> : null}
    </Container>
  );
}

function Drawn({ answer }: { answer: SampleAnswer }) {
  if (answer.sample.length === 0) return <Empty title="这个年度没有计入的销售" />;
  return (
    <div className="overflow-x-auto">
      <Text size="xsmall" className="text-ui-fg-muted px-6 pb-2">
        从 {answer.entry_count} 笔中抽出 {answer.sample.length} 笔；流水截至第 {answer.as_of}{" "}
        号。联系方式请在订单页查看。
      </Text>
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>订单</Table.HeaderCell>
            <Table.HeaderCell>商品</Table.HeaderCell>
            <Table.HeaderCell>商家</Table.HeaderCell>
            <Table.HeaderCell>成交日期</Table.HeaderCell>
            <Table.HeaderCell className="text-right">金额</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {answer.sample.map((entry) => (
            <Table.Row key={entry.entry_id}>
              <Table.Cell>
                <Link className="text-ui-fg-interactive" to={`/orders/${entry.order_id}`}>
                  #{entry.order_display_id}
                </Link>
              </Table.Cell>
              <Table.Cell>{entry.title}</Table.Cell>
              <Table.Cell>{entry.merchant_name}</Table.Cell>
              <Table.Cell>{date(entry.sold_at)}</Table.Cell>
              <Table.Cell className="text-right tabular-nums">{money(entry.amount_fen)}</Table.Cell>
            </Table.Row>
          ))}
        </Table.Body>
      </Table>
    </div>
  );
}
