import { Readable, type Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { ClientBase } from "pg";
import type { ExportFormat } from "../modules/subsidy/exports";
import { type CopyCount, copyOut } from "./copy-out";
import { csvFile } from "./csv-file";
import { lineColumns } from "./line-columns";
import { csvCopy } from "./line-sql";
import type { Report } from "./report";
import { reportSheets } from "./report-sheets";
import { writeWorkbook } from "./workbook";

const FASTEST = 1;

/** Writes a report in one of its forms, and ends `out`. */
export async function writeReport(
  client: ClientBase,
  out: Writable,
  format: ExportFormat,
  report: Report,
  count: CopyCount,
): Promise<void> {
  if (format === "xlsx") return writeWorkbook(out, reportSheets(client, report, count));
  const columns = lineColumns(report.policy);
  const csv = Readable.from(csvFile(columns, copyOut(client, csvCopy(columns, report), count)), { objectMode: false });
  return format === "csv_gz" ? pipeline(csv, createGzip({ level: FASTEST }), out) : pipeline(csv, out);
}
