import { shanghaiDate } from "@qinshui/cn/time";
import { Failure, request, Waiting } from "@qinshui/subsidy-hooks/admin-kit";
import type { Choice, Field, Values } from "../../../../input/record";
import { authorisationInput } from "../../../../modules/brand/input";
import { FormDrawer } from "../../../components/form-drawer";
import type { Mark, Merchant, Product } from "../../../lib/types";
import { useAll } from "../../../lib/use-all";

/** Authorises a merchant to use a mark on one of his products. */
export function AuthorisationForm({ onDone, onClose }: { onDone: () => Promise<void>; onClose: () => void }) {
  const marks = useAll<Mark>("/admin/marks", "marks");
  const merchants = useAll<Merchant>("/admin/merchants", "merchants");
  const products = useAll<Product>("/admin/products?fields=id,title&order=title", "products");

  const fieldsOf = (values: Values): Field[] => {
    const owned = merchants.rows?.find((merchant) => merchant.id === values.merchant_id)?.product_ids ?? [];
    return [
      { name: "number", label: "授权编号", hint: "授权书上的编号，不能重复。" },
      { name: "mark_id", label: "标志", kind: "choice", choices: (marks.rows ?? []).map(markChoice) },
      { name: "merchant_id", label: "商家", kind: "choice", choices: (merchants.rows ?? []).map(merchantChoice) },
      {
        name: "product_id",
        label: "商品",
        kind: "choice",
        hint: "先选商家，这里列出它的商品。",
        choices: (products.rows ?? [])
          .filter((product) => owned.includes(product.id))
          .map((product) => ({ value: product.id, label: product.title })),
      },
      { name: "valid_from", label: "开始日期", kind: "date" },
      { name: "valid_until", label: "截止日期", kind: "date", hint: "截止日期当天仍然有效。" },
    ];
  };
  const failed = [marks, merchants, products].find((list) => list.error);

  return (
    <FormDrawer
      title="新建授权"
      description="授权有效期内，商品页和列表上显示标志的印记。"
      fields={fieldsOf}
      initial={{ valid_from: shanghaiDate(new Date()) }}
      schema={authorisationInput}
      before={() => {
        if (failed?.error) return <Failure error={failed.error} retry={() => void failed.reload()} />;
        return marks.rows && merchants.rows && products.rows ? null : <Waiting rows={2} />;
      }}
      submit="授权"
      send={(body) => request("/admin/authorisations", { method: "POST", body })}
      done="授权已建立"
      onDone={onDone}
      onClose={onClose}
    />
  );
}

function markChoice({ id, name, kind, registration_number }: Mark): Choice {
  const isBare = kind === "geographical_indication" && !registration_number;
  return { value: id, label: isBare ? `${name}（没有登记号，不显示印记）` : name };
}

function merchantChoice({ id, name, status }: Merchant): Choice {
  return { value: id, label: status === "approved" ? name : `${name}（未通过审核或已暂停）` };
}
