import { Button, Container, Heading, Table, Text } from "@medusajs/ui";
import { useState } from "react";
import { CLAW_BACK_ZH } from "../../../../../year/claw-back";
import { Empty } from "../../../../components/states";
import { fenOfInput, money } from "../../../../lib/format";
import { StepForm, type StepValues } from "./step-form";
import type { ClaimantLine, ClawBackLine, TakeStep, YearAnswer } from "./types";

const MONEY_FIELDS = [
  { name: "amount", label: "金额（元）" },
  { name: "document_number", label: "文号或凭证号" },
  { name: "dated_on", label: "文件日期", type: "date" as const },
];

const amountProblem = ({ amount = "" }: StepValues) =>
  /^[1-9]\d*$/.test(fenOfInput(amount) ?? "") ? "" : "金额请填写以元为单位、最多两位小数的正数。";

const moneyBody = (kind: string, claimant_id: string, { amount = "", ...values }: StepValues) => ({
  kind,
  claimant_id,
  amount_fen: fenOfInput(amount),
  ...values,
});

/** 批复与拨付, per claimant. */
export function Claimants({ data, take }: { data: YearAnswer; take: TakeStep }) {
  const [chosen, setChosen] = useState<{ id: string; kind: "grant" | "pay" }>();
  const claimant = data.claimants.find((one) => one.claimant_id === chosen?.id);
  const canGrant = ["noticed", "granted", "paid"].includes(data.phase);
  return (
    <Container className="p-0">
      <div className="px-6 py-4">
        <Heading level="h2">批复与拨付</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          公示期满后逐户登记；批复不超过核定额，拨付不超过批复额。
        </Text>
      </div>
      {data.claimants.length === 0 ? <Empty title={noClaimants(data)} /> : null}
      {data.claimants.length > 0 ? (
        <div className="overflow-x-auto">
          <Table>
            <Table.Header>
              <Table.Row>
                <Table.HeaderCell>申报主体</Table.HeaderCell>
                <Table.HeaderCell className="text-right">核定额</Table.HeaderCell>
                <Table.HeaderCell className="text-right">已批复</Table.HeaderCell>
                <Table.HeaderCell className="text-right">已拨付</Table.HeaderCell>
                <Table.HeaderCell className="text-right">还可拨付</Table.HeaderCell>
                <Table.HeaderCell />
              </Table.Row>
            </Table.Header>
            <Table.Body>
              {data.claimants.map((one) => (
                <Table.Row key={one.claimant_id}>
                  <Table.Cell>{one.claimant_name}</Table.Cell>
                  <Amount fen={one.certified_fen} />
                  <Amount fen={one.granted_fen} />
                  <Amount fen={one.paid_fen} />
                  <Amount fen={one.due_fen} />
                  <Table.Cell className="text-right">
                    <div className="flex justify-end gap-2">
                      {canGrant && left(one) > 0n ? (
                        <Button
                          size="small"
                          variant="secondary"
                          onClick={() => setChosen({ id: one.claimant_id, kind: "grant" })}
                        >
                          批复
                        </Button>
                      ) : null}
                      {data.phase === "granted" && BigInt(one.due_fen) > 0n ? (
                        <Button
                          size="small"
                          variant="secondary"
                          onClick={() => setChosen({ id: one.claimant_id, kind: "pay" })}
                        >
                          拨付
                        </Button>
                      ) : null}
                    </div>
                  </Table.Cell>
                </Table.Row>
              ))}
            </Table.Body>
          </Table>
        </div>
      ) : null}
      {chosen && claimant ? (
        <div className="px-6 py-4">
          <StepForm
            key={`${chosen.id}-${chosen.kind}`}
            title={`${chosen.kind === "grant" ? "批复" : "拨付"}：${claimant.claimant_name}`}
            explains={
              chosen.kind === "grant"
                ? `登记县里批复的金额，最多 ${money(`${left(claimant)}`)}。`
                : `登记已拨付的金额，最多 ${money(claimant.due_fen)}。本系统不转账，只作登记。`
            }
            action={chosen.kind === "grant" ? "登记批复" : "登记拨付"}
            fields={MONEY_FIELDS}
            check={amountProblem}
            onSubmit={async (values) => {
              const isDone = await take("steps", moneyBody(chosen.kind, chosen.id, values), "已登记");
              if (isDone) setChosen(undefined);
              return isDone;
            }}
          />
        </div>
      ) : null}
    </Container>
  );
}

