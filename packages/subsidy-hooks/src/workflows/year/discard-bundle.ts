import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type SubsidyModuleService from "../../modules/subsidy/service";

/** Deletes a stored bundle, unless it is that of a seal after all: an answer of the database can get lost. */
export async function discardBundle(container: MedusaContainer, jobId: string, fileId: string): Promise<void> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  if (await ledger.sealings((store) => store.isSealed(fileId))) return;
  await container.resolve(Modules.FILE).deleteFiles(fileId);
  await ledger.sealings((store) => store.jobs.forgetFile(jobId, fileId));
}
