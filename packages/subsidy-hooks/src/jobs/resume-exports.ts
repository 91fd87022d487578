import type { MedusaContainer } from "@medusajs/framework/types";
import { STALE_SECONDS } from "../background/stale";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { exportYearWorkflow } from "../workflows/export-year";

/** Takes up exports that a restart cut off. */
export default async function resumeExports(container: MedusaContainer) {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  for (const export_id of await ledger.abandonedExports(STALE_SECONDS)) {
    await exportYearWorkflow(container).run({ input: { export_id } });
  }
}

export const config = { name: "subsidy-resume-exports", schedule: "* * * * *" };
