import { Empty } from "@qinshui/subsidy-hooks/admin-kit";
import { Facts } from "../../components/section";
import type { Label } from "../../lib/types";
import { FOOD_KIND_ZH, RETURN_RULE_ZH } from "../../lib/words";

export function LabelFacts({ label }: { label: Label | undefined }) {
  if (!label) return <Empty title="还没有标签信息">食品须填写，商品页才能依法公示。</Empty>;
  const rows: [string, string | null][] = [
    ["商品种类", FOOD_KIND_ZH[label.food_kind]],
    ["净含量", label.net_content],
    ["产地", label.origin],
    ["配料", label.ingredients],
    ["保质期", label.shelf_life_days === null ? null : `${label.shelf_life_days} 天`],
    ["贮存条件", label.storage],
    ["执行标准", label.standard_code],
    ["生产许可证", label.production_licence],
    ["生产者", label.producer_name],
    ["生产者地址", label.producer_address],
    ["生产者电话", label.producer_phone],
    ["退货规则", RETURN_RULE_ZH[label.return_rule]],
  ];
  return <Facts rows={rows.filter(([, value]) => value !== null)} />;
}
