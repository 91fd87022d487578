export { addMembersWorkflow } from "./add-members";
export { assignProductsToMerchantWorkflow } from "./assign-products";
export { createMerchantsWorkflow } from "./create-merchants";
export { setMerchantStatusWorkflow } from "./set-merchant-status";
