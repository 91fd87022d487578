import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { isCatalogueError } from "@qinshui/cn/errors";
import { startHeartbeat } from "../export/heartbeat";
import { HEARTBEAT_MS } from "../export/stale";
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
  heartbeatMs: number = HEARTBEAT_MS,
): Promise<void> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const heart = startHeartbeat(() => ledger.declared((store) => store.touch(statement)), heartbeatMs);
  try {
    await WORK[statement.status as keyof typeof WORK](container, statement, heart.lost);
  } catch (error) {
    if (heart.lost.aborted) return;
    const reason = error instanceof Error ? error.message : String(error);
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`subsidy: statement ${statement.id} failed: ${reason}`);
    await ledger.declared((store) => store.fail(statement, messageOf(error)));
  } finally {
    heart.stop();
  }
}

/** For the reader: a sentence of the catalogue, or that something is wrong, but never an inner message. */
function messageOf(error: unknown): string {
  return isCatalogueError(error)
    ? `${error.title}。${error.hint}`
    : "没有完成，系统会自动重试；一直不成功时请联系维护人员。";
}
