import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * An empty folder for one run of a job, open to nobody else; what earlier runs of it left goes first. The run's number is
 * part of the name, so that a run that was only thought dead takes nothing away from the next.
 */
export function openRunFolder(kind: string, { id, attempt }: { id: string; attempt: number }): string {
  removeRunFolders(kind, id);
  const folder = join(tmpdir(), `${kind}-${id}-${attempt}`);
  mkdirSync(folder, { mode: 0o700 });
  return folder;
}

/** Ids of the jobs that have a folder on this machine, of whichever database. */
export function jobsWithFolders(kind: string): string[] {
  const form = new RegExp(`^${kind}-(\\w+)-\\d+$`);
  return [...new Set(readdirSync(tmpdir()).flatMap((name) => form.exec(name)?.[1] ?? []))];
}

/** Removes what the runs of a job left on this machine. */
export function removeRunFolders(kind: string, jobId: string): void {
  const names = readdirSync(tmpdir()).filter((name) => name.startsWith(`${kind}-${jobId}-`));
  for (const name of names) rmSync(join(tmpdir(), name), { recursive: true, force: true });
}
