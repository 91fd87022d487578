import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { evidenceTypeOf } from "../../../../../../../declarations/evidence-type";
import { readStored } from "../../../../../../../declarations/files";
import { ledgerOf } from "../../../../../../../http/input";
import { declaredErrors } from "../../../../../../../modules/subsidy/declared-errors";

/** A file of evidence, as a download. Errors: `declared_evidence_not_found`, `declared_file_gone`. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const { id = "", evidence_id } = request.params;
  const files = await ledgerOf(request).declared((store) => store.evidence(id));
  const file = files.find((row) => row.id === evidence_id);
  if (!file) throw declaredErrors.declared_evidence_not_found();
  const content = await readStored(request.scope, file.file_id);
  response.setHeader("Content-Type", evidenceTypeOf(file.file_name));
  response.setHeader("Content-Length", content.length);
  response.setHeader("Cache-Control", "private, no-store");
  // Whatever was uploaded, no browser runs it on this site.
  response.setHeader("X-Content-Type-Options", "nosniff");
  response.setHeader(
    "Content-Disposition",
    `attachment; filename="evidence"; filename*=UTF-8''${encodeURIComponent(file.file_name)}`,
  );
  response.end(content);
}
