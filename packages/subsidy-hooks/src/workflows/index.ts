export { decideGoodsClassWorkflow } from "./decide-goods-class";
export { reconcileOrdersWorkflow } from "./reconcile-orders";
export { recordOrdersWorkflow } from "./record-orders";
