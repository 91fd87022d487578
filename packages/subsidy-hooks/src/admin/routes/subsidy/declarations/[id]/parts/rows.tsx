import { Badge, Button, Checkbox, Container, Heading, Label, Text, Textarea } from "@medusajs/ui";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { Failure, Waiting } from "../../../../../components/states";
import { asApiError, request } from "../../../../../lib/api";
import { money, time } from "../../../../../lib/format";
import { useLoad } from "../../../../../lib/use-load";
import type { RowAnswer, RowsAnswer, StatementAnswer } from "../../parts/types";

const PAGE = 50;

/** 逐笔明细: every order of a statement with whether it counts; of booked ones some can be made a finding. */
export function Rows({ declaration }: { declaration: StatementAnswer }) {
  const [offset, setOffset] = useState(0);
  const [selected, setSelected] = useState<string[]>([]);
  // Asked again when the statement moves on: what counts is then said by the ledger.
  const path = `/admin/subsidy/declarations/${declaration.id}/rows?offset=${offset}&limit=${PAGE}&of=${declaration.status}`;
  const { data, error, reload } = useLoad<RowsAnswer>(path);
  const canRaise = declaration.status === "accepted";
  const toggle = (id: string, on: boolean) =>
    setSelected(on ? [...selected, id] : selected.filter((other) => other !== id));
  return (
    <Container className="p-0">
      <div className="px-6 py-4">
        <Heading level="h2">逐笔明细</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {canRaise
            ? "勾选有问题的订单，写明疑点，再到疑点页作剔除或恢复的结论。"
            : "采信入账之后，可以在这里勾选有问题的订单提出疑点。"}
        </Text>
      </div>
      {error ? <Failure error={error} retry={() => void reload()} /> : null}
      {!data && !error ? <Waiting rows={3} /> : null}
      <ul className="divide-y border-t">
        {data?.rows.map((row) => (
          <Row
            key={row.line_id}
            row={row}
            checked={selected.includes(row.line_id)}
            onCheck={canRaise ? (on) => toggle(row.line_id, on) : undefined}
          />
        ))}
      </ul>
      {data && data.count > PAGE ? (
        <div className="flex flex-wrap items-center justify-between gap-3 border-t px-6 py-4">
          <Text size="small" className="text-ui-fg-subtle tabular-nums">
            第 {offset + 1} 至 {Math.min(offset + PAGE, data.count)} 笔，共 {data.count} 笔
          </Text>
          <div className="flex gap-2">
            <Button
              variant="secondary"
              className="min-h-11"
              disabled={offset === 0}
              onClick={() => setOffset(offset - PAGE)}
            >
              上一页
            </Button>
            <Button
              variant="secondary"
              className="min-h-11"
              disabled={offset + PAGE >= data.count}
              onClick={() => setOffset(offset + PAGE)}
            >
              下一页
            </Button>
          </div>
        </div>
      ) : null}
      {canRaise && selected.length > 0 ? <RaiseFinding lineIds={selected} /> : null}
    </Container>
  );
}

function Row(props: { row: RowAnswer; checked: boolean; onCheck: ((on: boolean) => void) | undefined }) {
  const { row, checked, onCheck } = props;
  const counts = row.reasons.length === 0;
  return (
    <li className="flex items-start gap-x-3 px-6 py-3">
      {onCheck ? (
        // biome-ignore lint/a11y/noLabelWithoutControl: Medusa's Checkbox is the control
        <label className="-m-2 flex size-11 shrink-0 cursor-pointer items-center justify-center">
          <Checkbox
            aria-label={`选中订单 ${row.platform_order_no}`}
            checked={checked}
            onCheckedChange={(on) => onCheck(on === true)}
          />
        </label>
      ) : null}
      <div className="grid min-w-0 flex-1 gap-x-6 gap-y-1 md:grid-cols-[16rem_minmax(0,1fr)_auto]">
        <div>
          <Text size="small" weight="plus" className="break-all tabular-nums">
            {row.platform_order_no}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
            {time(row.paid_at)} 付款 · 第 {row.line} 行
          </Text>
        </div>
        <div className="min-w-0">
          <Text size="small" className="break-words">
            {row.title}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle">
            {row.goods_class_text}
          </Text>
        </div>
        <div className="flex flex-wrap items-center gap-2 md:flex-col md:items-end">
          <Text size="small" weight="plus" className="tabular-nums">
            {money(row.net_fen)}
          </Text>
          <Badge size="2xsmall" color={counts ? "green" : "orange"}>
            {counts ? "计入" : "不计入"}
          </Badge>
        </div>
        {counts ? null : (
          <Text size="xsmall" className="text-ui-fg-subtle md:col-span-3">
            {row.reasons.map(({ text }) => text).join("；")}
          </Text>
        )}
      </div>
    </li>
  );
}

function RaiseFinding({ lineIds }: { lineIds: string[] }) {
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState("");
  const [sending, setSending] = useState(false);

  const raise = async () => {
    if (text.trim() === "") return setProblem("请先写明疑点。");
    setProblem("");
    setSending(true);
    try {
      const { key } = await request<{ key: string }>("/admin/subsidy/findings", {
        method: "POST",
        body: { line_ids: lineIds, text },
      });
      navigate(`/subsidy/findings/${key}`);
    } catch (error) {
      const { message, hint } = asApiError(error);
      setProblem(`${message}。${hint}`);
    } finally {
      setSending(false);
    }
  };

  return (
    <div className="flex flex-col gap-y-3 border-t px-6 py-4">
      <div className="flex flex-col gap-y-1">
        <Label size="small" htmlFor="finding-text">
          疑点（已选 {lineIds.length} 笔；不要写买家的姓名、电话或地址）
        </Label>
        <Textarea
          id="finding-text"
          value={text}
          maxLength={500}
          rows={2}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {problem ? (
        <Text size="small" className="text-ui-fg-error" role="alert">
          {problem}
        </Text>
      ) : null}
      <div>
        <Button variant="secondary" className="min-h-11" isLoading={sending} onClick={() => void raise()}>
          提出疑点
        </Button>
      </div>
    </div>
  );
}
