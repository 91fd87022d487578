export { upsertProductLabelsWorkflow } from "./upsert-product-labels";
