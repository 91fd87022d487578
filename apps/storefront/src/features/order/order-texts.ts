import type { OrderPart, OrderState, PartState } from "./order-parts.ts";

export type StateLook = "plain" | "mark" | "regional" | "alert";

const PART_STATES: Record<PartState, { label: string; look: StateLook; text: string }> = {
  awaiting_payment: { label: "待付款", look: "alert", text: "付款后商家开始备货。" },
  awaiting_shipment: { label: "待发货", look: "regional", text: "商家正在备货，发出后这里会有快递单号。" },
  shipped: { label: "已发货", look: "mark", text: "已经在路上，请留意快递电话。" },
  delivered: { label: "已送达", look: "mark", text: "已经送达。" },
  ready_for_pickup: { label: "可以自提", look: "mark", text: "已经到馆，请带上订单号在开放时间内来取。" },
  picked_up: { label: "已自提", look: "mark", text: "已经取走。" },
  canceled: { label: "已取消", look: "plain", text: "这部分已经取消，不会发货。" },
  refunded: { label: "已退款", look: "plain", text: "这部分的钱已原路退回。" },
};

const ORDER_STATES: Record<OrderState, string> = {
  awaiting_payment: "等待付款",
  paid: "下单成功",
  refunded: "订单已退款",
  canceled: "订单已取消",
};

const PICKUP_WAITING = {
  label: "备货中",
  look: "regional",
  text: "商家正在把商品送到体验馆，到馆后这里会显示“可以自提”。",
} as const;

/** What a merchant's part of an order is called, and what comes next. */
export function partStateText({ state, delivery }: Pick<OrderPart, "state" | "delivery">) {
  return state === "awaiting_shipment" && delivery?.kind === "pickup" ? PICKUP_WAITING : PART_STATES[state];
}

export function orderStateText(state: OrderState): string {
  return ORDER_STATES[state];
}
