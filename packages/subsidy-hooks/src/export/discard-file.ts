import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";

/** Deletes what a run stored for an export that is not done. */
export async function discardFile(container: MedusaContainer, exportId: string, fileId: string): Promise<void> {
  await container.resolve(Modules.FILE).deleteFiles(fileId);
  await container.resolve<SubsidyModuleService>(SUBSIDY_MODULE).forgetExportFile(exportId, fileId);
}
