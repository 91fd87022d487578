import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import type { Processes } from "./processes.ts";
import { step } from "./progress.ts";
import type { Settings } from "./settings.ts";
import { fingerprint, oncePer } from "./stamp.ts";

const built = ["apps/commerce/.medusa/server/src", "packages/subsidy-hooks/.medusa/server/src"];
const schemaFiles = [
  "package-lock.json",
  ...built.flatMap((src) => [`${src}/**/migrations/*.js`, `${src}/links/*.js`]),
];
const seedFiles = ["apps/commerce/.medusa/server/src/seed/**/*.js"];

export const commerceFolder = (settings: Settings) => join(settings.root, "apps/commerce/.medusa/server");

/**
 * Builds what changed of the workspaces that `filters` name, or of all: turbo keeps the rest from its cache. Answers
 * with a print of what is built now, the same whenever the sources are.
 */
export async function build(root: string, processes: Pick<Processes, "run">, filters: string[]): Promise<string> {
  const args = ["run", "build", "--output-logs=new-only", "--no-color", ...filters.map((it) => `--filter=${it}`)];
  const built: string[] = [];
  await step("构建 build", (note) =>
    processes.run({ name: "build", command: "turbo", args, cwd: root }, (line) => {
      const [, task, cache, hash] = /^(@qinshui\/\S+):build: cache (hit|miss), .*?(\w+)$/.exec(line) ?? [];
      if (!task) return;
      built.push(`${task} ${hash}`);
      note(`${task} ${cache === "hit" ? "无改动 cached" : "构建中 building"}`);
    }),
  );
  return built.sort().join("\n");
}

/**
 * Brings the database to the schema of the built code and fills it with the sample county; both are
 * skipped when nothing they depend on has changed since the last time.
 */
export async function prepareDatabase(
  settings: Settings,
  processes: Processes,
  env: Record<string, string>,
): Promise<void> {
  const cwd = commerceFolder(settings);
  const medusa = (name: string, args: string[]) => ({ name, command: "medusa", args, cwd, env });
  const database = settings.databaseUrl ?? "embedded";
  const print = (patterns: string[]) =>
    createHash("sha256")
      .update(`${database}\0${fingerprint(settings.root, patterns)}`)
      .digest("hex");

  await oncePer(join(settings.dataDir, "stamps/schema"), print(schemaFiles), () =>
    step("数据库结构 migrate", () =>
      processes.run(medusa("migrate", ["db:migrate", "--execute-safe-links", "--execute-safe-search"])),
    ),
  );
  await oncePer(join(settings.dataDir, "stamps/seed"), print([...schemaFiles, ...seedFiles]), () =>
    step("示例县数据 seed", (note) =>
      processes.run(medusa("seed", ["exec", "./src/seed/index.js"]), (line) => {
        const progress = /seed: ([^"]+)/.exec(line);
        if (progress?.[1]) note(progress[1]);
      }),
    ),
  );
}

/**
 * Makes `<folder>/static`, the only folder Medusa serves files from, a link into the data folder, so
 * that a new build does not lose them. Returns the folder for files that are not public.
 */
export function linkFiles(folder: string, dataDir: string): string {
  const publicFiles = join(dataDir, "files/public");
  const link = join(folder, "static");
  mkdirSync(publicFiles, { recursive: true });
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link, { recursive: true });
  symlinkSync(publicFiles, link);
  return join(dataDir, "files");
}
