import type { MedusaContainer } from "@medusajs/framework/types";
import { oneByOne } from "../background/one-by-one";
import { STALE_SECONDS } from "../background/stale";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { runDeclarationWorkflow } from "../workflows/declared/run-declaration";

/** Takes up statements whose work a restart cut off, or that failed in the middle of it. */
export default async function resumeDeclarations(container: MedusaContainer) {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const abandoned = await ledger.declared((store) => store.jobs.abandoned(STALE_SECONDS));
  await oneByOne(container, "taking up the statement", abandoned, (statement_id) =>
    runDeclarationWorkflow(container).run({ input: { statement_id } }),
  );
}

export const config = { name: "subsidy-resume-declarations", schedule: "* * * * *" };
