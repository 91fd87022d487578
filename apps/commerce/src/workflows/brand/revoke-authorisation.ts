import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { BRAND_MODULE } from "../../modules/brand";
import { brandErrors } from "../../modules/brand/errors";
import type BrandModuleService from "../../modules/brand/service";

const revokeStep = createStep(
  "revoke-authorisation",
  async ({ id }: { id: string }, { container }): Promise<StepResponse<{ id: string }, string | null>> => {
    const service = container.resolve<BrandModuleService>(BRAND_MODULE);
    const [authorisation] = await service.listAuthorisations({ id });
    if (!authorisation) throw brandErrors.authorisation_not_found();
    if (authorisation.revoked_at) return new StepResponse({ id }, null);
    await service.updateAuthorisations({ id, revoked_at: new Date() });
    return new StepResponse({ id }, id);
  },
  async (id, { container }) => {
    if (id) await container.resolve<BrandModuleService>(BRAND_MODULE).updateAuthorisations({ id, revoked_at: null });
  },
);

/** Ends an authorisation at once; one that is revoked already stays as it is. Error: `authorisation_not_found`. */
export const revokeAuthorisationWorkflow = createWorkflow("revoke-authorisation", (input: { id: string }) => {
  return new WorkflowResponse(revokeStep(input));
});
