/**
 * `npm run -s bench -- <name> …`: runs a bench of the project on a throwaway PostgreSQL and prints one JSON object of
 * figures on stdout; how far it is goes to stderr. Figures are ratios to a baseline in the same run, because machines
 * are noisy.
 */
import { type SpawnOptions, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { build } from "esbuild";
import { type RunningPostgres, startThrowawayPostgres } from "../postgres/postgres.ts";
import { medusaRunnerEnv } from "../test/medusa-runner-env.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = resolve(root, "packages/subsidy-hooks/bench");
/** Parts of a bench that need the whole shop. */
const IN_THE_SHOP: Readonly<Record<string, string>> = { ledger: "apps/commerce/bench/checkout.ts" };

const [name = "", ...args] = process.argv.slice(2);
const source = resolve(folder, `${basename(name)}.ts`);

if (!existsSync(source) || name === "") {
  process.stderr.write(`npm run -s bench -- <name>; names: ${names().join(", ")}\n`);
  process.exit(2);
}

const postgres = await startThrowawayPostgres();
try {
  const figures = { ...(await ofThePackage(postgres)), ...(await inTheShop(postgres)) };
  process.stdout.write(`${JSON.stringify(figures)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exitCode = 1;
} finally {
  await postgres.stop();
}

async function ofThePackage(postgres: RunningPostgres): Promise<object> {
  const file = resolve(root, `packages/subsidy-hooks/dist/bench/${basename(name)}.cjs`);
  await build({
    entryPoints: [source],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "cjs",
    packages: "external",
    alias: { "@qinshui/cn": resolve(root, "packages/cn/src") },
    logLevel: "error",
  });
  const env = { DATABASE_URL: postgres.url("postgres") };
  return JSON.parse(await run(process.execPath, [file, ...args], env, ["inherit", "pipe", "inherit"]));
}

async function inTheShop(postgres: RunningPostgres): Promise<object> {
  const file = IN_THE_SHOP[name];
  if (!file) return {};
  const results = mkdtempSync(join(tmpdir(), "bench-"));
  const result = join(results, "figures.json");
  // Whatever they say is not a figure.
  const stdio: SpawnOptions["stdio"] = ["inherit", 2, "inherit"];
  try {
    await run("turbo", ["run", "build", "--filter=./packages/*", "--output-logs=errors-only"], {}, stdio);
    const env = { ...medusaRunnerEnv(postgres), BENCH_RESULT: result };
    await run("vitest", ["run", "--project", "bench", file], env, stdio);
    return JSON.parse(readFileSync(result, "utf8"));
  } finally {
    rmSync(results, { recursive: true });
  }
}

/** What the command writes to a piped stdout. */
function run(
  command: string,
  args: string[],
  env: Record<string, string>,
  stdio: SpawnOptions["stdio"],
): Promise<string> {
  const child = spawn(command, args, { cwd: root, stdio, env: { ...process.env, ...env } });
  const stop = () => child.kill();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  let out = "";
  child.stdout?.on("data", (piece) => {
    out += piece;
  });
  return new Promise((done, reject) => {
    child.once("error", reject);
    child.once("close", (code) => (code === 0 ? done(out) : reject(new Error(`${command} ended with ${code}`))));
  });
}

function names(): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => basename(file.name, ".ts"));
}
