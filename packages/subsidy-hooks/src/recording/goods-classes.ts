import type { Policy } from "../rules/policy";

export interface GoodsClassChoice {
  code: string;
  /** Chinese name, from the policy. */
  name: string;
}

/** The classes a policy distinguishes, in its order. */
export function goodsClassesOf(policy: Policy): GoodsClassChoice[] {
  return [...policy.online_sales.goods_classes.values()].map(({ goods_class, name }) => ({ code: goods_class, name }));
}
