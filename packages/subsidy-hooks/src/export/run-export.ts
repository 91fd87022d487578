import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { isCatalogueError } from "@qinshui/cn/errors";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type { ExportJob, ExportOutcome } from "../modules/subsidy/exports";
import type SubsidyModuleService from "../modules/subsidy/service";
import { startHeartbeat } from "./heartbeat";
import { HEARTBEAT_MS } from "./stale";
import { writeExport } from "./write-export";

/**
 * Does a claimed job and writes its end, failure too, into the job's row. All the while it gives signs of life, so that
 * it is not taken to be cut off. When another run has taken the job over, this one stops, leaves the row to the other
 * and keeps no file.
 */
export async function runExport(
  container: MedusaContainer,
  job: ExportJob,
  heartbeatMs: number = HEARTBEAT_MS,
): Promise<void> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const outcome = await outcomeOf(container, job, heartbeatMs);
  if (await ledger.finishExport(job, outcome)) return;
  container.resolve(ContainerRegistrationKeys.LOGGER).warn(`subsidy: export ${job.id} was taken over by another run`);
  if ("file_id" in outcome) await container.resolve(Modules.FILE).deleteFiles(outcome.file_id);
}

async function outcomeOf(container: MedusaContainer, job: ExportJob, heartbeatMs: number): Promise<ExportOutcome> {
  const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
  const heart = startHeartbeat(() => ledger.touchExport(job), heartbeatMs);
  try {
    return await writeExport(container, job, heart.lost);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`subsidy: export ${job.id} failed: ${reason}`);
    return { error: messageOf(error) };
  } finally {
    heart.stop();
  }
}

/** For the reader: a sentence of the catalogue, or that something is wrong, but never an inner message. */
function messageOf(error: unknown): string {
  return isCatalogueError(error)
    ? `${error.title}。${error.hint}`
    : "文件没有生成，请稍后重试；仍不成功时请联系维护人员。";
}
