import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";

/** Does something with each of some items. What fails is logged, left to the next time, and stops none of the others. */
export async function oneByOne<T>(
  container: MedusaContainer,
  what: string,
  items: readonly T[],
  work: (item: T) => unknown,
): Promise<void> {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
  for (const item of items) {
    try {
      await work(item);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      logger.error(`subsidy: ${what} ${JSON.stringify(item)} failed, left to the next time: ${reason}`);
    }
  }
}
