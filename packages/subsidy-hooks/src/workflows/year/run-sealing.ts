import type { MedusaContainer } from "@medusajs/framework/types";
import { workOn } from "../../background/work-on";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type { SealingJob } from "../../modules/subsidy/sealing-store";
import type SubsidyModuleService from "../../modules/subsidy/service";
import { discardBundle } from "./discard-bundle";
import { sealYear } from "./seal-year";

/**
 * Does a claimed job and writes its failure into its row; what a run before it left in storage goes first. Seal, step
 * and the job's end are one transaction, so there is nothing to take back.
 */
export async function runSealing(container: MedusaContainer, job: SealingJob, heartbeatMs?: number): Promise<void> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const inHand = {
    name: `sealing ${job.id}`,
    touch: () => ledger.sealings((store) => store.jobs.touch(job)),
    failed: "没有封存，请稍后重试；仍不成功时请联系维护人员。",
    heartbeatMs,
  };
  const failure = await workOn(container, inHand, async (lost) => {
    if (job.file_id) await discardBundle(container, job.id, job.file_id);
    await sealYear(container, job, lost);
  });
  if (failure) await ledger.sealings((store) => store.fail(job, failure.error));
}
