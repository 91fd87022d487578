import { watch } from "node:fs";
import { join } from "node:path";

const packages = ["cn", "brand-kit", "subsidy-hooks"];
const quietMs = 300;

/** Calls `rebuild` after a source of the shared packages changed, one call at a time. */
export function rebuildOnChange(root: string, rebuild: () => Promise<void>): void {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      running = running.then(rebuild).catch((error) => console.error(error.message));
    }, quietMs);
  };
  for (const name of packages) watch(join(root, "packages", name, "src"), { recursive: true }, changed);
}
