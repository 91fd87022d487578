import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { isCatalogueError } from "@qinshui/cn/errors";
import { startHeartbeat } from "./heartbeat";
import { HEARTBEAT_MS } from "./stale";

/** For the reader: a sentence of the catalogue, or that something is wrong, but never an inner message. */
export interface Failure {
  error: string;
}

export interface JobInHand {
  /** For the log, for example "export sexp_1". */
  name: string;
  /** A sign of life; whether the job is still this run's. */
  touch: () => Promise<boolean>;
  /** What the reader is told of an error that is not of the catalogue. */
  failed: string;
  heartbeatMs?: number;
}

/**
 * Does the work of a claimed job. All the while it gives signs of life, so that the job is not taken to be cut off; once
 * another run has taken it over, or it was called off, `lost` aborts. What the work throws is logged and handed back;
 * that the job's row is still its own is for the caller to ask when it writes the end.
 */
export async function workOn<T>(
  container: MedusaContainer,
  { name, touch, failed, heartbeatMs = HEARTBEAT_MS }: JobInHand,
  work: (lost: AbortSignal) => Promise<T>,
): Promise<T | Failure> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  const heart = startHeartbeat(touch, heartbeatMs);
  try {
    return await work(heart.lost);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    if (heart.lost.aborted) logger.warn(`subsidy: ${name} left to another run: ${reason}`);
    else logger.error(`subsidy: ${name} failed: ${reason}`);
    return { error: isCatalogueError(error) ? `${error.title}。${error.hint}` : failed };
  } finally {
    heart.stop();
  }
}
