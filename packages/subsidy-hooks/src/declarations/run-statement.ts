import type { MedusaContainer } from "@medusajs/framework/types";
import { workOn } from "../background/work-on";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type { StatementRow } from "../modules/subsidy/declared";
import type SubsidyModuleService from "../modules/subsidy/service";
import { importStatement } from "./import-statement";
import { postStatement, reverseStatement } from "./post-statement";

const WORK = {
  importing: importStatement,
  posting: postStatement,
  reversing: reverseStatement,
} as const;

/**
 * Does what a claimed statement waits for. Every piece of it may be done again: a run that was cut off is simply
 * followed by another, and one that lost its statement to another stops. Failure is written into the row, not thrown.
 */
export async function runStatement(
  container: MedusaContainer,
  statement: StatementRow,
  heartbeatMs?: number,
): Promise<void> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const inHand = {
    name: `statement ${statement.id}`,
    touch: () => ledger.declared((store) => store.jobs.touch(statement)),
    failed: "没有完成，系统会自动重试；一直不成功时请联系维护人员。",
    heartbeatMs,
  };
  const failure = await workOn(container, inHand, (lost) =>
    WORK[statement.status as keyof typeof WORK](container, statement, lost),
  );
  if (failure) await ledger.declared((store) => store.fail(statement, failure.error));
}
