import { Button, Input, Label, Text, Textarea, toast, usePrompt } from "@medusajs/ui";
import { type FormEvent, useState } from "react";
import { Problem } from "../../components/problem";
import { type ApiError, asApiError, request } from "../../lib/api";
import { fenOfInput, isZero, money } from "../../lib/format";
import { newRequestId } from "../../lib/request-id";
import type { OrderAnswerLine } from "../../lib/types";

/** Long enough to read what happened, before the page is read anew with its payments. */
const RELOAD_MS = 1_200;

/** Refunds lines in whole or in part; the server checks every figure again. */
export function RefundForm(props: { orderId: string; lines: OrderAnswerLine[]; onCancel: () => void }) {
  const { orderId, lines, onCancel } = props;
  const prompt = usePrompt();
  // One per opened form: pressing again, also after an answer that never came, is the same refund.
  const [requestId] = useState(newRequestId);
  const [amounts, setAmounts] = useState<Record<string, string>>({});
  const [note, setNote] = useState("");
  const [sending, setSending] = useState(false);
  const [problem, setProblem] = useState<ApiError | string>();
  const refundable = lines.filter((line) => BigInt(line.left_fen) > 0n);
  const named = refundable.filter((line) => (amounts[line.line_id] ?? "").trim() !== "");
  const total = named.reduce((sum, line) => sum + BigInt(fenOfInput(amounts[line.line_id] ?? "") ?? "0"), 0n);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = problemOf(named, amounts);
    setProblem(wrong);
    if (wrong) return;
    const sure = await prompt({
      title: `确定退款 ${money(total.toString())}？`,
      description: `${named.map((line) => line.title).join("、")}。款项会原路退回，不能撤销。`,
      confirmText: "退款",
      cancelText: "再想想",
    });
    if (!sure) return;
    setSending(true);
    try {
      await request(`/admin/subsidy/orders/${orderId}/refunds`, {
        method: "POST",
        body: {
          request_id: requestId,
          lines: named.map((line) => ({
            line_id: line.line_id,
            amount_fen: fenOfInput(amounts[line.line_id] ?? ""),
          })),
          note: note || null,
        },
      });
      toast.success(`已退款 ${money(total.toString())}`, { description: "正在刷新页面。" });
      setTimeout(() => window.location.reload(), RELOAD_MS);
    } catch (error) {
      setProblem(asApiError(error));
      setSending(false);
    }
  };

  return (
    <form className="flex flex-col gap-y-4 px-6 py-4" onSubmit={(event) => void submit(event)}>
      <Text weight="plus">按商品退款</Text>
      {refundable.map((line) => (
        <div key={line.line_id} className="flex flex-wrap items-center justify-between gap-3">
          <Label size="small" htmlFor={`refund-${line.line_id}`} className="min-w-0 flex-1 basis-60">
            {line.title}（最多可退 {money(line.left_fen)}）
          </Label>
          <div className="flex items-center gap-2">
            <Input
              id={`refund-${line.line_id}`}
              className="w-32 text-right tabular-nums"
              inputMode="decimal"
              placeholder="0.00"
              value={amounts[line.line_id] ?? ""}
              onChange={(event) => setAmounts({ ...amounts, [line.line_id]: event.target.value })}
            />
            <Text size="small">元</Text>
          </div>
        </div>
      ))}
      <div className="flex flex-col gap-y-1">
        <Label size="small" htmlFor="refund-note">
          退款原因（可不填）
        </Label>
        <Textarea
          id="refund-note"
          rows={2}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
      <Problem problem={problem} />
      <div className="flex items-center justify-end gap-2">
        <Text size="small" className="mr-auto tabular-nums">
          合计退款 {money(total.toString())}
        </Text>
        <Button type="button" size="small" variant="secondary" disabled={sending} onClick={onCancel}>
          取消
        </Button>
        <Button type="submit" size="small" isLoading={sending}>
          退款
        </Button>
      </div>
    </form>
  );
}

function problemOf(named: readonly OrderAnswerLine[], amounts: Readonly<Record<string, string>>): string {
  if (named.length === 0) return "请至少为一行填写退款金额。";
  for (const line of named) {
    const amount = fenOfInput(amounts[line.line_id] ?? "");
    if (amount === undefined) return `“${line.title}”的金额不正确：请填写以元为单位、最多两位小数的数字。`;
    if (isZero(amount) || amount.startsWith("-")) return `“${line.title}”的退款金额必须大于零。`;
    if (BigInt(amount) > BigInt(line.left_fen)) return `“${line.title}”最多还能退 ${money(line.left_fen)}。`;
  }
  return "";
}
