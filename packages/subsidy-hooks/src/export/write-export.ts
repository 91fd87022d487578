import { pipeline } from "node:stream/promises";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { fen, sumFen } from "@qinshui/cn/money";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type { ExportJob, ExportOutcome, ExportProgress } from "../modules/subsidy/exports";
import type { AsOf, ReportLine } from "../modules/subsidy/report-queries";
import type SubsidyModuleService from "../modules/subsidy/service";
import { reconcile } from "../recording/reconcile";
import { toJson } from "../reports/json";
import { readYearOverview } from "../reports/read-year-overview";
import { type ShopTotals, shopTotals } from "../reports/shop-totals";
import type { OverviewRow, YearOverview } from "../reports/year-overview";
import { type Column, lineColumns, SUMMARY_COLUMNS } from "./columns";
import { type ControlTotals, controlTotals, coverRows, type WrittenTotals } from "./control";
import { csvHeader, csvRows } from "./csv";
import { MIME_TYPE } from "./mime-type";
import { coverSheet, moneyCell, tableSheets, textCell, xlsxFile } from "./xlsx";

const PAGE = 1_000;

interface Report {
  job: ExportJob;
  as_of: AsOf;
  overview: YearOverview;
  shop: ShopTotals;
  /** Entries in the report. */
  total: number;
  lost: AbortSignal;
}

const ROUNDS = 3;

/**
 * Writes the file of a job: brings the ledger up to date, fixes the state of it that is reported, adds up the shop's
 * own captures and refunds, writes the lines and compares. Stops soon after `lost` is aborted. Errors, of which none
 * leaves a file: `export_out_of_balance`, the reason of `lost`, and whatever storage or rules throw.
 */
export async function writeExport(
  container: MedusaContainer,
  job: ExportJob,
  lost: AbortSignal,
): Promise<ExportOutcome> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const { as_of, shop } = await settledState(container, ledger, job.policy_year, lost);
  const { entry_count: total } = await ledger.reportSums({ policy_year: job.policy_year, as_of });
  await noteProgress(ledger, job, { done: 0, total });
  const overview = await readYearOverview(ledger, job.policy_year, as_of);
  const report = { job, as_of, overview, shop, total, lost };
  const { fileId, control } = await (job.format === "csv" ? writeCsv : writeXlsx)(container, ledger, report);
  return {
    file_id: fileId,
    file_name: `网络销售补贴-${job.policy_year}年度-${job.id.slice(-6)}.${job.format}`,
    totals: toJson({ ...control }) as Record<string, string | number>,
  };
}

/**
 * A state of the ledger, and the shop's totals beside it. The shop goes on selling meanwhile: what was sold or refunded
 * between the two readings makes them differ, so then they are read once more.
 */
async function settledState(container: MedusaContainer, ledger: SubsidyModuleService, year: number, lost: AbortSignal) {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  for (let round = 1; ; round++) {
    await reconcile(container);
    const as_of = await ledger.position();
    const shop = await shopTotals(query, ledger, year, as_of);
    lost.throwIfAborted();
    if (shop.differing_orders.length === 0 || round === ROUNDS) return { as_of, shop };
  }
}

interface Written {
  fileId: string;
  control: ControlTotals;
}

/** Streamed: its size is bounded by one page of lines. */
async function writeCsv(container: MedusaContainer, ledger: SubsidyModuleService, report: Report): Promise<Written> {
  const files = container.resolve(Modules.FILE);
  const columns = lineColumns(ledger.policy());
  const upload = await files.getUploadStream({
    filename: `subsidy-${report.job.id}.csv`,
    mimeType: MIME_TYPE.csv,
    access: "private",
  });
  // Storage that gives up no longer reads: without this the writing would wait for ever.
  upload.promise.catch((error) => upload.writeStream.destroy(error));
  const sums = noSums();
  try {
    await pipeline(csvOf(columns, pagesOf(ledger, report, sums)), upload.writeStream);
    const fileId = (await upload.promise).key;
    return { fileId, control: controlTotals(report.shop, report.overview, sums) };
  } catch (error) {
    await upload.promise.catch(() => {});
    await files.deleteFiles(upload.fileKey);
    throw error;
  }
}

async function* csvOf(columns: readonly Column<ReportLine>[], pages: AsyncIterable<ReportLine[]>) {
  yield csvHeader(columns);
  for await (const lines of pages) yield csvRows(columns, lines);
}

/** A workbook is zipped as a whole, so its lines are held in memory. */
async function writeXlsx(container: MedusaContainer, ledger: SubsidyModuleService, report: Report): Promise<Written> {
  const policy = ledger.policy();
  const lines: ReportLine[] = [];
  const sums = noSums();
  for await (const page of pagesOf(ledger, report, sums)) lines.push(...page);
  const control = controlTotals(report.shop, report.overview, sums);
  const columns = lineColumns(policy);
  const { rows } = report.overview;
  const content = await xlsxFile([
    coverSheet("封面", coverRows(policy, report.job.policy_year, control, new Date())),
    ...tableSheets("汇总表", SUMMARY_COLUMNS, rows, summaryTotal(rows)),
    ...tableSheets(
      "明细表",
      columns,
      lines.filter((line) => line.counts),
    ),
    ...tableSheets(
      "剔除表",
      columns,
      lines.filter((line) => !line.counts),
    ),
  ]);
  report.lost.throwIfAborted();
  const file = await container.resolve(Modules.FILE).createFiles({
    filename: `subsidy-${report.job.id}.xlsx`,
    mimeType: MIME_TYPE.xlsx,
    content: content.toString("base64"),
    access: "private",
  });
  return { fileId: file.id, control };
}

function summaryTotal(rows: readonly OverviewRow[]) {
  const sum = (column: "gross_fen" | "refunded_fen" | "adjusted_fen" | "net_fen" | "excess_fen" | "subsidy_fen") =>
    ({ ...moneyCell(sumFen(rows.map((row) => row[column]))), fontWeight: "bold" }) as const;
  const blank = textCell("");
  return [
    { ...textCell("合计"), fontWeight: "bold" as const },
    blank,
    blank,
    blank,
    sum("gross_fen"),
    sum("refunded_fen"),
    sum("adjusted_fen"),
    sum("net_fen"),
    blank,
    sum("excess_fen"),
    blank,
    sum("subsidy_fen"),
  ];
}

const noSums = (): WrittenTotals => ({ counted_fen: fen(0n), excluded_fen: fen(0n), entry_count: 0 });

/** The report's lines page by page; notes the progress and adds what goes through to `sums`. */
async function* pagesOf(ledger: SubsidyModuleService, { job, as_of, total, lost }: Report, sums: WrittenTotals) {
  let after = "0";
  for (;;) {
    const lines = await ledger.reportLines({ policy_year: job.policy_year, as_of, after, limit: PAGE });
    for (const line of lines) {
      const sum = line.counts ? "counted_fen" : "excluded_fen";
      sums[sum] = fen(sums[sum] + fen(line.amount_fen));
    }
    sums.entry_count += lines.length;
    yield lines;
    lost.throwIfAborted();
    await noteProgress(ledger, job, { done: sums.entry_count, total });
    after = lines.at(-1)?.seq ?? after;
    if (lines.length < PAGE) break;
  }
}

/** Error: when another run owns the job now. */
async function noteProgress(ledger: SubsidyModuleService, job: ExportJob, progress: ExportProgress): Promise<void> {
  if (!(await ledger.reportExport(job, progress))) throw new Error("taken over by another run");
}
