import { useState } from "react";
import type { AppliedProgramme } from "../../../../../projects/facts";
import { Choice, Field, Tick } from "../../../../components/field";
import { SideForm } from "../../../../components/side-form";
import { request } from "../../../../lib/api";
import { fenOfInput } from "../../../../lib/format";
import { newRequestId } from "../../../../lib/request-id";
import { FACT_FIELDS, type FactField } from "./fields";
import { type OptionsAnswer, placeKey, placeOf } from "./types";

const OUTSIDE = "";

/** Records an application as it came; what it comes to is computed afterwards, and nothing is decided by it. */
export function ApplicationForm(props: {
  year: number;
  options: OptionsAnswer;
  close: () => void;
  onDone: () => Promise<void>;
}) {
  const { year, options, close, onDone } = props;
  const [requestKey] = useState(newRequestId);
  const [programme, setProgramme] = useState<AppliedProgramme>(options.programmes[0]?.code ?? "new_project_grant");
  const [merchant, setMerchant] = useState(OUTSIDE);
  const [texts, setTexts] = useState<Record<string, string>>({});
  const [ticks, setTicks] = useState<Record<string, boolean>>({});
  const [place, setPlace] = useState("");
  const isProject = programme !== "cross_border";
  const text = (name: string) => texts[name] ?? "";
  const setText = (name: string) => (value: string) => setTexts({ ...texts, [name]: value });

  const send = async () => {
    if (!place) return "请选择资金来源。";
    const facts = factsOf(programme, texts, ticks);
    if (typeof facts === "string") return facts;
    await request("/admin/subsidy/projects", {
      method: "POST",
      body: {
        request_key: requestKey,
        policy_year: year,
        merchant_id: merchant || null,
        claimant_name: merchant ? null : text("claimant_name") || null,
        credit_code: merchant ? null : text("credit_code") || null,
        project_number: isProject ? text("project_number") : null,
        project_name: isProject ? text("project_name") : null,
        facts,
        order_numbers: merchant
          ? text("order_numbers")
              .split(/[\s,，、]+/)
              .filter(Boolean)
          : [],
        ...placeOf(place),
      },
    });
    await onDone();
    return undefined;
  };

  return (
    <SideForm
      title={`登记 ${year} 年度的申报`}
      explains="照申报材料填写。登记后不能修改；填错时撤回，再重新登记。"
      action="登记"
      done="已登记"
      send={send}
      close={close}
    >
      <Choice label="申报项目" value={programme} onChange={(value) => setProgramme(value as AppliedProgramme)}>
        {options.programmes.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Choice>
      <Choice label="申报主体" value={merchant} onChange={setMerchant}>
        <option value={OUTSIDE}>不是本商城的商家</option>
        {options.merchants.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Choice>
      {merchant ? null : (
        <>
          <Field label="名称" value={text("claimant_name")} maxLength={200} onChange={setText("claimant_name")} />
          <Field
            label="统一社会信用代码"
            value={text("credit_code")}
            maxLength={40}
            onChange={setText("credit_code")}
          />
        </>
      )}
      {isProject ? (
        <>
          <Field
            label="项目编号（备案或立项编号，同一项目须一致）"
            value={text("project_number")}
            maxLength={200}
            onChange={setText("project_number")}
          />
          <Field label="项目名称" value={text("project_name")} maxLength={200} onChange={setText("project_name")} />
        </>
      ) : null}
      {FACT_FIELDS[programme].map(({ name, label, kind }) =>
        kind === "tick" ? (
          <Tick
            key={name}
            label={label}
            value={ticks[name] ?? false}
            onChange={(value) => setTicks({ ...ticks, [name]: value })}
          />
        ) : (
          <Field
            key={name}
            label={kind === "amount" ? `${label}（元）` : `${label}（没有就不填）`}
            type={kind === "amount" ? "number" : "date"}
            value={text(name)}
            onChange={setText(name)}
          />
        ),
      )}
      {!isProject && merchant ? (
        <Field
          label="其中本商城的订单号（没有就不填，多个用逗号隔开）"
          value={text("order_numbers")}
          onChange={setText("order_numbers")}
        />
      ) : null}
      <Choice label="资金来源" value={place} onChange={setPlace}>
        <option value="">请选择</option>
        {options.places.map((one) => (
          <option key={placeKey(one)} value={placeKey(one)}>
            {one.name}
          </option>
        ))}
      </Choice>
    </SideForm>
  );
}

/** What was filled in as the API wants it, or what is wrong with it. */
function factsOf(
  programme: AppliedProgramme,
  texts: Readonly<Record<string, string>>,
  ticks: Readonly<Record<string, boolean>>,
): Record<string, unknown> | string {
  const facts: Record<string, unknown> = { programme };
  for (const field of FACT_FIELDS[programme]) {
    const value = factValue(field, texts[field.name] ?? "", ticks[field.name] ?? false);
    if (value === undefined) return `${field.label}请填写以元为单位、最多两位小数的金额；没有就填 0。`;
    facts[field.name] = value;
  }
  return facts;
}

function factValue({ kind }: FactField, text: string, ticked: boolean): string | boolean | null | undefined {
  if (kind === "tick") return ticked;
  return kind === "amount" ? fenOfInput(text) : text || null;
}
