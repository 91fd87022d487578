import { defineErrors } from "@qinshui/cn/errors";

/** What the ledger refuses to book. Each names the order and the figures; nothing of that order is booked then. */
export const ledgerErrors = defineErrors({
  unknown_currency: {
    status: 422,
    title: "订单 {order_id} 的币种是“{currency}”，流水只记人民币",
    hint: "请核查该订单所在的销售区域。",
  },
  snapshot_invalid: {
    status: 422,
    title: "订单 {order_id} 的数据有误：{problem}",
    hint: "请核查该订单；在数据更正之前，它的流水不会入账。",
  },
  capture_exceeds_order: {
    status: 422,
    title: "订单 {order_id} 的收款 {capture_id} 为 {amount_fen} 分，超过尚未收取的 {left_fen} 分",
    hint: "请核查该订单的收款记录与商品金额。",
  },
  refund_exceeds_captured: {
    status: 422,
    title: "订单 {order_id} 的退款 {refund_id} 为 {amount_fen} 分，超过该笔支付尚可退的 {left_fen} 分",
    hint: "请核查该订单的收款与退款记录。",
  },
  allocation_exceeds_refund: {
    status: 422,
    title: "订单 {order_id} 的退款 {refund_id} 为 {amount_fen} 分，指定到商品的却有 {named_fen} 分",
    hint: "请核查退款时指定的商品与金额。",
  },
  returned_more_than_sold: {
    status: 422,
    title: "订单 {order_id} 的明细 {line_id} 售出 {sold} 件，退回却有 {returned} 件",
    hint: "请核查该订单的退货记录。",
  },
});
