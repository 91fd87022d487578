import { Checkbox, Label, Text } from "@medusajs/ui";
import { Empty, Failure, SearchInput, useLoad, Waiting } from "@qinshui/subsidy-hooks/admin-kit";
import { useId, useState } from "react";
import type { Page, Product } from "../lib/types";

const SHOWN = 20;

/** Products to tick, found by their title. `barred` says why a product cannot be had. */
export function ProductPicker(props: {
  label: string;
  selected: readonly string[];
  onChange: (ids: string[]) => void;
  barred?: (product: Product) => string | undefined;
}) {
  const { label, selected, onChange, barred } = props;
  const id = useId();
  const [q, setQ] = useState("");
  const search = new URLSearchParams({
    limit: String(SHOWN),
    fields: "id,title,handle,status,merchant.id,merchant.name",
  });
  if (q.trim()) search.set("q", q.trim());
  const { data, error, loading, reload } = useLoad<Page & { products: Product[] }>(`/admin/products?${search}`);
  const toggle = (product: string, on: boolean) =>
    onChange(on ? [...selected, product] : selected.filter((other) => other !== product));

  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {label}（已选 {selected.length} 个）
      </Label>
      <SearchInput id={id} isWide placeholder="按商品名称查找" value={q} onChange={setQ} />
      <div className="border-ui-border-base max-h-80 divide-y overflow-y-auto rounded-md border">
        {loading ? <Waiting rows={4} /> : null}
        {error ? <Failure error={error} retry={() => void reload()} /> : null}
        {data?.products.length === 0 ? <Empty title="没有符合条件的商品" /> : null}
        {data?.products.map((product) => (
          <Row
            key={product.id}
            product={product}
            reason={barred?.(product)}
            checked={selected.includes(product.id)}
            onChange={(on) => toggle(product.id, on)}
          />
        ))}
      </div>
      {data && data.count > SHOWN ? (
        <Text size="xsmall" className="text-ui-fg-subtle">
          只列出前 {SHOWN} 个，共 {data.count} 个；请输入名称缩小范围。
        </Text>
      ) : null}
    </div>
  );
}

function Row(props: {
  product: Product;
  reason: string | undefined;
  checked: boolean;
  onChange: (on: boolean) => void;
}) {
  const { product, reason, checked, onChange } = props;
  const id = useId();
  return (
    <div className="flex min-h-11 items-center gap-3 px-3 py-2">
      <Checkbox
        id={id}
        checked={checked}
        disabled={reason !== undefined}
        onCheckedChange={(on) => onChange(on === true)}
      />
      <Label size="small" htmlFor={id} className={reason ? "text-ui-fg-disabled flex-1" : "flex-1"}>
        {product.title}
        {reason ? <span className="text-ui-fg-subtle">（{reason}）</span> : null}
      </Label>
    </div>
  );
}
