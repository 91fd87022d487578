import { defineErrors } from "@qinshui/cn/errors";

/** What the ledger module refuses. */
export const subsidyErrors = defineErrors({
  entry_content_differs: {
    status: 409,
    title: "流水 {source_key} 已经入账，但再次写入的内容不同",
    hint: "已入账：{posted}；再次写入：{offered}。没有写入任何内容，请核查来源。",
  },
  order_keeps_changing: {
    status: 409,
    title: "订单 {order_id} 正在被同时处理，本次没有入账",
    hint: "稍后会自动重试。",
  },
  host_alias_missing: {
    status: 500,
    title: "商城没有提供补贴归集需要的数据：{alias}",
    hint: "请检查商城与补贴模块之间的关联：{problem}",
  },
  channel_kind_missing: {
    status: 422,
    title: "订单 {order_id} 的销售渠道“{channel}”没有标明线上还是线下",
    hint: "请在该销售渠道的附加数据里填写 channel：online 或 onsite。",
  },
  capture_instant_invalid: {
    status: 422,
    title: "订单 {order_id} 的收款 {capture_id} 注明的到账时间“{noted}”不可信",
    hint: "这笔收款于 {recorded} 记入商城。请核对支付方的到账时间；在更正之前，该订单的流水不会入账。",
  },
  order_not_found: { status: 404, title: "找不到订单 {order_id}", hint: "请核对订单编号。" },
  order_total_differs: {
    status: 422,
    title: "订单 {order_id} 的明细合计 {lines_fen} 分，与订单金额 {total_fen} 分不一致",
    hint: "请核查该订单的价格、优惠与运费；在更正之前，它的流水不会入账。",
  },
  refund_lines_empty: { status: 400, title: "没有指定要退款的商品", hint: "请至少为一行填写退款金额。" },
  refund_line_unknown: {
    status: 400,
    title: "订单里没有这一行：{line_id}",
    hint: "请刷新页面后重新选择要退款的商品。",
  },
  refund_line_twice: { status: 400, title: "同一行被填写了两次：{title}", hint: "请把金额合并到一行。" },
  refund_amount_not_positive: {
    status: 400,
    title: "“{title}”的退款金额必须大于零",
    hint: "请填写以元为单位、最多两位小数的金额。",
  },
  refund_exceeds_line: {
    status: 400,
    title: "“{title}”最多还能退 {left}，不能退 {asked}",
    hint: "请减少这一行的退款金额。",
  },
  refund_exceeds_payment: {
    status: 400,
    title: "这笔支付最多还能退 {left}，不能退 {asked}",
    hint: "订单有多笔支付时，请分次退款，每次不超过一笔支付尚未退还的金额。",
  },
  refund_nothing_paid: { status: 409, title: "这个订单还没有收款", hint: "收款之后才能退款。" },
  refund_not_recorded_yet: {
    status: 409,
    title: "这个订单的收款尚未全部入账，暂时不能退款",
    hint: "请稍等片刻，或在“网络销售补贴”页点“立即归集”后再试。",
  },
  goods_class_unknown: {
    status: 400,
    title: "政策里没有这个商品类别：{goods_class}",
    hint: "可以选择：{known}。",
  },
  goods_class_date_missing: {
    status: 400,
    title: "没有填写生效日期，或没有这一天",
    hint: "请填写类别从哪一天起生效。",
    field: "effective_from",
  },
  product_unknown: {
    status: 400,
    title: "没有这件商品：{product}",
    hint: "它可能已被删除，请刷新后重新选择。",
    field: "product_ids",
  },
  year_unknown: { status: 400, title: "年度“{year}”不正确", hint: "请填写四位数的年份，例如 2026。" },
  year_without_policy: {
    status: 404,
    title: "{year} 年度没有可用的补贴政策",
    hint: "政策文件适用于 {covered}。",
  },
  merchant_unknown: { status: 404, title: "该年度没有这个商家的流水", hint: "请从年度总览中选择商家。" },
  export_not_found: { status: 404, title: "找不到这个导出任务", hint: "请在导出页重新生成。" },
  export_not_ready: { status: 409, title: "文件还没有生成完毕", hint: "请等进度到达 100% 后再下载。" },
  export_file_gone: { status: 410, title: "导出的文件已不在存储中", hint: "请重新生成一份。" },
  export_out_of_balance: {
    status: 500,
    title: "导出合计与收款减退款不一致，相差 {difference}",
    hint: "文件没有生成。请先点“立即归集”，仍不一致时请核查出错的订单。",
  },
  export_rows_missing: {
    status: 500,
    title: "写出的明细 {written} 行，流水 {entries} 笔，两者不一致",
    hint: "文件没有保留。请重新生成；仍不一致时请联系维护人员。",
  },
  export_not_running: { status: 409, title: "这个导出任务已经结束", hint: "请刷新页面查看结果。" },
  reform_unknown: { status: 404, title: "没有这种改法：{reform}", hint: "请从列表中选择。" },
  policy_not_chosen: {
    status: 500,
    title: "没有指定补贴政策",
    hint: "请在补贴模块的选项 policy 里填写政策目录名：{known}。",
  },
});
