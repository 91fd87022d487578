import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { policyYearOf } from "../time/policy-year";
import { scanFindingsWorkflow } from "../workflows/review/scan-findings";

/**
 * Looks at this policy year and the last once a night, after the orders were reviewed. A policy without numbers for the
 * review has no findings. One year that cannot be read must not keep the other waiting.
 */
export default async function scanFindings(container: MedusaContainer) {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  if (!ledger.policy().review) return;
  const thisYear = policyYearOf(new Date());
  const known = await ledger.years();
  for (const year of [thisYear - 1, thisYear].filter((it) => known.includes(it))) {
    try {
      await scanFindingsWorkflow(container).run({ input: { year } });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      container
        .resolve(ContainerRegistrationKeys.LOGGER)
        .error(`subsidy: findings of ${year} not looked for: ${reason}`);
    }
  }
}

// 03:40 in Shanghai on a server that keeps UTC.
export const config = { name: "subsidy-scan-findings", schedule: "40 19 * * *" };
