import { watch } from "node:fs";
import { join } from "node:path";

const folders = ["cn/src", "brand-kit/src", "subsidy-hooks/src", "subsidy-hooks/policies"];
const quietMs = 300;

/** Calls `rebuild` after a source of the shared packages changed, one call at a time. Returns what ends the watch. */
export function rebuildOnChange(root: string, rebuild: () => Promise<void>): () => void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(rebuild).catch((error) => console.error(error.message));
    }, quietMs);
  };
  const watchers = folders.map((folder) => watch(join(root, "packages", folder), { recursive: true }, changed));
  return () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
  };
}
