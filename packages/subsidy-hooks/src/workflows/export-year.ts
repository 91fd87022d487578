import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { isCatalogueError } from "@qinshui/cn/errors";
import { STALE_SECONDS } from "../export/stale";
import { writeExport } from "../export/write-export";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";

export interface ExportYearInput {
  export_id: string;
}

/**
 * Runs in the background, so that whoever asked need not wait. The job's row, not the workflow, is the truth about it:
 * a job cut off by a restart is taken up again by a scheduled job. Failure is written into the row and not thrown.
 */
const writeSubsidyExportStep = createStep(
  { name: "write-subsidy-export", async: true, maxRetries: 0 },
  async ({ export_id }: ExportYearInput, { container }) => {
    const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
    const job = await ledger.claimExport(export_id, STALE_SECONDS);
    if (!job) return new StepResponse({ taken: false });
    try {
      await ledger.finishExport(job.id, await writeExport(container, job));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      container.resolve(ContainerRegistrationKeys.LOGGER).error(`subsidy: export ${job.id} failed: ${reason}`);
      await ledger.finishExport(job.id, { error: messageOf(error) });
    }
    return new StepResponse({ taken: true });
  },
);

/** For the reader: a sentence of the catalogue, or that something is wrong, but never an inner message. */
function messageOf(error: unknown): string {
  return isCatalogueError(error)
    ? `${error.title}。${error.hint}`
    : "文件没有生成，请稍后重试；仍不成功时请联系维护人员。";
}

/** Writes the file of an export job. */
export const exportYearWorkflow = createWorkflow("export-subsidy-year", (input: ExportYearInput) => {
  return new WorkflowResponse(writeSubsidyExportStep(input));
});
