import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { SUBSIDY_MODULE } from "../../modules/subsidy";
import type { Scanned } from "../../modules/subsidy/findings";
import type SubsidyModuleService from "../../modules/subsidy/service";
import { readSignalFacts } from "../../recording/read-signal-facts";
import { reviewErrors } from "../../review/errors";
import type { Finding } from "../../review/finding";
import { scan } from "../../review/scan";

const LOCK_WAIT_SECONDS = 300;

/**
 * Looks at a policy year with all signals and writes down what they see. One scan of a year at a time, so that none
 * writes down what an older reading saw. Errors: `review_parameters_missing`, `review_key_missing`, those of
 * `readSignalFacts`.
 */
export async function scanYear(container: MedusaContainer, year: number): Promise<Scanned> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const { id, review } = ledger.policy();
  if (!review) throw reviewErrors.review_parameters_missing({ policy: id });
  const hasher = ledger.personalHasher();
  return container.resolve(Modules.LOCKING).execute(
    `subsidy:findings:${year}`,
    async () => {
      const seen: Finding[] = [];
      for await (const facts of readSignalFacts(container, year, hasher)) seen.push(...scan(facts, review));
      return ledger.appendFindings(year, seen);
    },
    { timeout: LOCK_WAIT_SECONDS },
  );
}
