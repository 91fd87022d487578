import type { StoreLabel } from "../../lib/commerce/products.ts";

export interface Fact {
  name: string;
  value: string;
}

const YEAR = 365;

/** "18 个月", "2 年", "45 天": the way a package says it. */
export function shelfLife(days: number): string {
  if (days >= YEAR && days % YEAR === 0) return `${days / YEAR} 年`;
  if (days >= 90 && days % 30 === 0) return `${days / 30} 个月`;
  return `${days} 天`;
}

/**
 * The label of a package as a list of facts, in the order of the package. What a label of this kind must carry and does
 * not is said, never left out; what does not apply to the kind is left out.
 */
export function labelFacts(label: StoreLabel): Fact[] {
  const isFood = label.food_kind !== "non_food";
  const packaged = label.food_kind === "prepackaged_food";
  const must = (name: string, value: string | null | undefined) => [{ name, value: value || "商家未提供" }];
  const may = (name: string, value: string | null | undefined) => (value ? [{ name, value }] : []);
  return [
    ...must("生产者", label.producer_name),
    ...must("生产者地址", label.producer_address),
    ...may("联系电话", label.producer_phone),
    ...(packaged ? must("食品生产许可证", label.production_licence) : may("生产许可证", label.production_licence)),
    ...(label.food_kind === "agricultural" ? [{ name: "食品类别", value: "食用农产品" }] : []),
    ...(packaged ? must("执行标准", label.standard_code) : may("执行标准", label.standard_code)),
    ...(packaged ? must("配料", label.ingredients) : may(isFood ? "配料" : "成分", label.ingredients)),
    ...must("净含量 / 规格", label.net_content),
    ...must("产地", label.origin),
    ...(label.shelf_life_days
      ? [{ name: "保质期", value: shelfLife(label.shelf_life_days) }]
      : packaged
        ? must("保质期", undefined)
        : []),
    ...may("贮存条件", label.storage),
  ];
}

export const RETURN_RULES: Record<StoreLabel["return_rule"], { title: string; text: string; allowed: boolean }> = {
  seven_day: {
    title: "支持七天无理由退货",
    text: "签收次日起七日内，商品完好可以无理由退货，退货运费由买家承担。",
    allowed: true,
  },
  seven_day_sealed: {
    title: "七天无理由退货（拆封后不支持）",
    text: "签收次日起七日内，未拆封、不影响再次销售的可以无理由退货；拆封后因食品安全等性质不再支持。",
    allowed: true,
  },
  no_return: {
    title: "不支持七天无理由退货",
    text: "鲜活易腐等商品，依法不适用七天无理由退货；有质量问题，签收后 24 小时内拍照联系商家处理。",
    allowed: false,
  },
};
