import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ledgerOf, parseInput, yearOf } from "../../../../../../http/input";
import { sendFile } from "../../../../../../http/send-file";
import { revisionQuery } from "../../../../../../http/year-input";
import { findSeal } from "../../../../../../workflows/year/year-answer";
import { yearErrors } from "../../../../../../year/errors";

/** The auditor's bundle of a sealed revision as a zip, streamed. Errors: `year_not_sealed`, `bundle_gone`. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const year = yearOf(request.params.year);
  const { revision } = parseInput(revisionQuery, request.query);
  const seal = await findSeal(ledgerOf(request), year, revision);
  if (!seal) throw yearErrors.year_not_sealed({ year });
  await sendFile(request, response, {
    file_id: seal.file_id,
    mime: "application/zip",
    ascii_name: `subsidy-${year}-r${seal.revision}.zip`,
    name: `核验包-${year}年度-第${seal.revision}版.zip`,
    gone: () => yearErrors.bundle_gone(),
  });
}
