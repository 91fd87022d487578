import { Button, Label, Text, Textarea } from "@medusajs/ui";
import { useState } from "react";
import { useNavigate } from "react-router-dom";
import { CountsBadge } from "../../../../../components/counts-badge";
import { type Column, DataTable } from "../../../../../components/data-table";
import { Section } from "../../../../../components/page";
import { Pager } from "../../../../../components/pager";
import { Problem } from "../../../../../components/problem";
import { Answer } from "../../../../../components/states";
import { type ApiError, asApiError, request } from "../../../../../lib/api";
import { money, time } from "../../../../../lib/format";
import { useLoad } from "../../../../../lib/use-load";
import type { RowAnswer, RowsAnswer, StatementAnswer } from "../../parts/types";

const PAGE = 50;
const COUNTS = "是否计入";
const RAISE = "勾选有问题的订单，写明疑点，再到疑点页作剔除或恢复的结论。";
const RAISE_LATER = "采信入账之后，可以在这里勾选有问题的订单提出疑点。";
const OVER = "这份申报已退回或撤销，其中的订单一笔也不计入。";

const COLUMNS: readonly Column<RowAnswer>[] = [
  {
    title: "订单",
    cell: (row) => (
      <div className="py-1 md:whitespace-nowrap">
        <Text size="small" weight="plus" className="max-md:break-all tabular-nums">
          {row.platform_order_no}
        </Text>
        <Text size="xsmall" className="text-ui-fg-subtle tabular-nums">
          {time(row.paid_at)} 付款 · 第 {row.line} 行
        </Text>
      </div>
    ),
  },
  {
    title: "商品",
    isWide: true,
    isPlain: true,
    cell: (row) => (
      <div className="py-1 md:min-w-48">
        <Text size="small">{row.title}</Text>
        <Text size="xsmall" className="text-ui-fg-subtle">
          {row.goods_class_text}
        </Text>
      </div>
    ),
  },
  { title: "净额", isNumber: true, cell: (row) => money(row.net_fen) },
  {
    title: COUNTS,
    isPlain: true,
    cell: ({ reasons }) => (
      <div className="py-1">
        <CountsBadge counts={reasons.length === 0} />
        {reasons.length > 0 ? (
          <Text size="xsmall" className="text-ui-fg-subtle">
            {reasons.map(({ text }) => text).join("；")}
          </Text>
        ) : null}
      </div>
    ),
  },
];

/** 逐笔明细: every order of a statement with whether it counts; of booked ones some can be made a finding. */
export function Rows({ declaration }: { declaration: StatementAnswer }) {
  const [offset, setOffset] = useState(0);
  const [selected, setSelected] = useState<string[]>([]);
  // Asked again when the statement moves on: what counts is then said by the ledger.
  const path = `/admin/subsidy/declarations/${declaration.id}/rows?offset=${offset}&limit=${PAGE}&of=${declaration.status}`;
  const answer = useLoad<RowsAnswer>(path);
  const canRaise = declaration.status === "accepted";
  const isOver = ["rejected", "reversing", "undone"].includes(declaration.status);
  const labelOf = (row: RowAnswer) => `订单 ${row.platform_order_no}`;
  return (
    <Section title="逐笔明细" note={isOver ? OVER : canRaise ? RAISE : RAISE_LATER}>
      <Answer of={answer} rows={3}>
        {({ rows, count }) => (
          <>
            <DataTable
              caption="逐笔明细"
              columns={isOver ? COLUMNS.filter((column) => column.title !== COUNTS) : COLUMNS}
              rows={rows}
              keyOf={(row) => row.line_id}
              selection={canRaise ? { selected, setSelected, labelOf } : undefined}
            />
            <Pager offset={offset} shown={rows.length} count={count} page={PAGE} onChange={setOffset} />
          </>
        )}
      </Answer>
      {canRaise && selected.length > 0 ? <RaiseFinding lineIds={selected} /> : null}
    </Section>
  );
}

function RaiseFinding({ lineIds }: { lineIds: string[] }) {
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [problem, setProblem] = useState<ApiError | string>();
  const [sending, setSending] = useState(false);

  const raise = async () => {
    if (text.trim() === "") return setProblem("请先写明疑点。");
    setProblem(undefined);
    setSending(true);
    try {
      const { key } = await request<{ key: string }>("/admin/subsidy/findings", {
        method: "POST",
        body: { line_ids: lineIds, text },
      });
      navigate(`/subsidy/findings/${key}`);
    } catch (error) {
      setProblem(asApiError(error));
    } finally {
      setSending(false);
    }
  };

  return (
    <div className="flex flex-col gap-y-3 border-t px-4 py-4 md:px-6">
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
      <Problem problem={problem} />
      <div>
        <Button size="small" variant="secondary" isLoading={sending} onClick={() => void raise()}>
          提出疑点
        </Button>
      </div>
    </div>
  );
}
