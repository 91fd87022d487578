import type { MedusaContainer } from "@medusajs/framework/types";
import { reconcileOrdersWorkflow } from "../workflows/reconcile-orders";

/** The guarantee behind the ledger: whatever events were lost, every touched order is looked at within a minute. */
export default async function reconcileOrders(container: MedusaContainer) {
  await reconcileOrdersWorkflow(container).run({ input: {} });
}

export const config = { name: "subsidy-reconcile-orders", schedule: "* * * * *" };
