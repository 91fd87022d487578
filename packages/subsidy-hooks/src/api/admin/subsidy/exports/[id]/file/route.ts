import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { Modules } from "@medusajs/framework/utils";
import { FILE_TYPE } from "../../../../../../export/file-types";
import { ledgerOf } from "../../../../../../http/input";
import { subsidyErrors } from "../../../../../../modules/subsidy/errors";

/** The file of a finished export. Errors: `export_not_found`, `export_not_ready`, `export_file_gone`. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const [job] = await ledgerOf(request).listSubsidyExports({ id: request.params.id });
  if (!job) throw subsidyErrors.export_not_found();
  if (job.status !== "done" || !job.file_id) throw subsidyErrors.export_not_ready();
  const content = await request.scope
    .resolve(Modules.FILE)
    .getAsBuffer(job.file_id)
    .catch(() => {
      throw subsidyErrors.export_file_gone();
    });
  response.setHeader("Content-Type", FILE_TYPE[job.format].mime);
  response.setHeader("Content-Length", content.length);
  response.setHeader("Cache-Control", "private, no-store");
  response.setHeader(
    "Content-Disposition",
    `attachment; filename="subsidy-${job.policy_year}.${job.format}"; filename*=UTF-8''${encodeURIComponent(job.file_name ?? "")}`,
  );
  response.end(content);
}
