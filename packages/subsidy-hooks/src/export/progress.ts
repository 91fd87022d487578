import type { ExportRun } from "../modules/subsidy/exports";
import type SubsidyModuleService from "../modules/subsidy/service";

const EVERY_MS = 1_000;

/**
 * Takes how many lines went by and writes it into the job's row, at most once a second and without holding anybody up.
 * A note that cannot be written is left to the next.
 */
export function progressNotes(ledger: SubsidyModuleService, run: ExportRun, total: number): (lines: number) => void {
  let done = 0;
  let notedAt = 0;
  return (lines) => {
    done += lines;
    const now = Date.now();
    if (now - notedAt < EVERY_MS) return;
    notedAt = now;
    ledger.reportExport(run, { done: Math.min(done, total), total }).catch(() => {});
  };
}
