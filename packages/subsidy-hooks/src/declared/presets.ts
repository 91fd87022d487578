import type { Field, Mapping, Platform } from "./fields";

/** A platform's statement. For each field the titles it has had; the first one that is in the file is taken. */
export interface Preset extends Omit<Mapping, "columns"> {
  columns: Readonly<Partial<Record<Field, readonly string[]>>>;
}

/** No platform exports what a county classes goods by; whoever adds such a column calls it so. */
const GOODS_CLASS = ["商品类别", "补贴类别"];

/**
 * The titles are those of the platforms' own order exports, as programs that read such files know them:
 * - 淘宝 ExportOrderList (both the older titles and those of 千牛 since 2024), for example
 *   github.com/jyw2000-jyw/OrderData-visualization-base-on-streamlit: 买家实际支付金额, 订单付款时间, 退款金额;
 * - 京东 订单导出, 拼多多 订单查询导出, 抖店 订单管理导出: readers of these files in public repositories.
 * What the buyer paid includes freight on all four, so freight is taken off. Only 淘宝 says what was refunded; on the
 * others the after-sale state says that something was, and the merchant adds the amount from the refunds' export.
 */
export const PRESETS: Readonly<Record<Platform, Preset>> = {
  taobao: {
    columns: {
      order_no: ["订单编号", "主订单编号"],
      paid_at: ["订单付款时间", "付款时间"],
      paid: ["买家实际支付金额", "买家实付金额"],
      freight: ["买家应付邮费"],
      refunded: ["退款金额"],
      title: ["宝贝标题", "商品标题"],
      goods_class: GOODS_CLASS,
      state: ["订单状态"],
    },
    finished_states: ["交易成功"],
    refunded_states: [],
  },
  jd: {
    columns: {
      order_no: ["订单号", "订单编号"],
      paid_at: ["付款确认时间", "付款时间"],
      // Not 应付金额, which leaves out what was paid from a balance (余额支付).
      paid: ["结算金额", "用户实付金额"],
      freight: ["运费金额"],
      refunded: ["退款金额", "已退金额"],
      title: ["商品名称"],
      goods_class: GOODS_CLASS,
      state: ["订单状态"],
      after_sale: ["售后状态"],
    },
    finished_states: ["完成", "已完成"],
    refunded_states: ["退款成功", "已退款", "退货完成"],
  },
  pinduoduo: {
    columns: {
      order_no: ["订单号"],
      paid_at: ["支付时间", "订单成交时间"],
      paid: ["用户实付金额(元)", "用户实付金额（元）"],
      freight: ["邮费(元)", "邮费（元）"],
      refunded: ["退款金额(元)", "退款金额（元）", "退款金额"],
      title: ["商品"],
      goods_class: GOODS_CLASS,
      state: ["订单状态"],
      after_sale: ["售后状态"],
    },
    finished_states: ["已收货", "已签收", "交易成功"],
    refunded_states: ["退款成功"],
  },
  douyin: {
    columns: {
      // One row for each of an order's goods: only the sub-order's number is one row's own.
      order_no: ["子订单编号", "主订单编号"],
      paid_at: ["支付完成时间"],
      paid: ["订单应付金额"],
      freight: ["运费"],
      refunded: ["退款金额", "已退金额"],
      title: ["选购商品"],
      goods_class: GOODS_CLASS,
      state: ["订单状态"],
      after_sale: ["售后状态"],
    },
    finished_states: ["已完成"],
    refunded_states: ["退款成功", "已全额退款", "部分退款成功", "已退款"],
  },
};
