import { Button, Heading } from "@medusajs/ui";
import { fen, yuanFromFen } from "@qinshui/cn/money";
import { useState } from "react";
import { Choice, Field } from "../../../../components/field";
import { SideForm } from "../../../../components/side-form";
import { request } from "../../../../lib/api";
import { fenOfInput } from "../../../../lib/format";
import { Reason } from "./decision-forms";
import { type FundAnswer, type OptionsAnswer, placeKey, placeOf } from "./types";

interface Row {
  key: number;
  name: string;
  place: string;
  planned: string;
  used: string;
}

const NOT_MONEY = "请填写以元为单位、最多两位小数的金额；没有就填 0。";

/** Lays a year's fund down anew; the versions before stay. */
export function FundForm(props: {
  fund: FundAnswer;
  options: OptionsAnswer;
  close: () => void;
  onDone: () => Promise<void>;
}) {
  const { fund, options, close, onDone } = props;
  const [budgets, setBudgets] = useState<Record<string, string>>(() =>
    Object.fromEntries(fund.plan?.sources.map(({ source, amount_fen }) => [source, yuan(amount_fen)]) ?? []),
  );
  const [rows, setRows] = useState<Row[]>(() => fund.plan?.allocations.map(rowOf) ?? []);
  const [reason, setReason] = useState("");
  const change = (key: number, more: Partial<Row>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...more } : row)));
  const add = () => {
    const key = Math.max(0, ...rows.map((row) => row.key)) + 1;
    const [first] = options.places;
    setRows([...rows, { key, name: "", place: first ? placeKey(first) : "", planned: "", used: "0" }]);
  };

  const send = async () => {
    const sources = options.sources.map(({ source }) => ({ source, amount_fen: fenOfInput(budgets[source] || "0") }));
    const allocations = rows.map(({ name, place, planned, used }) => ({
      name,
      ...placeOf(place),
      planned_fen: fenOfInput(planned),
      used_fen: fenOfInput(used || "0"),
    }));
    if (sources.some((one) => one.amount_fen === undefined)) return `预算${NOT_MONEY}`;
    const wrong = allocations.find((one) => one.planned_fen === undefined || one.used_fen === undefined);
    if (wrong) return `“${wrong.name}”的金额${NOT_MONEY}`;
    if (!reason.trim()) return "请填写理由。";
    const body = { sources, allocations, reason, after: fund.plan?.version ?? 0 };
    await request(`/admin/subsidy/years/${fund.year}/fund`, { method: "POST", body });
    await onDone();
    return undefined;
  };

  return (
    <SideForm
      title={`${fund.year} 年度资金安排`}
      explains="保存为新的一版，以前的各版保留。已补助的项目和网络销售奖补自动计入，不要重复填写。"
      action="保存"
      done="资金安排已保存"
      send={send}
      close={close}
    >
      <Heading level="h3">本年度预算</Heading>
      {options.sources.map(({ source, name }) => (
        <Field
          key={source}
          label={`${name}（元）`}
          type="number"
          value={budgets[source] ?? ""}
          onChange={(value) => setBudgets({ ...budgets, [source]: value })}
        />
      ))}
      <Heading level="h3">安排</Heading>
      {rows.map((row) => (
        <fieldset key={row.key} className="border-ui-border-base flex flex-col gap-y-2 rounded-md border p-3">
          <Field label="用途" value={row.name} maxLength={100} onChange={(name) => change(row.key, { name })} />
          <Choice label="资金来源" value={row.place} onChange={(place) => change(row.key, { place })}>
            {options.places.map((place) => (
              <option key={placeKey(place)} value={placeKey(place)}>
                {place.name}
              </option>
            ))}
          </Choice>
          <div className="grid grid-cols-2 gap-2">
            <Field
              label="计划（元）"
              type="number"
              value={row.planned}
              onChange={(planned) => change(row.key, { planned })}
            />
            <Field label="已支出（元）" type="number" value={row.used} onChange={(used) => change(row.key, { used })} />
          </div>
          <Button
            type="button"
            size="small"
            variant="secondary"
            onClick={() => setRows(rows.filter((one) => one.key !== row.key))}
          >
            去掉这项
          </Button>
        </fieldset>
      ))}
      <Button type="button" variant="secondary" onClick={add}>
        添加一项
      </Button>
      <Reason value={reason} onChange={setReason} />
    </SideForm>
  );
}

function rowOf(one: NonNullable<FundAnswer["plan"]>["allocations"][number], key: number): Row {
  return { key, name: one.name, place: placeKey(one), planned: yuan(one.planned_fen), used: yuan(one.used_fen) };
}

function yuan(amountFen: string): string {
  return yuanFromFen(fen(amountFen));
}
