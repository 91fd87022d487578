import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

// The one entry of the root's scripts: `node tools/run.mjs <script> [arguments]`. Plain JavaScript for any Node from 20
// on, because the scripts are TypeScript, which only the Node that npm ci installs is sure to run.

const tools = dirname(fileURLToPath(import.meta.url));
const node = join(tools, "../node_modules/.bin/node");

if (!existsSync(node)) {
  console.error("还没有安装依赖：请先运行 npm ci\nNothing is installed yet: run npm ci first");
  process.exit(1);
}

// Nothing that runs here tells its maker of it; turbo.json hands these on to builds.
const env = {
  ...process.env,
  MEDUSA_DISABLE_TELEMETRY: "true",
  ASTRO_TELEMETRY_DISABLED: "1",
  TURBO_TELEMETRY_DISABLED: "1",
};

const [script = "", ...args] = process.argv.slice(2);
const child = spawn(node, [join(tools, script), ...args], { stdio: "inherit", env });
// Ctrl-C reaches both; whoever signals this one alone means the other. Either way the other decides when it ends.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.once("exit", (code) => process.exit(code ?? 1));
