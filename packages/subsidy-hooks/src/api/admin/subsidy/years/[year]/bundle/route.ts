import { once } from "node:events";
import { pipeline } from "node:stream/promises";
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { ledgerOf, parseInput, yearOf } from "../../../../../../http/input";
import { revisionQuery } from "../../../../../../http/year-input";
import { findSeal } from "../../../../../../workflows/year/year-answer";
import { yearErrors } from "../../../../../../year/errors";

/** The auditor's bundle of a sealed revision as a zip, streamed. Errors: `year_not_sealed`, `bundle_gone`. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const year = yearOf(request.params.year);
  const { revision } = parseInput(revisionQuery, request.query);
  const seal = await findSeal(ledgerOf(request), year, revision);
  if (!seal) throw yearErrors.year_not_sealed({ year });
  const content = await openFile(request, seal.file_id);
  response.setHeader("Content-Type", "application/zip");
  response.setHeader("Cache-Control", "private, no-store");
  const name = `核验包-${year}年度-第${seal.revision}版.zip`;
  response.setHeader(
    "Content-Disposition",
    `attachment; filename="subsidy-${year}-r${seal.revision}.zip"; filename*=UTF-8''${encodeURIComponent(name)}`,
  );
  // Whoever goes away in the middle of it is no failure.
  await pipeline(content, response).catch(() => response.destroy());
}

/** A stream that has something to give: a file that is not there shows only when it is read. */
async function openFile(request: AuthenticatedMedusaRequest, fileId: string) {
  try {
    const content = await request.scope.resolve(Modules.FILE).getDownloadStream(fileId);
    await once(content, "readable");
    return content;
  } catch {
    throw yearErrors.bundle_gone();
  }
}
