import type { MedusaContainer } from "@medusajs/framework/types";
import { oneByOne } from "../background/one-by-one";
import { STALE_SECONDS } from "../background/stale";
import { discardFile } from "../export/discard-file";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { exportYearWorkflow } from "../workflows/export-year";

/** Takes up exports that a restart cut off, and deletes files that none came of. */
export default async function resumeExports(container: MedusaContainer) {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  await oneByOne(container, "taking up the export", await ledger.abandonedExports(STALE_SECONDS), (export_id) =>
    exportYearWorkflow(container).run({ input: { export_id } }),
  );
  const left = await ledger.leftExportFiles(STALE_SECONDS);
  await oneByOne(container, "deleting the file", left, ({ id, file_id }) => discardFile(container, id, file_id));
}

export const config = { name: "subsidy-resume-exports", schedule: "* * * * *" };
