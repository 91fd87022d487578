import type { MedusaContainer } from "@medusajs/framework/types";
import { alignRefundsWorkflow } from "../workflows/align-refunds";

/** Answers of payment providers get lost, and processes die between two steps: every minute such refunds are set right. */
export default async function alignRefunds(container: MedusaContainer) {
  await alignRefundsWorkflow(container).run({ input: {} });
}

export const config = { name: "subsidy-align-refunds", schedule: "* * * * *" };
