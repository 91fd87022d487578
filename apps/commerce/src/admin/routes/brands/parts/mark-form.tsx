import { county } from "@qinshui/brand-kit/county";
import { request } from "@qinshui/subsidy-hooks/admin-kit";
import type { Field, Values } from "../../../../input/record";
import { markInput } from "../../../../modules/brand/input";
import { FormDrawer } from "../../../components/form-drawer";
import { choicesOf, MARK_KIND_ZH } from "../../../lib/words";

const REGISTER: Field[] = [
  {
    name: "registration_number",
    label: "登记号",
    optional: true,
    hint: "公告上的编号。没有登记号的地理标志，即使授权也不显示印记。",
  },
  { name: "registered_name", label: "登记名称", optional: true, hint: "与公告逐字一致，可以与平时的叫法不同。" },
  { name: "register", label: "登记机关或名录", optional: true },
  { name: "registered_on", label: "登记日期", optional: true, hint: "公告上的日期或年份。" },
];

/** Only a geographical indication stands in a register. */
function fieldsOf(values: Values): Field[] {
  return [
    { name: "kind", label: "种类", kind: "choice", choices: choicesOf(MARK_KIND_ZH) },
    { name: "name", label: "名称" },
    {
      name: "handle",
      label: "网址名",
      hint: `品牌页面的网址，用小写字母、数字和连字符，例如 ${county.examples.handle}。`,
    },
    { name: "holder", label: "持有人", optional: true },
    { name: "area", label: "地域范围", optional: true },
    ...(values.kind === "geographical_indication" ? REGISTER : []),
    { name: "story", label: "介绍", kind: "long", optional: true },
  ];
}

export function MarkForm({ onDone, onClose }: { onDone: () => Promise<void>; onClose: () => void }) {
  return (
    <FormDrawer
      title="登记品牌或地理标志"
      fields={fieldsOf}
      schema={markInput}
      submit="登记"
      send={(body) => request("/admin/marks", { method: "POST", body })}
      done="已登记"
      onDone={onDone}
      onClose={onClose}
    />
  );
}
