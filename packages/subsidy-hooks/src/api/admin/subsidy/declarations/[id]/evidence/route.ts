import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { z } from "@medusajs/framework/zod";
import { evidenceTypeOf } from "../../../../../../declarations/evidence-type";
import { readUpload, sha256Of, shownName, storePrivately } from "../../../../../../declarations/files";
import { evidenceJson } from "../../../../../../declarations/statement-json";
import { ledgerOf, parseInput } from "../../../../../../http/input";
import { personOf } from "../../../../../../http/person";
import { declaredErrors } from "../../../../../../modules/subsidy/declared-errors";

const querySchema = z.object({ file_name: z.string().min(1).max(300) });

/** Attaches a file to a statement that is not decided yet (201); the same file again changes nothing (200). */
export async function POST(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const added_by = personOf(request);
  const file_name = shownName(parseInput(querySchema, request.query).file_name);
  const mimeType = evidenceTypeOf(file_name);
  const bytes = await readUpload(request);
  if (bytes.length === 0) throw declaredErrors.declared_evidence_empty();
  const { id: statement_id = "" } = request.params;
  const file_id = await storePrivately(request.scope, file_name, mimeType, bytes);
  const dropFile = () => request.scope.resolve(Modules.FILE).deleteFiles(file_id);
  const evidence = await ledgerOf(request)
    .declared((store) =>
      store.addEvidence({
        statement_id,
        file_id,
        file_name,
        file_sha256: sha256Of(bytes),
        size: bytes.length,
        added_by,
      }),
    )
    .catch(async (error) => {
      await dropFile();
      throw error;
    });
  if (!evidence) await dropFile();
  response.status(evidence ? 201 : 200).json({ evidence: evidence ? evidenceJson(evidence) : null });
}
