import { mkdirSync, rmSync, utimesSync } from "node:fs";
import { join } from "node:path";
import { postgresFolder, startPostgres } from "../postgres/postgres.ts";
import { ensureDatabase, publishableKey } from "./database.ts";
import { requireFreePorts } from "./ports.ts";
import { build, commerceFolder, linkFiles, prepareDatabase } from "./prepare.ts";
import { Processes } from "./processes.ts";
import { step } from "./progress.ts";
import { readSettings, type Settings } from "./settings.ts";
import { rebuildOnChange } from "./watch.ts";
import { welcome } from "./welcome.ts";

const commerceUrl = (settings: Settings) => `http://localhost:${settings.commercePort}`;
const storefrontUrl = (settings: Settings) => `http://localhost:${settings.storefrontPort}`;

/** What must be undone at the end, newest first. */
const undo: (() => Promise<void>)[] = [];
let ending = false;

async function end(code: number, message?: string): Promise<void> {
  if (ending) return;
  ending = true;
  if (message) console.error(`\n${message}`);
  if (undo.length > 0) console.log("\n正在停止 stopping …");
  for (const step of undo.reverse()) await step().catch((error) => console.error(String(error)));
  process.exit(code);
}

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end(0));

try {
  await up(readSettings(process.argv.slice(2), process.env));
} catch (error) {
  if (!ending) await end(1, error instanceof Error ? error.message : String(error));
}

async function up(settings: Settings): Promise<void> {
  await requireFreePorts({ COMMERCE_PORT: settings.commercePort, STOREFRONT_PORT: settings.storefrontPort });
  if (settings.reset) reset(settings);
  mkdirSync(settings.dataDir, { recursive: true });
  const databaseUrl = settings.databaseUrl ?? (await step("数据库 PostgreSQL", () => embeddedDatabase(settings)));
  const processes = new Processes(join(settings.dataDir, "logs"));
  undo.push(() => processes.stop());

  await build(settings.root, processes, settings.mode === "dev" ? ["./packages/*", "@qinshui/commerce"] : []);
  const env = commerceEnvironment(settings, databaseUrl, linkFiles(commerceFolder(settings), settings.dataDir));
  await prepareDatabase(settings, processes, env);

  await step("商务后台 commerce", () => serveCommerce(settings, processes, env));
  const key = await publishableKey(databaseUrl);
  await step("商城 storefront", () => serveStorefront(settings, processes, key));
  if (settings.mode === "dev") {
    let running = "";
    const stopWatching = rebuildOnChange(settings.root, async () => {
      const built = await build(settings.root, processes, ["./packages/*"]);
      // A build touches sources too, which is no reason to restart once more.
      if (built !== running) restartCommerce(settings.root);
      running = built;
    });
    undo.push(async () => stopWatching());
  }
  welcome({
    storefront: storefrontUrl(settings),
    commerce: commerceUrl(settings),
    demoAccounts: !settings.databaseUrl,
    logs: join(settings.dataDir, "logs"),
  });
}

function reset(settings: Settings): void {
  if (settings.databaseUrl) {
    throw new Error(
      "--reset 只清空内置数据库；DATABASE_URL 指向的数据库请自行处理。--reset is for the embedded database only.",
    );
  }
  rmSync(postgresFolder(settings.dataDir), { recursive: true, force: true });
  for (const part of ["stamps", "files"]) rmSync(join(settings.dataDir, part), { recursive: true, force: true });
}

async function embeddedDatabase(settings: Settings): Promise<string> {
  const postgres = await startPostgres(postgresFolder(settings.dataDir));
  undo.push(() => postgres.stop());
  const url = postgres.url("qinshui");
  await ensureDatabase(url);
  return url;
}

function commerceEnvironment(settings: Settings, databaseUrl: string, files: string): Record<string, string> {
  return {
    NODE_ENV: settings.mode === "dev" ? "development" : "demo",
    PORT: String(settings.commercePort),
    DATABASE_URL: databaseUrl,
    COMMERCE_URL: commerceUrl(settings),
    STOREFRONT_URL: storefrontUrl(settings),
    FILES_DIR: files,
    ...(settings.databaseUrl ? {} : { SEED_DEMO: "embedded" }),
  };
}

function serveCommerce(settings: Settings, processes: Processes, env: Record<string, string>): Promise<void> {
  const watching = settings.mode === "dev";
  const cwd = watching ? join(settings.root, "apps/commerce") : commerceFolder(settings);
  if (watching) linkFiles(cwd, settings.dataDir);
  const args = [watching ? "develop" : "start"];
  return serve(processes, { name: "commerce", command: "medusa", args, cwd, env }, `${commerceUrl(settings)}/health`);
}

/**
 * `medusa develop` restarts on every change below its own folder, even after a start that failed, and does not look at
 * the packages: so a file of it is made to look changed.
 */
function restartCommerce(root: string): void {
  const now = new Date();
  utimesSync(join(root, "apps/commerce/medusa-config.ts"), now, now);
  console.log("  商务后台重新启动 commerce restarts");
}

function serveStorefront(settings: Settings, processes: Processes, key: string): Promise<void> {
  const cwd = join(settings.root, "apps/storefront");
  const env = {
    HOST: "localhost",
    PORT: String(settings.storefrontPort),
    COMMERCE_URL: commerceUrl(settings),
    COMMERCE_PUBLISHABLE_KEY: key,
    SITE_URL: storefrontUrl(settings),
    ASTRO_DEV_BACKGROUND: "0",
  };
  const run =
    settings.mode === "dev"
      ? { command: "astro", args: ["dev", "--port", String(settings.storefrontPort)] }
      : { command: "node", args: ["dist/server/entry.mjs"] };
  return serve(processes, { name: "storefront", ...run, cwd, env }, `${storefrontUrl(settings)}/healthz`);
}

function serve(processes: Processes, command: Parameters<Processes["serve"]>[0], url: string): Promise<void> {
  return processes.serve(command, url, (message) => void end(1, message));
}
