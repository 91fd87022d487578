import { county } from "@qinshui/brand-kit/county";
import { request } from "@qinshui/subsidy-hooks/admin-kit";
import { useState } from "react";
import type { Field } from "../../../../input/record";
import { hallInput } from "../../../../modules/hall/input";
import { openingHoursOf } from "../../../../modules/hall/opening-hours";
import { FormDrawer } from "../../../components/form-drawer";
import { ProductPicker } from "../../../components/product-picker";
import { useAll } from "../../../lib/use-all";

interface StockLocation {
  id: string;
  name: string;
}

const NO_PICKUP = "none";

/** Opens a showroom; with a stock location it is a pickup place too. */
export function HallForm({ onDone, onClose }: { onDone: () => Promise<void>; onClose: () => void }) {
  const locations = useAll<StockLocation>("/admin/stock-locations?fields=id,name", "stock_locations");
  const [product_ids, setProductIds] = useState<string[]>([]);
  return (
    <FormDrawer
      title="新建体验馆"
      fields={fieldsOf(locations.rows ?? [])}
      initial={{ stock_location_id: NO_PICKUP }}
      after={<ProductPicker label="陈列的商品" selected={product_ids} onChange={setProductIds} />}
      submit="新建"
      schema={hallInput}
      send={(input) => request("/admin/halls", { method: "POST", body: { ...input, product_ids } })}
      done="体验馆已建立"
      onDone={onDone}
      onClose={onClose}
    />
  );
}

function fieldsOf(locations: StockLocation[]): Field[] {
  return [
    { name: "name", label: "名称" },
    {
      name: "handle",
      label: "网址名",
      hint: `体验馆页面的网址，用小写字母、数字和连字符，例如 ${county.examples.hallHandle}。`,
    },
    { name: "address", label: "地址" },
    {
      name: "latitude",
      label: "纬度",
      kind: "number",
      hint: `WGS84 坐标，${county.name}约为 ${county.point.latitude}。`,
    },
    {
      name: "longitude",
      label: "经度",
      kind: "number",
      hint: `WGS84 坐标，${county.name}约为 ${county.point.longitude}。`,
    },
    {
      name: "opening_hours",
      label: "开放时间",
      kind: "long",
      hint: "一行一段，例如：周二至周五 09:00-17:30",
      read: openingHoursOf,
      unreadable: "看不懂其中一行。请一行写一段：日子、空格、时间，例如：每天 09:00-18:00",
    },
    { name: "phone", label: "电话" },
    {
      name: "stock_location_id",
      label: "自提仓库",
      kind: "choice",
      choices: [
        { value: NO_PICKUP, label: "不提供自提" },
        ...locations.map(({ id, name }) => ({ value: id, label: name })),
      ],
      read: (id) => (id === NO_PICKUP ? null : id),
    },
    { name: "story", label: "介绍", kind: "long", optional: true },
  ];
}
