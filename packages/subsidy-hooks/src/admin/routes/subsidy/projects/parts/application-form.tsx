import { Alert } from "@medusajs/ui";
import { type ReactNode, useState } from "react";
import type { AppliedProgramme } from "../../../../../projects/facts";
import { Choice, Field, LongField, Tick } from "../../../../components/field";
import { SideForm } from "../../../../components/side-form";
import { asApiError, request } from "../../../../lib/api";
import { fenOfInput } from "../../../../lib/format";
import { newRequestId } from "../../../../lib/request-id";
import { FACT_FIELDS, type FactField, type FormGroup } from "./fields";
import { type Draft, draftProblems } from "./form-problems";
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
  const [problems, setProblems] = useState<Record<string, string>>({});
  /** That the credit code is known under another name, as the shop said it. */
  const [known, setKnown] = useState("");
  const isProject = programme !== "cross_border";
  const renamed = known !== "" && (ticks.renamed ?? false);

  const settle = (name: string) => {
    const { [name]: _, ...others } = problems;
    setProblems(others);
  };
  const setText = (name: string) => (value: string) => {
    setTexts({ ...texts, [name]: value });
    settle(name);
    if (name === "claimant_name" || name === "credit_code") setKnown("");
  };
  const asked = (name: string) => ({
    required: true,
    value: texts[name] ?? "",
    problem: problems[name],
    onChange: setText(name),
  });

  const send = async () => {
    const draft: Draft = { programme, merchant, texts, place, renamed };
    const found = draftProblems(draft);
    setProblems(found);
    const count = Object.keys(found).length;
    if (count > 0) return `还有 ${count} 处没有填好，已在各处标明。`;
    try {
      await request("/admin/subsidy/projects", {
        method: "POST",
        body: { request_key: requestKey, policy_year: year, ...bodyOf(draft, ticks) },
      });
    } catch (error) {
      const { code, message } = asApiError(error);
      if (code === "project_credit_code_known") {
        setKnown(message);
        setProblems({ credit_code: "这个代码已登记在另一个名称之下。" });
      }
      throw error;
    }
    await onDone();
    return undefined;
  };

  const facts = (group: FormGroup) =>
    FACT_FIELDS[programme]
      .filter((field) => field.group === group)
      .map(({ name, label, kind }) =>
        kind === "tick" ? (
          <Tick
            key={name}
            label={label}
            value={ticks[name] ?? false}
            onChange={(value) => setTicks({ ...ticks, [name]: value })}
          />
        ) : kind === "amount" ? (
          <Field key={name} label={`${label}（元）`} type="number" {...asked(name)} />
        ) : (
          <Field
            key={name}
            label={`${label}（没有就不填）`}
            type="date"
            value={texts[name] ?? ""}
            onChange={setText(name)}
          />
        ),
      );

  return (
    <SideForm
      isWide
      title={`登记 ${year} 年度的申报`}
      explains="照申报材料填写；各项目要填的内容不同，请先选申报项目。登记后不能修改；填错时撤回，再重新登记。"
      action="登记"
      done="已登记"
      send={send}
      close={close}
    >
      <Choice
        label="申报项目"
        required
        value={programme}
        onChange={(value) => {
          setProgramme(value as AppliedProgramme);
          setProblems({});
        }}
      >
        {options.programmes.map(({ code, name }) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </Choice>
      <Group title="申报主体">
        <Choice label="商家" value={merchant} onChange={setMerchant}>
          <option value={OUTSIDE}>不是本商城的商家</option>
          {options.merchants.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Choice>
        {merchant ? null : (
          <>
            <Field label="名称" maxLength={200} {...asked("claimant_name")} />
            <Field label="统一社会信用代码" maxLength={40} {...asked("credit_code")} />
          </>
        )}
        {merchant || known === "" ? null : (
          <div className="flex flex-col gap-y-2 md:col-span-2">
            <Alert variant="warning">{known}。</Alert>
            <Tick
              label="该主体已更名"
              value={ticks.renamed ?? false}
              onChange={(value) => setTicks({ ...ticks, renamed: value })}
            />
            {renamed ? <LongField label="更名的依据" rows={2} {...asked("renamed_reason")} /> : null}
          </div>
        )}
        {facts("申报主体")}
      </Group>
      {isProject ? (
        <Group title="项目">
          <Field label="备案或立项编号（同一项目须一致）" maxLength={200} {...asked("project_number")} />
          <Field label="项目名称" maxLength={200} {...asked("project_name")} />
          {facts("项目")}
        </Group>
      ) : null}
      <Group title="金额与期限">{facts("金额与期限")}</Group>
      <Group title="依据">
        <Choice
          label="资金来源"
          required
          problem={problems.place}
          value={place}
          onChange={(value) => {
            setPlace(value);
            settle("place");
          }}
        >
          <option value="">请选择</option>
          {options.places.map((one) => (
            <option key={placeKey(one)} value={placeKey(one)}>
              {one.name}
            </option>
          ))}
        </Choice>
        {!isProject && merchant ? (
          <Field
            label="其中本商城的订单号（没有就不填，多个用逗号隔开）"
            value={texts.order_numbers ?? ""}
            onChange={setText("order_numbers")}
          />
        ) : null}
        {facts("依据")}
      </Group>
    </SideForm>
  );
}

function Group({ title, children }: { title: FormGroup; children: ReactNode }) {
  return (
    <fieldset className="border-ui-border-base border-t pt-3">
      <legend className="txt-small-plus pr-3">{title}</legend>
      <div className="grid items-start gap-x-6 gap-y-3 md:grid-cols-2">{children}</div>
    </fieldset>
  );
}

/** What was filled in, as the API wants it. */
function bodyOf({ programme, merchant, texts, place, renamed }: Draft, ticks: Readonly<Record<string, boolean>>) {
  const isProject = programme !== "cross_border";
  const text = (name: string) => texts[name] || null;
  const facts = FACT_FIELDS[programme].map((field) => [field.name, factValue(field, texts, ticks)]);
  return {
    merchant_id: merchant || null,
    claimant_name: merchant ? null : text("claimant_name"),
    credit_code: merchant ? null : text("credit_code"),
    renamed: !merchant && renamed ? { reason: texts.renamed_reason } : null,
    project_number: isProject ? text("project_number") : null,
    project_name: isProject ? text("project_name") : null,
    facts: { programme, ...Object.fromEntries(facts) },
    order_numbers: merchant && !isProject ? (texts.order_numbers ?? "").split(/[\s,，、]+/).filter(Boolean) : [],
    ...placeOf(place),
  };
}

function factValue(
  { name, kind }: FactField,
  texts: Readonly<Record<string, string>>,
  ticks: Readonly<Record<string, boolean>>,
): string | boolean | null | undefined {
  if (kind === "tick") return ticks[name] ?? false;
  const text = texts[name] ?? "";
  return kind === "amount" ? fenOfInput(text) : text || null;
}
