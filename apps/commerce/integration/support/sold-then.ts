import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { withoutEvents } from "./ledger";

/** Asks the providers about every open payment, as the job does when no webhook came; nobody hears of it. */
export async function settleUnheard(container: MedusaContainer): Promise<void> {
  const engine = container.resolve(Modules.WORKFLOW_ENGINE);
  await withoutEvents(container, () => engine.run("settle-pending-payments", { input: { quiet_ms: 0 } }));
}

/**
 * Moves what core itself stamped on an order's payments: when it asked for the money and when it wrote the capture. What
 * the provider noted stays.
 */
export async function moveStamps(
  container: MedusaContainer,
  orderId: string,
  { asked, written }: { asked: string; written: string },
): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: "order",
    fields: ["payment_collections.id", "payment_collections.payments.captures.id"],
    filters: { id: orderId },
  });
  const collections = (data[0]?.payment_collections ?? []) as {
    id: string;
    payments: { captures: { id: string }[] }[];
  }[];
  const captures = collections.flatMap(({ payments }) => payments.flatMap((payment) => payment.captures));
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  await knex("payment_collection").whereIn("id", ids(collections)).update({ created_at: asked });
  await knex("capture").whereIn("id", ids(captures)).update({ created_at: written });
}
