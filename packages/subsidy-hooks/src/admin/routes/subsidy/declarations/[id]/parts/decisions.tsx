import { Button, Label, Text, Textarea, toast, usePrompt } from "@medusajs/ui";
import { fen, formatFen, sumFen } from "@qinshui/cn/money";
import { useState } from "react";
import { Section } from "../../../../../components/page";
import { Problem } from "../../../../../components/problem";
import { type ApiError, asApiError, request } from "../../../../../lib/api";
import { money, time } from "../../../../../lib/format";
import type { StatementDetails } from "../../parts/types";

type Decision = StatementDetails["decisions"][number]["decision"];

const DONE: Readonly<Record<Decision, string>> = { accept: "采信", reject: "退回", undo: "撤销" };

interface Props {
  details: StatementDetails;
  /** Id of whoever looks at it; undefined while it is not known. */
  you: string | undefined;
  onChange: () => Promise<void>;
}

/** 审核: who decided what and why; and the next decision, each saying first what it will do. */
export function Decisions({ details, you, onChange }: Props) {
  const { declaration, decisions, evidence, people } = details;
  const prompt = usePrompt();
  const [reason, setReason] = useState("");
  const [problem, setProblem] = useState<ApiError | string>();
  const [sending, setSending] = useState<Decision>();
  const net = formatFen(sumFen(declaration.totals.map((total) => fen(total.net_fen))));
  const isOwn = you === declaration.uploaded_by;

  const isShown = evidence.some(({ added_by }) => added_by !== you);
  const later = details.closed
    ? `该年度已关账（第 ${details.closed.revision} 版），这一变动要等封存更正版次后才有效。`
    : "";
  const consequence: Readonly<Record<Decision, string>> = {
    accept: `将为 ${declaration.merchant_name} 入账 ${declaration.row_count} 笔站外销售，净额 ${net}，属于 ${declaration.year} 年度。${countsText(details)}${later}入账后不能删除，只能撤销。`,
    reject: `这份申报的 ${declaration.row_count} 笔不会入账；修改后可以重新申报。`,
    undo: `将为已入账的 ${declaration.row_count} 笔逐笔写入相反的调整流水，净额 ${net} 从 ${declaration.year} 年度减去；原流水保留。${later}之后可以重新申报。`,
  };

  const decide = async (decision: Decision) => {
    if (reason.trim() === "") return setProblem("请先写明理由。");
    setProblem(undefined);
    const isSure = await prompt({
      title: `${DONE[decision]}这份申报？`,
      description: consequence[decision],
      confirmText: DONE[decision],
      cancelText: "先不",
      variant: decision === "accept" ? "confirmation" : "danger",
    });
    if (!isSure) return;
    setSending(decision);
    try {
      await request(`/admin/subsidy/declarations/${declaration.id}/decision`, {
        method: "POST",
        body: { decision, reason },
      });
      toast.success(`已${DONE[decision]}`);
      setReason("");
    } catch (error) {
      setProblem(asApiError(error));
    } finally {
      setSending(undefined);
      await onChange();
    }
  };

  const isOpen = declaration.status === "staged" || declaration.status === "accepted";
  return (
    <Section title="审核">
      <div className="flex flex-col gap-y-3 px-4 pb-4 md:px-6">
        {decisions.length === 0 && !isOpen ? (
          <Text size="small" className="text-ui-fg-subtle">
            还没有审核。
          </Text>
        ) : null}
        <ol className="flex flex-col gap-y-2">
          {decisions.map((it) => (
            <li key={it.id}>
              <Text size="small">
                <strong>{DONE[it.decision]}</strong>：{it.reason}
              </Text>
              <Text size="xsmall" className="text-ui-fg-subtle">
                {people[it.decided_by] ?? "已离职人员"}，{time(it.created_at)}
              </Text>
            </li>
          ))}
        </ol>
        {isOpen ? (
          <>
            <div className="flex flex-col gap-y-1">
              <Label size="small" htmlFor="decision-reason">
                理由
              </Label>
              <Textarea
                id="decision-reason"
                value={reason}
                maxLength={500}
                onChange={(event) => setReason(event.target.value)}
              />
            </div>
            <Problem problem={problem} />
            {declaration.status === "staged" && !isOwn && !isShown ? (
              <Text size="small" className="text-ui-fg-subtle">
                还没有别人上传的佐证材料，暂时不能采信。
              </Text>
            ) : null}
            {declaration.status === "staged" && isOwn ? (
              <Text size="small" className="text-ui-fg-subtle">
                这是您自己上传的申报，须由另一位人员采信。
              </Text>
            ) : null}
            <div className="flex flex-wrap gap-2">
              {declaration.status === "staged" ? (
                <>
                  <Button
                    disabled={isOwn || !isShown}
                    isLoading={sending === "accept"}
                    onClick={() => void decide("accept")}
                  >
                    采信并入账
                  </Button>
                  <Button variant="secondary" isLoading={sending === "reject"} onClick={() => void decide("reject")}>
                    退回
                  </Button>
                </>
              ) : (
                <Button variant="danger" isLoading={sending === "undo"} onClick={() => void decide("undo")}>
                  撤销
                </Button>
              )}
            </div>
          </>
        ) : null}
      </div>
    </Section>
  );
}

/** Of an acceptance: how much counts, and what does not and why. */
function countsText({ standings }: StatementDetails): string {
  const sums = standings.sums.map(({ counts, orders, net_fen, reasons }) => {
    if (counts) return `其中 ${orders} 笔、${money(net_fen)} 计入补贴`;
    return `${orders} 笔、${money(net_fen)} 不计入补贴（${reasons.map(({ text }) => text).join("；")}）`;
  });
  return sums.length > 0 ? `${sums.join("，")}。` : "";
}
