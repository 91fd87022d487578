import { county } from "@qinshui/brand-kit/county";
import { request } from "@qinshui/subsidy-hooks/admin-kit";
import type { Field } from "../../../../input/record";
import { merchantInput } from "../../../../modules/merchant/input";
import { FormDrawer } from "../../../components/form-drawer";
import { choicesOf, MERCHANT_KIND_ZH } from "../../../lib/words";

const FIELDS: Field[] = [
  { name: "name", label: "名称", hint: "与营业执照一致。" },
  { name: "kind", label: "商家类型", kind: "choice", choices: choicesOf(MERCHANT_KIND_ZH) },
  { name: "credit_code", label: "统一社会信用代码", hint: "18 位，末位是校验位，录错一位就能查出来。" },
  { name: "legal_representative", label: "法定代表人或经营者", optional: true },
  { name: "licence_address", label: "住所" },
  { name: "licence_issuer", label: "登记机关" },
  { name: "established_on", label: "成立日期", kind: "date" },
  { name: "business_scope", label: "经营范围", kind: "long" },
  { name: "phone", label: "联系电话", hint: "会公开在商家页面上。" },
  {
    name: "handle",
    label: "网址名",
    hint: `商家页面的网址，用小写字母、数字和连字符，例如 ${county.examples.handle}。`,
  },
  { name: "story", label: "商家故事", kind: "long", optional: true },
];

/** Enters a merchant's application from its business licence. */
export function MerchantForm({ onDone, onClose }: { onDone: () => Promise<void>; onClose: () => void }) {
  return (
    <FormDrawer
      title="登记商家"
      description="按营业执照录入。登记后是“申请中”，等待审核。"
      fields={FIELDS}
      schema={merchantInput}
      submit="登记"
      send={(body) => request("/admin/merchants", { method: "POST", body })}
      done="商家已登记，等待审核"
      onDone={onDone}
      onClose={onClose}
    />
  );
}
