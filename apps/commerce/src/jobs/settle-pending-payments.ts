import type { MedusaContainer } from "@medusajs/framework/types";
import { settlePendingPaymentsWorkflow } from "../workflows/checkout/settle-pending-payments";

/** Webhooks get lost, and processes die between two steps: every minute the open payments are brought to their end. */
export default async function settlePendingPayments(container: MedusaContainer): Promise<void> {
  await settlePendingPaymentsWorkflow(container).run({ input: {} });
}

export const config = {
  name: "settle-pending-payments",
  schedule: "* * * * *",
};
