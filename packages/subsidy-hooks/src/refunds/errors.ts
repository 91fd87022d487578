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
});
