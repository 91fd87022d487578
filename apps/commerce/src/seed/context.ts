import type { Logger, MedusaContainer, RemoteQueryFunction } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

export interface SeedContext {
  container: MedusaContainer;
  query: Omit<RemoteQueryFunction, symbol>;
  /** One line of progress: `seed: 12/40 商品`. The launcher shows what follows "seed: ". */
  report: (text: string) => void;
}

export function seedContext(container: MedusaContainer): SeedContext {
  const logger: Logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  return {
    container,
    query: container.resolve(ContainerRegistrationKeys.QUERY),
    report: (text) => logger.info(`seed: ${text}`),
  };
}

/** What must be there because an earlier step made it, or because the data name it. */
export function must<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`seed: ${what} is missing`);
  return value;
}

export function batches<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size));
}

/** Runs tasks with at most `width` at a time; results in the order of the list. */
export async function mapSome<T, R>(list: readonly T[], width: number, task: (it: T) => Promise<R>): Promise<R[]> {
  const results: R[] = new Array(list.length);
  let next = 0;
  const worker = async () => {
    for (let i = next++; i < list.length; i = next++) results[i] = await task(list[i] as T);
  };
  await Promise.all(Array.from({ length: Math.min(width, list.length) }, worker));
  return results;
}

/** Midnight in Shanghai at the beginning of a calendar day, as an instant. */
export function startOfShanghaiDay(day: string): Date {
  return new Date(`${day}T00:00:00+08:00`);
}
