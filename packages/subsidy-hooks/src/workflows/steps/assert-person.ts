import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createStep } from "@medusajs/framework/workflows-sdk";
import { reviewErrors } from "../../review/errors";

/** No job, no key of an interface: whoever it is, is somebody of the staff. Error: `decision_needs_person`. */
export async function assertPerson(container: MedusaContainer, id: string): Promise<void> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: "user", fields: ["id"], filters: { id } });
  if (!id || data.length !== 1) throw reviewErrors.decision_needs_person();
}

/** {@link assertPerson} as a workflow's first step. */
export const assertPersonStep = createStep("assert-person", ({ id }: { id: string }, { container }) =>
  assertPerson(container, id),
);
