import { model } from "@medusajs/framework/utils";

/**
 * Which lines a refund belongs to, in the words of whoever refunds. Written before the money moves; the refund carries
 * this row's id in its metadata, so a row whose refund never came about attributes nothing.
 * `lines` is `[{ line_id, amount_fen }]`, amounts as decimal text. `request_id`: made by the form that asked, so that
 * asking again is the same refund.
 */
export const RefundAllocation = model.define("refund_allocation", {
  id: model.id({ prefix: "rfal" }).primaryKey(),
  request_id: model.text().unique().nullable(),
  order_id: model.text(),
  payment_id: model.text(),
  lines: model.json(),
  note: model.text().nullable(),
  refunded_by: model.text(),
});
