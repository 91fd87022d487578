import { Button } from "@medusajs/ui";
import { useState } from "react";
import { type Column, DataTable } from "../../../../components/data-table";
import { fenOfInput, money } from "../../../../lib/format";
import { StepForm, type StepValues } from "./step-form";
import type { TakeStep } from "./types";

const STEPS = {
  grant: {
    path: "steps",
    verb: "批复",
    action: "登记批复",
    explains: (most: string) => `登记县里批复的金额，最多 ${most}。`,
  },
  pay: {
    path: "steps",
    verb: "拨付",
    action: "登记拨付",
    explains: (most: string) => `登记已拨付的金额，最多 ${most}。本系统不转账，只作登记。`,
  },
  demand_return: {
    path: "clawback",
    verb: "要求退回",
    action: "要求退回",
    explains: (most: string) => `登记已发出的退回通知，最多 ${most}。`,
  },
  record_return: {
    path: "clawback",
    verb: "登记退回",
    action: "登记退回",
    explains: (most: string) => `登记已退回国库的金额，最多 ${most}。`,
  },
} as const;

/** A step with a claimant's money, and the most that it can be of; no step when that is not above zero. */
export interface MoneyStep {
  kind: keyof typeof STEPS;
  most_fen: string;
}

const FIELDS = [
  { name: "amount", label: "金额（元）" },
  { name: "document_number", label: "文号或凭证号" },
  { name: "dated_on", label: "文件日期", type: "date" as const },
];

const amountProblem = ({ amount = "" }: StepValues) =>
  /^[1-9]\d*$/.test(fenOfInput(amount) ?? "") ? "" : "金额请填写以元为单位、最多两位小数的正数。";

/** Claimants with their money, what can be done with it, and the form of the step that was chosen. */
export function MoneyTable<Row extends { claimant_id: string; claimant_name: string }>(props: {
  caption: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  stepsOf: (row: Row) => MoneyStep[];
  take: TakeStep;
}) {
  const { caption, columns, rows, stepsOf, take } = props;
  const [chosen, setChosen] = useState<{ id: string; kind: MoneyStep["kind"] }>();
  const possible = (row: Row) => stepsOf(row).filter(({ most_fen }) => BigInt(most_fen) > 0n);
  const row = rows.find(({ claimant_id }) => claimant_id === chosen?.id);
  const step = row && possible(row).find(({ kind }) => kind === chosen?.kind);
  const buttons = (of: Row) => (
    <div className="flex flex-wrap gap-2">
      {possible(of).map(({ kind }) => (
        <Button key={kind} size="small" variant="secondary" onClick={() => setChosen({ id: of.claimant_id, kind })}>
          {STEPS[kind].verb}
        </Button>
      ))}
    </div>
  );
  return (
    <>
      <DataTable
        caption={caption}
        columns={[
          { title: "申报主体", cell: ({ claimant_name }) => claimant_name },
          ...columns,
          { title: "操作", isWide: true, isPlain: true, cell: buttons },
        ]}
        rows={rows}
        keyOf={({ claimant_id }) => claimant_id}
      />
      {row && step ? (
        <div className="px-4 py-4 md:px-6">
          <MoneyForm
            key={`${row.claimant_id} ${step.kind}`}
            row={row}
            step={step}
            take={take}
            close={() => setChosen(undefined)}
          />
        </div>
      ) : null}
    </>
  );
}

function MoneyForm(props: {
  row: { claimant_id: string; claimant_name: string };
  step: MoneyStep;
  take: TakeStep;
  close: () => void;
}) {
  const { row, step, take, close } = props;
  const { path, verb, action, explains } = STEPS[step.kind];
  const send = async ({ amount = "", ...values }: StepValues) => {
    const { kind } = step;
    const body = { kind, claimant_id: row.claimant_id, amount_fen: fenOfInput(amount), ...values };
    const isDone = await take(path, body, "已登记");
    if (isDone) close();
    return isDone;
  };
  return (
    <StepForm
      title={`${verb}：${row.claimant_name}`}
      explains={explains(money(step.most_fen))}
      action={action}
      fields={FIELDS}
      check={amountProblem}
      onSubmit={send}
    />
  );
}
