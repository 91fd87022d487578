import { extname } from "node:path";
import { declaredErrors } from "../modules/subsidy/declared-errors";

const TYPES: Readonly<Record<string, string>> = {
  ".pdf": "application/pdf",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".jpeg": "image/jpeg",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  ".csv": "text/csv",
  ".zip": "application/zip",
};

/** The kind of a file by its name. Error: `declared_evidence_type`. */
export function evidenceTypeOf(fileName: string): string {
  const type = TYPES[extname(fileName).toLowerCase()];
  if (!type) throw declaredErrors.declared_evidence_type();
  return type;
}
