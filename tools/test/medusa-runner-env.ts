import { join } from "node:path";
import type { RunningPostgres } from "../postgres/postgres.ts";

const root = join(import.meta.dirname, "../..");

/** What Medusa's own test runner reads from the environment. */
export function medusaRunnerEnv(postgres: RunningPostgres): Record<string, string> {
  return {
    DB_HOST: "localhost", // the literal word: for any other host Medusa's runner asks for TLS
    DB_PORT: String(postgres.port),
    DB_USERNAME: postgres.user,
    DB_PASSWORD: postgres.password,
    JEST_WORKER_ID: "1", // names the runner's database; Vitest does not set it
    TS_NODE_PROJECT: join(root, "apps/commerce/tsconfig.json"),
    LOG_LEVEL: process.env.LOG_LEVEL ?? "error",
  };
}
