import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { FILE_TYPE } from "../../../../../../export/file-types";
import { ledgerOf } from "../../../../../../http/input";
import { sendFile } from "../../../../../../http/send-file";
import { subsidyErrors } from "../../../../../../modules/subsidy/errors";

/** The file of a finished export, streamed. Errors: `export_not_found`, `export_not_ready`, `export_file_gone`. */
export async function GET(request: AuthenticatedMedusaRequest, response: MedusaResponse) {
  const [job] = await ledgerOf(request).listSubsidyExports({ id: request.params.id });
  if (!job) throw subsidyErrors.export_not_found();
  if (job.status !== "done" || !job.file_id) throw subsidyErrors.export_not_ready();
  const gone = async () => {
    await ledgerOf(request).releaseExport(job.id);
    return subsidyErrors.export_file_gone();
  };
  await sendFile(request, response, {
    file_id: job.file_id,
    mime: FILE_TYPE[job.format].mime,
    ascii_name: `subsidy-${job.policy_year}.${job.format}`,
    name: job.file_name ?? "",
    gone,
  });
}
