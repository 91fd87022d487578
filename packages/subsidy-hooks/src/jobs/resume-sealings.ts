import type { MedusaContainer } from "@medusajs/framework/types";
import { oneByOne } from "../background/one-by-one";
import { jobsWithFolders, removeRunFolders } from "../background/run-folders";
import { STALE_SECONDS } from "../background/stale";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { sealYearWorkflow } from "../workflows/year";
import { discardBundle } from "../workflows/year/discard-bundle";
import { SEAL_FOLDERS } from "../workflows/year/seal-year";

/** Takes up the sealing of years that a restart cut off, and deletes bundles that no seal came of and what was left of their making. */
export default async function resumeSealings(container: MedusaContainer) {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const abandoned = await ledger.sealings((store) => store.jobs.abandoned(STALE_SECONDS));
  await oneByOne(container, "taking up the sealing", abandoned, (sealing_id) =>
    sealYearWorkflow(container).run({ input: { sealing_id } }),
  );
  const left = await ledger.sealings((store) => store.jobs.leftFiles(STALE_SECONDS));
  await oneByOne(container, "deleting the bundle", left, ({ id, file_id }) => discardBundle(container, id, file_id));
  const ended = await ledger.sealings((store) => store.jobs.ended(jobsWithFolders(SEAL_FOLDERS)));
  await oneByOne(container, "removing the folder of", ended, (id) => removeRunFolders(SEAL_FOLDERS, id));
}

export const config = { name: "subsidy-resume-sealings", schedule: "* * * * *" };
