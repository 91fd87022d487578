import type { MedusaContainer } from "@medusajs/framework/types";
import { STALE_SECONDS } from "../background/stale";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { sealYearWorkflow } from "../workflows/year";
import { discardBundle } from "../workflows/year/discard-bundle";

/** Takes up the sealing of years that a restart cut off, and deletes bundles that no seal came of. */
export default async function resumeSealings(container: MedusaContainer) {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  for (const sealing_id of await ledger.sealings((store) => store.jobs.abandoned(STALE_SECONDS))) {
    await sealYearWorkflow(container).run({ input: { sealing_id } });
  }
  for (const { id, file_id } of await ledger.sealings((store) => store.jobs.leftFiles(STALE_SECONDS))) {
    await discardBundle(container, id, file_id);
  }
}

export const config = { name: "subsidy-resume-sealings", schedule: "* * * * *" };
