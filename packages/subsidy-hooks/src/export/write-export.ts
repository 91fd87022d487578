import type { Writable } from "node:stream";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { fen } from "@qinshui/cn/money";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import { subsidyErrors } from "../modules/subsidy/errors";
import type { ExportJob, ExportOutcome } from "../modules/subsidy/exports";
import type SubsidyModuleService from "../modules/subsidy/service";
import { reconcile } from "../recording/reconcile";
import { toJson } from "../reports/json";
import { readYearOverview } from "../reports/read-year-overview";
import { shopTotals } from "../reports/shop-totals";
import { controlTotals } from "./control";
import type { CopyCount } from "./copy-out";
import { FILE_TYPE } from "./file-types";
import { withOwnConnection } from "./own-connection";
import { progressNotes } from "./progress";
import type { Report } from "./report-sheets";
import { writeReport } from "./write-report";

const ROUNDS = 3;

/**
 * Writes the file of a job: brings the ledger up to date, fixes the state of it that is reported, adds up the shop's
 * own captures and refunds, compares them with the ledger, and streams what the database writes into storage; memory
 * does not grow with the lines. Stops soon after `lost` is aborted. Errors, of which none leaves a file:
 * `export_out_of_balance`, the reason of `lost`, and whatever storage or rules throw.
 */
export async function writeExport(
  container: MedusaContainer,
  job: ExportJob,
  lost: AbortSignal,
): Promise<ExportOutcome> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const report = await readReport(container, ledger, job.policy_year, lost);
  const written: CopyCount = { rows: 0, note: progressNotes(ledger, job, report.control.entry_count) };
  const file_id = await store(container, job, lost, (out) =>
    withOwnConnection(container, (client) => writeReport(client, out, job.format, report, written)),
  );
  // The ledger only grows, so at one state of it a second reading gives as many rows, or something is very wrong.
  if (written.rows !== report.control.entry_count) {
    await container.resolve(Modules.FILE).deleteFiles(file_id);
    throw subsidyErrors.export_rows_missing({ written: written.rows, entries: report.control.entry_count });
  }
  return {
    file_id,
    file_name: `网络销售补贴-${job.policy_year}年度-${job.id.slice(-6)}.${FILE_TYPE[job.format].extension}`,
    totals: toJson({ ...report.control }) as Record<string, string | number>,
  };
}

/**
 * The figures at one state of the ledger. The shop goes on selling meanwhile: what was sold or refunded between the
 * ledger's reading and the shop's makes them differ, so then they are read once more.
 */
async function readReport(
  container: MedusaContainer,
  ledger: SubsidyModuleService,
  year: number,
  lost: AbortSignal,
): Promise<Report> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  for (let round = 1; ; round++) {
    await reconcile(container);
    const as_of = await ledger.position();
    lost.throwIfAborted();
    const shop = await shopTotals(query, ledger, year, as_of);
    lost.throwIfAborted();
    if (shop.differing_orders.length > 0 && round < ROUNDS) continue;
    const overview = await readYearOverview(ledger, year, as_of);
    const control = controlTotals(shop, overview, await linesIn(ledger, year, as_of));
    return { policy: ledger.policy(), policy_year: year, as_of, overview, control, at: new Date() };
  }
}

/** What 明细表 and 剔除表 come to, asked of the lines themselves. */
async function linesIn(ledger: SubsidyModuleService, policy_year: number, as_of: string) {
  const counted = await ledger.reportSums({ policy_year, as_of, counts: true });
  const excluded = await ledger.reportSums({ policy_year, as_of, counts: false });
  return {
    counted_fen: fen(counted.amount_fen),
    excluded_fen: fen(excluded.amount_fen),
    entry_count: counted.entry_count + excluded.entry_count,
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
