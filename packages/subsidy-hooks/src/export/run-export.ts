import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { workOn } from "../background/work-on";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type { ExportJob } from "../modules/subsidy/exports";
import type SubsidyModuleService from "../modules/subsidy/service";
import { writeExport } from "./write-export";

/**
 * Does a claimed job and writes its end, failure too, into the job's row. When another run has taken the job over, this
 * one stops, leaves the row to the other and keeps no file.
 */
export async function runExport(container: MedusaContainer, job: ExportJob, heartbeatMs?: number): Promise<void> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const inHand = {
    name: `export ${job.id}`,
    touch: () => ledger.touchExport(job),
    failed: "文件没有生成，请稍后重试；仍不成功时请联系维护人员。",
    heartbeatMs,
  };
  const outcome = await workOn(container, inHand, (lost) => writeExport(container, job, lost));
  if (await ledger.finishExport(job, outcome)) return;
  container.resolve(ContainerRegistrationKeys.LOGGER).warn(`subsidy: export ${job.id} was taken over by another run`);
  if ("file_id" in outcome) await container.resolve(Modules.FILE).deleteFiles(outcome.file_id);
}
