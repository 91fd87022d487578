import { model } from "@medusajs/framework/utils";

/**
 * How far the reconciler has looked, and the orders it could not book: `failed` is
 * `{ [order_id]: { code, message, attempts, first_at, last_at } }`. They are tried again on every run, so the watermark
 * may pass them without losing them.
 */
export const ReconcileWatermark = model.define("reconcile_watermark", {
  id: model.id().primaryKey(),
  looked_until: model.dateTime(),
  failed: model.json(),
});
