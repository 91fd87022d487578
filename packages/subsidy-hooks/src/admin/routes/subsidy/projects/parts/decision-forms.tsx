import { RadioGroup, Text } from "@medusajs/ui";
import { useState } from "react";
import type { Decision } from "../../../../../projects/application";
import { fundEffect } from "../../../../../projects/fund-effect";
import { Field, LongField } from "../../../../components/field";
import { SideForm } from "../../../../components/side-form";
import { FirstFailure } from "../../../../components/states";
import { asApiError, request } from "../../../../lib/api";
import { fenOfInput, money } from "../../../../lib/format";
import { newRequestId } from "../../../../lib/request-id";
import { useLoad } from "../../../../lib/use-load";
import { FundEffectNote } from "./fund-effect-note";
import type { ApplicationAnswer, FundAnswer } from "./types";

const MEANING: Readonly<Record<Decision, string>> = {
  grant: "按不超过核算上限的金额补助；写明文号",
  refuse: "这件申报不予补助，之后不能再补助",
  withdraw: "撤回申报或已作出的补助；需要时重新登记",
};

interface FormProps {
  application: ApplicationAnswer;
  close: () => void;
  onDone: () => Promise<void>;
}

/** What becomes of an application, and why: written down under the name of whoever is signed in, and never changed. */
export function DecisionForm({ application, fundYear, close, onDone }: FormProps & { fundYear: number }) {
  const { id, possible, assessed, refused, decisions } = application;
  const [requestKey] = useState(newRequestId);
  const [decision, setDecision] = useState<Decision>(possible[0]?.code ?? "withdraw");
  const [amount, setAmount] = useState("");
  const [document, setDocument] = useState("");
  const [reason, setReason] = useState("");
  /** The excess that was confirmed: another one is another question. */
  const [confirmedFen, setConfirmedFen] = useState<bigint>();
  const fund = useLoad<FundAnswer>(`/admin/subsidy/years/${fundYear}/fund`);
  const amount_fen = fenOfInput(amount);
  const place = { source: application.fund_source, band: application.fund_band };
  const spent = fund.data?.states?.spent;
  const effect =
    decision === "grant" && spent && amount_fen && BigInt(amount_fen) > 0n
      ? fundEffect(spent, place, BigInt(amount_fen))
      : null;
  const over_fund_confirmed = effect !== null && effect.over_fen > 0n && effect.over_fen === confirmedFen;

  const send = async () => {
    if (decision === "grant" && amount_fen === undefined) return "请填写以元为单位、最多两位小数的金额。";
    if (effect && effect.over_fen > 0n && !over_fund_confirmed) {
      return `这笔补助会使${effect.source_name}超支 ${money(`${effect.over_fen}`)}，请减少金额，或勾选确认超支。`;
    }
    if (!reason.trim()) return "请填写理由。";
    const granted = decision === "grant" ? { amount_fen, document_number: document, over_fund_confirmed } : {};
    try {
      await request(`/admin/subsidy/projects/${id}/decisions`, {
        method: "POST",
        body: { decision, reason, request_key: requestKey, after: decisions.length, ...granted },
      });
    } catch (error) {
      // Somebody else has spent of it meanwhile: the form should show how it is now.
      if (asApiError(error).code === "project_over_fund") await fund.reload();
      throw error;
    }
    await onDone();
    return undefined;
  };

  return (
    <SideForm
      title="作出决定"
      explains={`${application.claimant_name} · ${application.project_name ?? application.programme_text}`}
      action="记录决定"
      done="决定已记录"
      send={send}
      close={close}
    >
      <RadioGroup
        aria-label="决定"
        value={decision}
        onValueChange={(value) => setDecision(value as Decision)}
        className="grid gap-2"
      >
        {possible.map(({ code, text }) => (
          <RadioGroup.ChoiceBox key={code} value={code} label={text} description={MEANING[code]} />
        ))}
      </RadioGroup>
      {decision === "grant" ? (
        <>
          <Text size="small" role="note">
            {assessed ? `核算上限 ${money(assessed.ceiling_fen)}，超过的不能记录。` : `${refused?.title}，不能补助。`}
          </Text>
          <Field label="补助金额（元）" required type="number" value={amount} onChange={setAmount} />
          <FirstFailure of={[fund]} />
          {effect ? (
            <FundEffectNote
              effect={effect}
              confirmed={over_fund_confirmed}
              onConfirm={(yes) => setConfirmedFen(yes ? effect.over_fen : undefined)}
            />
          ) : null}
          <Field label="文号" required value={document} maxLength={100} onChange={setDocument} />
        </>
      ) : null}
      <Reason value={reason} onChange={setReason} />
    </SideForm>
  );
}

/** 专项决定: lets a leading-industry project go above the cap in principle, by a document that can be found again. */
export function CapForm({ application, close, onDone }: FormProps) {
  const [document, setDocument] = useState("");
  const [decidedOn, setDecidedOn] = useState("");
  const [amount, setAmount] = useState("");
  const [reason, setReason] = useState("");

  const send = async () => {
    const amount_fen = fenOfInput(amount);
    if (amount_fen === undefined) return "请填写以元为单位、最多两位小数的金额。";
    if (!reason.trim()) return "请填写理由。";
    await request(`/admin/subsidy/projects/${application.id}/cap-decision`, {
      method: "POST",
      body: { document_number: document, decided_on: decidedOn, amount_fen, reason },
    });
    await onDone();
    return undefined;
  };

  return (
    <SideForm
      title="登记专项决定"
      explains="只有主导产业项目可以凭一份有据可查的决定超过原则上限；仍不能超过实际投入的规定比例。登记后不能更改。"
      action="登记"
      done="专项决定已登记"
      send={send}
      close={close}
    >
      <Field label="文号或会议纪要编号" value={document} maxLength={100} onChange={setDocument} />
      <Field label="决定日期" type="date" value={decidedOn} onChange={setDecidedOn} />
      <Field label="最多可以补助（元）" type="number" value={amount} onChange={setAmount} />
      <Reason value={reason} onChange={setReason} />
    </SideForm>
  );
}

export function Reason({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return <LongField label="理由（会和您的姓名、时间一起保存）" required value={value} onChange={onChange} />;
}
