import type { Writable } from "node:stream";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { progressNotes } from "../background/progress";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import { subsidyErrors } from "../modules/subsidy/errors";
import { type ExportedFile, type ExportJob, sealedState } from "../modules/subsidy/exports";
import type SubsidyModuleService from "../modules/subsidy/service";
import { toJson } from "../reports/json";
import type { CopyCount } from "./copy-out";
import { discardFile } from "./discard-file";
import { FILE_TYPE } from "./file-types";
import { withOwnConnection } from "./own-connection";
import { readReport } from "./read-report";
import { writeReport } from "./write-report";

/**
 * Writes the file of a job: reads the year's figures (see `readReport`) and streams what the database writes into
 * storage; memory does not grow with the lines. What a run that was cut off has stored goes first. Stops soon after `lost` is aborted. Errors, of which none leaves a file:
 * `export_out_of_balance`, the reason of `lost`, and whatever storage or rules throw.
 */
export async function writeExport(
  container: MedusaContainer,
  job: ExportJob,
  lost: AbortSignal,
): Promise<ExportedFile> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  if (job.file_id) await discardFile(container, job.id, job.file_id);
  const report = await readReport(container, ledger, job.policy_year, lost);
  const total = report.control.entry_count;
  const note = progressNotes((done) => ledger.reportExport(job, { done: Math.min(done, total), total }));
  const written: CopyCount = { rows: 0, note };
  const file_id = await store(container, job, lost, (out) =>
    withOwnConnection(container, (client) => writeReport(client, out, job.format, report, written)),
  );
  // The ledger only grows, so at one state of it a second reading gives as many rows, or something is very wrong.
  if (written.rows !== total) {
    await container.resolve(Modules.FILE).deleteFiles(file_id);
    throw subsidyErrors.export_rows_missing({ written: written.rows, entries: total });
  }
  return {
    file_id,
    file_name: `网络销售补贴-${job.policy_year}年度-${job.id.slice(-6)}.${FILE_TYPE[job.format].extension}`,
    state_key: report.certified
      ? sealedState(report.certified.revision)
      : await ledger.openState(job.policy_year, report.as_of),
    totals: toJson({ ...report.control }) as Record<string, string | number>,
  };
}

/** Streams into storage and gives the file's id; keeps nothing of a file that did not come to its end. */
async function store(
  container: MedusaContainer,
  job: ExportJob,
  lost: AbortSignal,
  write: (out: Writable) => Promise<void>,
): Promise<string> {
  const files = container.resolve(Modules.FILE);
  const { extension, mime } = FILE_TYPE[job.format];
  const upload = await files.getUploadStream({
    filename: `subsidy-${job.id}.${extension}`,
    mimeType: mime,
    access: "private",
  });
  // Storage that gives up no longer reads: without this the writing would wait for ever.
  upload.promise.catch((error) => upload.writeStream.destroy(error));
  const stop = () => upload.writeStream.destroy(lost.reason);
  lost.addEventListener("abort", stop, { once: true });
  try {
    lost.throwIfAborted();
    // So that whoever comes after a crash finds the file and deletes it.
    const isOwn = await container.resolve<SubsidyModuleService>(SUBSIDY_MODULE).noteExportFile(job, upload.fileKey);
    if (!isOwn) throw subsidyErrors.export_not_running();
    await write(upload.writeStream);
    return (await upload.promise).key;
  } catch (error) {
    upload.writeStream.destroy(error as Error);
    await upload.promise.catch(() => {});
    await files.deleteFiles(upload.fileKey);
    throw error;
  } finally {
    lost.removeEventListener("abort", stop);
  }
}
