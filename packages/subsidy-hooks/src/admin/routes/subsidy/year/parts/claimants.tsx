import { CLAW_BACK_ZH } from "../../../../../year/claw-back";
import type { Column } from "../../../../components/data-table";
import { Section } from "../../../../components/page";
import { Nothing } from "../../../../components/states";
import { money } from "../../../../lib/format";
import { type MoneyStep, MoneyTable } from "./money-table";
import type { ClaimantLine, ClawBackLine, TakeStep, YearAnswer } from "./types";

const CLAIMANT_COLUMNS: readonly Column<ClaimantLine>[] = [
  { title: "核定额", isNumber: true, cell: ({ certified_fen }) => money(certified_fen) },
  { title: "已批复", isNumber: true, cell: ({ granted_fen }) => money(granted_fen) },
  { title: "已拨付", isNumber: true, cell: ({ paid_fen }) => money(paid_fen) },
  { title: "还可拨付", isNumber: true, cell: ({ due_fen }) => money(due_fen) },
];

/** 批复与拨付, per claimant. */
export function Claimants({ data, take }: { data: YearAnswer; take: TakeStep }) {
  return (
    <Section title="批复与拨付" note="公示期满后逐户登记；批复不超过核定额，拨付不超过批复额。">
      {data.claimants.length > 0 ? (
        <MoneyTable
          caption="批复与拨付"
          columns={CLAIMANT_COLUMNS}
          rows={data.claimants}
          stepsOf={(row) => stepsOf(data.phase, row)}
          take={take}
        />
      ) : (
        <Nothing>{noClaimants(data)}</Nothing>
      )}
    </Section>
  );
}

function stepsOf(phase: YearAnswer["phase"], { certified_fen, granted_fen, due_fen }: ClaimantLine): MoneyStep[] {
  const left = `${BigInt(certified_fen) - BigInt(granted_fen)}`;
  const steps: MoneyStep[] = [];
  if (["noticed", "granted", "paid"].includes(phase)) steps.push({ kind: "grant", most_fen: left });
  if (phase === "granted") steps.push({ kind: "pay", most_fen: due_fen });
  return steps;
}

function noClaimants({ revision }: YearAnswer): string {
  return revision === 0 ? "封存之后，这里列出全部申报主体" : `第 ${revision} 版没有计入的销售，没有申报主体可以批复`;
}

const CLAW_BACK_COLUMNS: readonly Column<ClawBackLine>[] = [
  { title: "已拨付", isNumber: true, cell: ({ paid_fen }) => money(paid_fen) },
  { title: "最新核定额", isNumber: true, cell: ({ certified_fen }) => money(certified_fen) },
  { title: "应退回", isNumber: true, cell: ({ outstanding_fen }) => money(outstanding_fen) },
  { title: "已退回", isNumber: true, cell: ({ returned_fen }) => money(returned_fen) },
  { title: "状态", cell: ({ status }) => CLAW_BACK_ZH[status] },
];

/** 追回清单. */
export function ClawBackTable({ rows, take }: { rows: ClawBackLine[]; take: TakeStep }) {
  if (rows.length === 0) return null;
  return (
    <Section title="追回清单" note="已拨付的金额高于最新版次核定额的申报主体。">
      <MoneyTable
        caption="追回清单"
        columns={CLAW_BACK_COLUMNS}
        rows={rows}
        stepsOf={({ to_demand_fen, awaited_fen }) => [
          { kind: "demand_return", most_fen: to_demand_fen },
          { kind: "record_return", most_fen: awaited_fen },
        ]}
        take={take}
      />
    </Section>
  );
}
