import type { MedusaContainer } from "@medusajs/framework/types";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type { NewSealing, SealingJob } from "../../modules/subsidy/sealing-store";
import type SubsidyModuleService from "../../modules/subsidy/service";
import { yearErrors } from "../../year/errors";
import { assertPerson } from "../steps/assert-person";
import { readYear } from "./read-year";
import { assertSealable } from "./seal-year";

/**
 * Asks for a year to be sealed: one job, however often and by however many it is asked. What can be seen at once to stand
 * against it is refused at once; all of it is asked again when the job is done. Errors:
 * `decision_needs_person`, `year_changed`, `year_step_blocked`.
 */
export async function requestSealing(
  container: MedusaContainer,
  input: NewSealing,
): Promise<{ job: SealingJob; isNew: boolean }> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const { policy_year: year, after } = input;
  await assertPerson(container, input.requested_by);
  const underWay = await ledger.sealings((store) => store.underWay(year));
  if (underWay) return { job: underWay, isNew: false };
  const record = await readYear(ledger, year);
  if (record.state.steps !== after) throw yearErrors.year_changed({ year });
  await assertSealable(ledger, record);
  return ledger.sealings((store) => store.request(input));
}

/** A job as it is answered; where its bundle lies is nobody's business. */
export function sealingJson(job: SealingJob) {
  return {
    id: job.id,
    year: job.policy_year,
    status: job.status,
    progress: { done: job.progress_done, total: job.progress_total },
    after: job.after,
    reason: job.reason,
    requested_by: job.requested_by,
    revision: job.revision,
    error: job.error,
    cancelled_by: job.cancelled_by,
    created_at: job.created_at,
    finished_at: job.finished_at,
  };
}
