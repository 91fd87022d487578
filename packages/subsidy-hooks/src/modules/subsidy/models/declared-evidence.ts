import { model } from "@medusajs/framework/utils";

/** 佐证材料 of a statement: a private file in Medusa's File module. */
export const DeclaredEvidence = model.define("declared_evidence", {
  id: model.id({ prefix: "dce" }).primaryKey(),
  statement_id: model.text(),
  file_id: model.text(),
  file_name: model.text(),
  file_sha256: model.text(),
  size: model.number(),
  added_by: model.text(),
});
