import { model } from "@medusajs/framework/utils";

/** A payment asked of the wallet: one per payment session. Amounts are whole fen. */
const SandboxCharge = model.define("sandbox_charge", {
  id: model.id({ prefix: "swch" }).primaryKey(),
  session_id: model.text().unique(),
  amount_fen: model.number(),
  refunded_fen: model.number().default(0),
  status: model.enum(["pending", "paid", "declined", "void"]).default("pending"),
  return_url: model.text(),
  paid_at: model.dateTime().nullable(),
});

export default SandboxCharge;
