import { model } from "@medusajs/framework/utils";

/** What a person decided about a statement, and why. Append-only, like the ledger. */
export const DeclaredDecision = model.define("declared_decision", {
  id: model.id({ prefix: "dcd" }).primaryKey(),
  statement_id: model.text(),
  decision: model.enum(["accept", "reject", "undo"]),
  decided_by: model.text(),
  reason: model.text(),
});
