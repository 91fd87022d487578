import { request } from "@qinshui/subsidy-hooks/admin-kit";
import type { Field, Values } from "../../../input/record";
import { labelInput, REQUIRED } from "../../../modules/label/input";
import { FormDrawer } from "../../components/form-drawer";
import type { Label } from "../../lib/types";
import { choicesOf, FOOD_KIND_ZH, RETURN_RULE_ZH } from "../../lib/words";

/** The fields of a label; what a kind of goods must have is asked for as soon as the kind is chosen. */
function fieldsOf(values: Values): Field[] {
  const required: readonly string[] = REQUIRED[values.food_kind as Label["food_kind"]] ?? [];
  const depending = (field: Field): Field => ({ ...field, optional: !required.includes(field.name) });
  return [
    { name: "food_kind", label: "商品种类", kind: "choice", choices: choicesOf(FOOD_KIND_ZH) },
    { name: "net_content", label: "净含量或规格" },
    { name: "origin", label: "产地" },
    depending({ name: "ingredients", label: "配料", kind: "long" }),
    depending({ name: "shelf_life_days", label: "保质期（天）", kind: "number" }),
    depending({ name: "storage", label: "贮存条件" }),
    depending({ name: "standard_code", label: "执行标准" }),
    depending({ name: "production_licence", label: "生产许可证编号", hint: "SC 加 14 位数字。" }),
    { name: "producer_name", label: "生产者" },
    { name: "producer_address", label: "生产者地址" },
    { name: "producer_phone", label: "生产者电话" },
    { name: "return_rule", label: "退货规则", kind: "choice", choices: choicesOf(RETURN_RULE_ZH) },
  ];
}

export function LabelForm(props: {
  productId: string;
  label: Label | undefined;
  onDone: () => Promise<void>;
  onClose: () => void;
}) {
  const { productId, label, onDone, onClose } = props;
  return (
    <FormDrawer
      title="标签信息"
      description="与包装上的标签一致，会公示在商品页上。"
      fields={fieldsOf}
      initial={label ? entered(label) : {}}
      schema={labelInput}
      fixed={{ product_id: productId }}
      submit="保存"
      send={({ product_id: _, ...body }) => request(`/admin/products/${productId}/label`, { method: "POST", body })}
      done="标签信息已保存"
      onDone={onDone}
      onClose={onClose}
    />
  );
}

/** A label as if it had been typed in. */
function entered(label: Label): Values {
  const known = Object.entries(label).filter(([, value]) => value !== null);
  return Object.fromEntries(known.map(([name, value]) => [name, String(value)]));
}
