/**
 * `npm run -s bench -- <name> …`: runs a bench of the project on a throwaway PostgreSQL and prints one JSON object of
 * figures on stdout; how far it is goes to stderr. Figures are ratios to a baseline in the same run, because machines
 * are noisy.
 */
import { spawn } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { basename, resolve } from "node:path";
import { build } from "esbuild";
import { startThrowawayPostgres } from "../postgres/postgres.ts";

const root = resolve(import.meta.dirname, "../..");
const folder = resolve(root, "packages/subsidy-hooks/bench");
const [name = "", ...args] = process.argv.slice(2);
const source = resolve(folder, `${basename(name)}.ts`);

if (!existsSync(source) || name === "") {
  process.stderr.write(`npm run -s bench -- <name>; names: ${names().join(", ")}\n`);
  process.exit(2);
}

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

const postgres = await startThrowawayPostgres();
try {
  const env = { ...process.env, DATABASE_URL: postgres.url("postgres") };
  process.exitCode = await run(spawn(process.execPath, [file, ...args], { stdio: "inherit", env }));
} finally {
  await postgres.stop();
}

function run(child: ReturnType<typeof spawn>): Promise<number> {
  const stop = () => child.kill();
  process.once("SIGINT", stop).once("SIGTERM", stop);
  return new Promise((done) => child.once("exit", (code) => done(code ?? 1)));
}

function names(): string[] {
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
  return files.map((file) => basename(file.name, ".ts"));
}
