import { execFileSync } from "node:child_process";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");

/** What a bench prints on stdout. Its figures are no test; that there are figures is one. */
function bench(...args: string[]): Record<string, unknown> {
  const command = ["tools/run.mjs", "bench/main.ts", ...args];
  return JSON.parse(execFileSync(process.execPath, command, { cwd: root, encoding: "utf8" }));
}

const rate = expect.any(Number);

it("measures the exports on the tables as they are today", { timeout: 300_000 }, () => {
  const way = { rows_per_s: rate, ratio: rate, peak_rss_mb: rate };
  expect(bench("export", "--lines", "3000", "--rounds", "1")).toEqual({
    lines: 3000,
    copy: { rows_per_s: rate },
    csv: way,
    csv_gz: way,
    xlsx: way,
  });
});
