import { fork } from "node:child_process";
import { createWriteStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { fen, sumFen } from "@qinshui/cn/money";
import type { Client } from "pg";
import { copyOut } from "../src/export/copy-out";
import { lineColumns } from "../src/export/line-columns";
import { plainCopy } from "../src/export/line-sql";
import type { Report } from "../src/export/report";
import { writeReport } from "../src/export/write-report";
import { NOW, YEAR_SUMS, type YearSumRow } from "../src/modules/subsidy/report-queries";
import { loadPolicy } from "../src/policy-files/load-policy";
import { yearOverview } from "../src/reports/year-overview";
import { connect, sqlOf, YEAR } from "./support/database";

/**
 * `npm run -s bench -- export --lines 1000000`: rows a second of every way of writing a year's lines to a file, next to
 * a COPY of the same query in the same run. Each way runs in a process of its own, so that its peak memory is its own.
 * Of `--rounds 2` the better one counts: the first also warms the database's cache.
 */
const WAYS = ["copy", "csv", "csv_gz", "xlsx"] as const;
type Way = (typeof WAYS)[number];

interface Measured {
  rows_per_s: number;
  peak_rss_mb: number;
}

async function main(): Promise<void> {
  const options = { lines: { type: "string", default: "1000000" }, rounds: { type: "string", default: "2" } } as const;
  const { values } = parseArgs({ options });
  const [lines, rounds] = [wholeNumber("lines", values.lines), wholeNumber("rounds", values.rounds)];
  // Only here: the processes that are measured do without Medusa's parts.
  const { fillEntries } = await import("./support/ledger-table.js");
  const { migrate } = await import("./support/migrations.js");
  const client = await connect();
  await migrate(client);
  note(`filling ${lines} lines`);
  await fillEntries(client, lines);
  await client.end();
  const best = new Map<Way, Measured>();
  for (let round = 1; round <= rounds; round++) {
    for (const way of WAYS) {
      const measured = await measureApart(way);
      note(`round ${round} ${way}: ${measured.rows_per_s} rows/s, ${measured.peak_rss_mb} MB`);
      const before = best.get(way);
      best.set(way, {
        rows_per_s: Math.max(measured.rows_per_s, before?.rows_per_s ?? 0),
        peak_rss_mb: Math.max(measured.peak_rss_mb, before?.peak_rss_mb ?? 0),
      });
    }
  }
  console.log(JSON.stringify({ lines, ...figures(best) }));
}

function wholeNumber(option: string, text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error(`--${option} ${text}: a whole number is needed`);
  return number;
}

function figures(best: ReadonlyMap<Way, Measured>): Record<string, unknown> {
  const copy = best.get("copy")?.rows_per_s ?? Number.NaN;
  return Object.fromEntries(
    [...best].map(([way, { rows_per_s, peak_rss_mb }]) => [
      way,
      way === "copy" ? { rows_per_s } : { rows_per_s, ratio: Number((rows_per_s / copy).toFixed(3)), peak_rss_mb },
    ]),
  );
}

function measureApart(way: Way): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(__filename, ["--way", way]);
    child.once("message", (measured) => resolve(measured as Measured));
    child.once("exit", (code) => code && reject(new Error(`${way} ended with ${code}`)));
  });
}

async function measure(way: Way): Promise<Measured> {
  const client = await connect();
  const report = await reportOf(client);
  const folder = mkdtempSync(join(tmpdir(), "bench-export-"));
  const out = createWriteStream(join(folder, way), { highWaterMark: 1 << 20 });
  const count = { rows: 0 };
  const start = performance.now();
  if (way === "copy") await pipeline(copyOut(client, plainCopy(lineColumns(report.policy), report), count), out);
  else await writeReport(client, out, way, report, count);
  const seconds = (performance.now() - start) / 1000;
  await client.end();
  rmSync(folder, { recursive: true });
  if (count.rows !== report.control.entry_count) throw new Error(`${way}: ${count.rows} rows written`);
  return {
    rows_per_s: Math.round(count.rows / seconds),
    peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

async function reportOf(client: Client): Promise<Report> {
  const policy = loadPolicy("qinshui-2023-33");
  const rows = await sqlOf(client).execute<YearSumRow[]>(YEAR_SUMS, [YEAR, NOW]);
  const overview = yearOverview(policy, YEAR, rows, []);
  const { totals } = overview;
  const control = {
    captured_fen: totals.captured_fen,
    refunded_fen: totals.refunded_fen,
    counted_fen: totals.counted_fen,
    excluded_fen: totals.excluded_fen,
    freight_fen: totals.freight_fen,
    difference_fen: fen(0),
    subsidy_fen: sumFen(overview.rows.map((row) => row.subsidy_fen)),
    entry_count: totals.entry_count,
    to_check_count: totals.to_check_count,
  };
  return { policy, policy_year: YEAR, as_of: NOW, overview, control, at: new Date(0) };
}

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

const way = WAYS.find((one) => process.argv[2] === "--way" && process.argv[3] === one);
if (way) measure(way).then((measured) => process.send?.(measured, () => process.disconnect()));
else void main();
