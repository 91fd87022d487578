import type { MedusaContainer } from "@medusajs/framework/types";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type { ExportFormat, ExportJob } from "../modules/subsidy/exports";
import type SubsidyModuleService from "../modules/subsidy/service";
import { reconcile } from "../recording/reconcile";

/**
 * One file however often it is asked for: a new job, or the one that is on its way or done and shows the same. Before an
 * open year's file is taken to show everything, what the shop has sold or refunded meanwhile is recorded.
 */
export async function requestExport(
  container: MedusaContainer,
  input: { policy_year: number; format: ExportFormat; requested_by: string },
): Promise<{ job: ExportJob; isNew: boolean }> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const { job, isSealed } = await ledger.exportOfNow(input.policy_year, input.format);
  if (job && !isSealed) await reconcile(container);
  return ledger.requestExport(input);
}
