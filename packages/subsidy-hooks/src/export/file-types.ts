import type { ExportFormat } from "../modules/subsidy/exports";

/** How the file of a format is called and served. */
export const FILE_TYPE: Readonly<Record<ExportFormat, { extension: string; mime: string }>> = {
  csv: { extension: "csv", mime: "text/csv; charset=utf-8" },
  csv_gz: { extension: "csv.gz", mime: "application/gzip" },
  xlsx: { extension: "xlsx", mime: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
};
