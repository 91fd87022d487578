export { GoodsClassDecision } from "./goods-class-decision";
export { ReconcileWatermark } from "./reconcile-watermark";
export { RefundAllocation } from "./refund-allocation";
export { SubsidyEntry } from "./subsidy-entry";
export { SubsidyExport } from "./subsidy-export";
export { SubsidyTag } from "./subsidy-tag";
