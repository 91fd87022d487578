import type { DeclineReason } from "./outcome.server.ts";

const REASONS: Record<DeclineReason, { title: string; hint: string }> = {
  canceled: { title: "付款已取消", hint: "没有扣款，购物车和地址都还在。想好了可以再次提交。" },
  failed: { title: "付款没有成功", hint: "请再试一次，或换一种付款方式。购物车和地址都还在。" },
  out_of_stock: { title: "付款时有商品刚刚售完", hint: "请回购物车减少数量或移除缺货的商品，再提交一次。" },
  merchant_not_selling: {
    title: "付款时有商家已不营业",
    hint: "请回购物车移除它的商品，再提交一次。",
  },
  not_completed: { title: "付款已到，但订单没有生成", hint: "请核对商品、地址与配送方式，再提交一次。" },
};

export interface DeclineText {
  title: string;
  hint: string;
  /** About the money, when it had been taken and was given back. */
  money?: string | undefined;
}

/** What a shopper is told who comes back from paying without an order. An unknown reason is told in general words. */
export function declineText(reason: string | null, refunded: boolean): DeclineText {
  const known = reason !== null && Object.hasOwn(REASONS, reason) ? REASONS[reason as DeclineReason] : REASONS.failed;
  return { ...known, money: refunded ? "付过的钱已原路退回，到账时间以付款方为准。" : undefined };
}
