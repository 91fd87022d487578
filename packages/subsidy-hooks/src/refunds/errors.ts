import { defineErrors } from "@qinshui/cn/errors";

/** What refunds refuse so that no money is given back twice. */
export const refundErrors = defineErrors({
  refund_found: {
    status: 409,
    title: "支付方已经退过 {amount}，商城此前没有收到结果，现已补记",
    hint: "本次没有再退款。请刷新订单核对已退金额，仍需退款时再提交一次。",
  },
  refund_books_behind: {
    status: 409,
    title: "支付方的退款记录与商城的不一致，本次没有退款",
    hint: "系统会在一分钟内自动核对并补记，请稍后刷新订单再试。",
  },
  refund_request_reused: {
    status: 409,
    title: "这次退款请求已经提交过，而这次的内容不同",
    hint: "已提交：{posted}；这次提交：{offered}。没有再退款。请刷新订单核对，需要另外退款时重新打开退款表单。",
  },
  refund_of_canceled_order: {
    status: 409,
    title: "订单已取消，不能在这里退款",
    hint: "没有退款。仍有款项要退时，请在订单页使用“按商品退款”。",
  },
  refund_not_booked: {
    status: 503,
    title: "支付方的退款暂时不能入账",
    hint: "没有任何改动，请稍后重新发送这条通知。",
  },
});
