import { Modules } from "@medusajs/framework/utils";
import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type SubsidyModuleService from "../../modules/subsidy/service";
import { readSignalFacts } from "../../recording/read-signal-facts";
import { reviewErrors } from "../../review/errors";
import type { Finding } from "../../review/finding";
import { scan } from "../../review/scan";

export interface ScanFindingsInput {
  year: number;
}

const LOCK_WAIT_SECONDS = 300;

/** One scan of a year at a time, so that none writes down what an older reading saw. Findings are never taken back. */
const scanFindingsStep = createStep("scan-findings", async ({ year }: ScanFindingsInput, { container }) => {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const { id, review } = ledger.policy();
  if (!review) throw reviewErrors.review_parameters_missing({ policy: id });
  const hasher = ledger.personalHasher();
  const scanned = await container.resolve(Modules.LOCKING).execute(
    `subsidy:findings:${year}`,
    async () => {
      const seen: Finding[] = [];
      for await (const facts of readSignalFacts(container, year, hasher)) seen.push(...scan(facts, review));
      return ledger.appendFindings(year, seen);
    },
    { timeout: LOCK_WAIT_SECONDS },
  );
  return new StepResponse(scanned);
});

/**
 * Looks at a policy year with all signals and writes down what they see. It decides nothing and moves no money. Errors:
 * `review_parameters_missing`, `review_key_missing`, those of `readSignalFacts`.
 */
export const scanFindingsWorkflow = createWorkflow("scan-findings", (input: ScanFindingsInput) => {
  return new WorkflowResponse(scanFindingsStep(input));
});
