import { model } from "@medusajs/framework/utils";

/** Money given back on a charge; `idempotency_key` makes a repeated request the same refund. */
const SandboxRefund = model.define("sandbox_refund", {
  id: model.id({ prefix: "swre" }).primaryKey(),
  charge_id: model.text().index(),
  amount_fen: model.number(),
  idempotency_key: model.text().unique(),
});

export default SandboxRefund;
