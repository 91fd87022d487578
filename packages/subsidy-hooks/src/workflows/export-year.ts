import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { STALE_SECONDS } from "../background/stale";
import { runExport } from "../export/run-export";
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
    const job = await container.resolve<SubsidyModuleService>(SUBSIDY_MODULE).claimExport(export_id, STALE_SECONDS);
    if (!job) return new StepResponse({ taken: false });
    await runExport(container, job);
    return new StepResponse({ taken: true });
  },
);

/** Writes the file of an export job. */
export const exportYearWorkflow = createWorkflow("export-subsidy-year", (input: ExportYearInput) => {
  return new WorkflowResponse(writeSubsidyExportStep(input));
});