function noClaimants({ revision }: YearAnswer): string {
  return revision === 0 ? "封存之后，这里列出全部申报主体" : `第 ${revision} 版没有计入的销售，没有申报主体可以批复`;
}

function left({ certified_fen, granted_fen }: ClaimantLine): bigint {
  return BigInt(certified_fen) - BigInt(granted_fen);
}

/** 追回清单. */
export function ClawBackTable({ rows, take }: { rows: ClawBackLine[]; take: TakeStep }) {
  const [chosen, setChosen] = useState<{ id: string; kind: "demand_return" | "record_return" }>();
  const row = rows.find((one) => one.claimant_id === chosen?.id);
  if (rows.length === 0) return null;
  return (
    <Container className="p-0">
      <div className="px-6 py-4">
        <Heading level="h2">追回清单</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          已拨付的金额高于最新版次核定额的申报主体。
        </Text>
      </div>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>申报主体</Table.HeaderCell>
              <Table.HeaderCell className="text-right">已拨付</Table.HeaderCell>
              <Table.HeaderCell className="text-right">最新核定额</Table.HeaderCell>
              <Table.HeaderCell className="text-right">应退回</Table.HeaderCell>
              <Table.HeaderCell className="text-right">已退回</Table.HeaderCell>
              <Table.HeaderCell>状态</Table.HeaderCell>
              <Table.HeaderCell />
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {rows.map((one) => (
              <Table.Row key={one.claimant_id}>
                <Table.Cell>{one.claimant_name}</Table.Cell>
                <Amount fen={one.paid_fen} />
                <Amount fen={one.certified_fen} />
                <Amount fen={one.outstanding_fen} />
                <Amount fen={one.returned_fen} />
                <Table.Cell>{CLAW_BACK_ZH[one.status]}</Table.Cell>
                <Table.Cell className="text-right">
                  <div className="flex justify-end gap-2">
                    {BigInt(one.to_demand_fen) > 0n ? (
                      <Button
                        size="small"
                        variant="secondary"
                        onClick={() => setChosen({ id: one.claimant_id, kind: "demand_return" })}
                      >
                        要求退回
                      </Button>
                    ) : null}
                    {BigInt(one.awaited_fen) > 0n ? (
                      <Button
                        size="small"
                        variant="secondary"
                        onClick={() => setChosen({ id: one.claimant_id, kind: "record_return" })}
                      >
                        登记退回
                      </Button>
                    ) : null}
                  </div>
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
      {chosen && row ? (
        <div className="px-6 py-4">
          <StepForm
            key={`${chosen.id}-${chosen.kind}`}
            title={`${chosen.kind === "demand_return" ? "要求退回" : "登记退回"}：${row.claimant_name}`}
            explains={
              chosen.kind === "demand_return"
                ? `登记已发出的退回通知，最多 ${money(row.to_demand_fen)}。`
                : `登记已退回国库的金额，最多 ${money(row.awaited_fen)}。`
            }
            action={chosen.kind === "demand_return" ? "要求退回" : "登记退回"}
            fields={MONEY_FIELDS}
            check={amountProblem}
            onSubmit={async (values) => {
              const isDone = await take("clawback", moneyBody(chosen.kind, chosen.id, values), "已登记");
              if (isDone) setChosen(undefined);
              return isDone;
            }}
          />
        </div>
      ) : null}
    </Container>
  );
}

function Amount({ fen }: { fen: string }) {
  return <Table.Cell className="whitespace-nowrap text-right tabular-nums">{money(fen)}</Table.Cell>;
}
