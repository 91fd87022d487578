import type { MedusaContainer } from "@medusajs/framework/types";
import { STALE_SECONDS } from "../background/stale";
import { discardFile } from "../export/discard-file";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { exportYearWorkflow } from "../workflows/export-year";

/** Takes up exports that a restart cut off, and deletes files that none came of. */
export default async function resumeExports(container: MedusaContainer) {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  for (const export_id of await ledger.abandonedExports(STALE_SECONDS)) {
    await exportYearWorkflow(container).run({ input: { export_id } });
  }
  for (const { id, file_id } of await ledger.leftExportFiles(STALE_SECONDS)) await discardFile(container, id, file_id);
}

export const config = { name: "subsidy-resume-exports", schedule: "* * * * *" };
