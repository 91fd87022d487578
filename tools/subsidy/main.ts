/**
 * `npm run -s subsidy -- <command>`: makes the auditor's command line one file, which needs nothing but Node, and runs
 * it where the caller stands.
 */
import { spawnSync } from "node:child_process";
import { renameSync } from "node:fs";
import { resolve } from "node:path";
import { build } from "esbuild";

const root = resolve(import.meta.dirname, "../..");
const file = resolve(root, "packages/subsidy-hooks/dist/subsidy.cjs");
// Several may run at once: each makes the file under a name of its own, and it takes its place whole.
const made = `${file}.${process.pid}`;
/** Ended by a signal, as when memory runs out: nothing was concluded. */
const UNFORESEEN = 70;

await build({
  entryPoints: [resolve(root, "packages/subsidy-hooks/src/cli/bin.ts")],
  outfile: made,
  bundle: true,
  platform: "node",
  target: "node20",
  format: "cjs",
  // From the sources, so that nothing has to be built before.
  alias: { "@qinshui/cn": resolve(root, "packages/cn/src") },
  logLevel: "error",
});

renameSync(made, file);

const cwd = process.env.INIT_CWD ?? process.cwd();
const { status } = spawnSync(process.execPath, [file, ...process.argv.slice(2)], { cwd, stdio: "inherit" });
process.exitCode = status ?? UNFORESEEN;
