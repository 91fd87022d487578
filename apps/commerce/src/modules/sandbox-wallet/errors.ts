import { defineErrors } from "@qinshui/cn/errors";

/** What the sandbox wallet refuses, and what the provider refuses in its name. */
export const walletErrors = defineErrors({
  charge_not_found: { status: 404, title: "找不到这笔付款", hint: "请回到商城的结算页重新付款。" },
  charge_closed: { status: 409, title: "这笔付款已经关闭", hint: "订单可能已变更，请回到商城的结算页重新付款。" },
  charge_already_paid: { status: 409, title: "这笔付款已经完成", hint: "请回到商城查看订单，不要重复付款。" },
  charge_not_paid: { status: 409, title: "这笔付款还没有完成", hint: "请先在收银台确认支付。" },
  charge_amount_refused: {
    status: 400,
    title: "演示钱包不能收取这个金额",
    hint: "演示钱包只收人民币，单笔大于零且不超过 2000 万元。",
  },
  refund_above_paid: { status: 400, title: "退款超过了可退的金额", hint: "请核对已付与已退的金额后再试。" },
  refund_key_reused: {
    status: 409,
    title: "同一个退款编号用在了不同的退款上",
    hint: "请核对退款记录，换一个编号重新退款。",
  },
  webhook_signature_invalid: {
    status: 401,
    title: "付款通知的签名不正确",
    hint: "此通知不是由付款方发出的，或内容被改动过；没有任何改动。",
  },
  webhook_stale: { status: 401, title: "付款通知已经过期", hint: "通知须在发出后五分钟内送达；没有任何改动。" },
  webhook_contradicts_wallet: {
    status: 409,
    title: "付款通知与钱包的记录不一致",
    hint: "以钱包的记录为准；没有任何改动。",
  },
  sandbox_in_production: {
    status: 500,
    title: "演示钱包不能用于正式环境",
    hint: "请从配置中移除 sandbox-wallet，改用真实的支付方式。",
  },
});
