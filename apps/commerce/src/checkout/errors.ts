import { defineErrors } from "@qinshui/cn/errors";

/** What stands between a cart and its order, beyond the catalogue both apps share. */
export const checkoutErrors = defineErrors({
  payment_not_received: {
    status: 409,
    title: "还没有收到付款",
    hint: "请先完成付款；付款后订单会自动生成，无需重复提交。",
  },
  payment_amount_changed: {
    status: 409,
    title: "购物车的金额在付款后有变动",
    hint: "已付的款项会原路退回，请按新的金额重新付款。",
  },
  payment_already_received: {
    status: 409,
    title: "这个购物车已经付款",
    hint: "请到订单页查看，不要重复付款。",
  },
  price_changed: {
    status: 409,
    title: "有商品的价格刚刚变了，还没有付款",
    hint: "请核对新的金额，再提交一次。",
  },
  merchant_not_selling: {
    status: 409,
    title: "商家目前不营业，商品暂不可购买：{goods}",
    hint: "请选购其他商家的商品；已在购物车里的，请移除后再结算。",
  },
  busy: { status: 409, title: "上一次提交还在处理", hint: "请稍等片刻，刷新后再试。" },
});
