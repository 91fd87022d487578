import { spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBrowser } from "../browser/browser.ts";
import { freePort, startThrowawayPostgres } from "../postgres/postgres.ts";
import { medusaRunnerEnv } from "./medusa-runner-env.ts";
import { playwrightTally, type Tally, tallyOfExit, tallyOfReport, total, vitestTally } from "./report.ts";

export interface SuiteOptions {
  /** Words handed on to the runner, such as a file name. */
  filters: string[];
  /** Folder for the runners' JSON reports. */
  reports: string;
}

const root = join(import.meta.dirname, "../..");

/** The whole test run, in the order in which a mistake is cheapest to hear of. */
export const suites = { static: checks, unit, integration, e2e } satisfies Record<
  string,
  (options: SuiteOptions) => Promise<Tally>
>;

async function checks(): Promise<Tally> {
  const formatAndLint = tallyOfExit(await run("biome", ["ci", "."]));
  const types = tallyOfExit(await run("turbo", ["run", "typecheck", "--output-logs=errors-only"]));
  return total([formatAndLint, types]);
}

async function unit(options: SuiteOptions): Promise<Tally> {
  return (await built()) ?? vitest("unit", options, {});
}

async function integration(options: SuiteOptions): Promise<Tally> {
  const unbuilt = await built();
  if (unbuilt) return unbuilt;
  const postgres = await startThrowawayPostgres();
  try {
    return await vitest("integration", options, medusaRunnerEnv(postgres));
  } finally {
    await postgres.stop();
  }
}

async function e2e({ filters, reports }: SuiteOptions): Promise<Tally> {
  ensureBrowser();
  const report = join(reports, "e2e.json");
  const dataDir = mkdtempSync(join(tmpdir(), "qinshui-e2e-"));
  chmodSync(dataDir, 0o711); // PostgreSQL, not run by root, must reach its files in it
  try {
    const code = await run("playwright", ["test", "--config", "e2e/playwright.config.ts", ...filters], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
      DATA_DIR: dataDir,
      COMMERCE_PORT: String(await freePort()),
      STOREFRONT_PORT: String(await freePort()),
    });
    return tallyOfReport(report, code, playwrightTally);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Builds the packages that tests import; a failure's tally, or nothing when all is built. */
async function built(): Promise<Tally | undefined> {
  const code = await run("turbo", ["run", "build", "--filter=./packages/*", "--output-logs=errors-only"]);
  return code === 0 ? undefined : tallyOfExit(code);
}

async function vitest(
  project: string,
  { filters, reports }: SuiteOptions,
  env: Record<string, string>,
): Promise<Tally> {
  const report = join(reports, `${project}.json`);
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run("vitest", ["run", "--project", project, ...reporters, ...filters], env);
  return tallyOfReport(report, code, vitestTally);
}

function run(command: string, args: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
    child.once("error", reject).once("exit", (code) => resolve(code ?? 1));
  });
}
