export { alignRefundsWorkflow } from "./align-refunds";
export { decideGoodsClassWorkflow } from "./decide-goods-class";
export { exportYearWorkflow } from "./export-year";
export { reconcileOrdersWorkflow } from "./reconcile-orders";
export { recordOrdersWorkflow } from "./record-orders";
export { refundLinesWorkflow } from "./refund-lines";
