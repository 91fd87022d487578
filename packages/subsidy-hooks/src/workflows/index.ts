export { alignRefundsWorkflow } from "./align-refunds";
export { decideGoodsClassWorkflow } from "./decide-goods-class";
export { decideDeclarationWorkflow } from "./declared/decide-declaration";
export { runDeclarationWorkflow } from "./declared/run-declaration";
export { exportYearWorkflow } from "./export-year";
export {
  decideApplicationWorkflow,
  recordApplicationWorkflow,
  recordCapDecisionWorkflow,
  saveFundWorkflow,
} from "./projects";
export { reconcileOrdersWorkflow } from "./reconcile-orders";
export { recordOrdersWorkflow } from "./record-orders";
export { refundLinesWorkflow } from "./refund-lines";
export { decideFindingWorkflow } from "./review/decide-finding";
export { raiseFindingWorkflow } from "./review/raise-finding";
export { scanFindingsWorkflow } from "./review/scan-findings";
export { decideObjectionWorkflow, recordObjectionWorkflow, sealYearWorkflow, takeYearStepWorkflow } from "./year";
