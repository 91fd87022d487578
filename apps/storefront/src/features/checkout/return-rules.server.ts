import { listProducts } from "../../lib/commerce/products.ts";
import { RETURN_RULES } from "../catalog/label-facts.ts";

export type ReturnRules = ReadonlyMap<string, { title: string; allowed: boolean }>;

/** The rule of giving back, by product id: a shopper must know it before paying (《网络购买商品七日无理由退货暂行办法》). */
export async function returnRules(): Promise<ReturnRules> {
  const labels = (await listProducts()).map(({ id, product_label }) => [id, product_label] as const);
  return new Map(labels.flatMap(([id, label]) => (label ? [[id, RETURN_RULES[label.return_rule]] as const] : [])));
}
