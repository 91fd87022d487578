import { Modules } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { createRemoteLinkStep } from "@medusajs/medusa/core-flows";
import { parseInput } from "../../input/parse";
import { BRAND_MODULE } from "../../modules/brand";
import { brandErrors } from "../../modules/brand/errors";
import { type MarkInput, markInput } from "../../modules/brand/input";
import type BrandModuleService from "../../modules/brand/service";

const createMarksStep = createStep(
  "create-marks",
  async ({ marks }: { marks: MarkInput[] }, { container }) => {
    const service = container.resolve<BrandModuleService>(BRAND_MODULE);
    const checked = marks.map((mark) => parseInput(markInput, mark));
    const [taken] = await service.listMarks({ handle: checked.map((mark) => mark.handle) });
    if (taken) throw brandErrors.mark_handle_taken({ handle: taken.handle });
    const created = await service.createMarks(checked.map(({ collection_id: _, ...mark }) => mark));
    return new StepResponse(
      created,
      created.map((mark) => mark.id),
    );
  },
  async (ids, { container }) => {
    if (ids?.length) await container.resolve<BrandModuleService>(BRAND_MODULE).deleteMarks(ids);
  },
);

/** Enters brands and register records. Errors: `input_invalid`, `mark_handle_taken`. */
export const createMarksWorkflow = createWorkflow("create-marks", (input: { marks: MarkInput[] }) => {
  const created = createMarksStep(input);
  const links = transform({ input, created }, ({ input: { marks }, created: records }) =>
    marks.flatMap(({ handle, collection_id }) => {
      const mark = records.find((record) => record.handle === handle);
      return mark && collection_id
        ? [{ [BRAND_MODULE]: { mark_id: mark.id }, [Modules.PRODUCT]: { product_collection_id: collection_id } }]
        : [];
    }),
  );
  createRemoteLinkStep(links);
  return new WorkflowResponse(created);
});
