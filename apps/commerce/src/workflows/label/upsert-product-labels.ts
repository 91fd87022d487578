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
import { LABEL_MODULE } from "../../modules/label";
import { type LabelInput, labelInput } from "../../modules/label/input";
import type LabelModuleService from "../../modules/label/service";

const upsertLabelsStep = createStep(
  "upsert-product-labels",
  async ({ labels }: { labels: LabelInput[] }, { container }) => {
    const service = container.resolve<LabelModuleService>(LABEL_MODULE);
    const checked = labels.map((label) => parseInput(labelInput, label));
    const before = await service.listProductLabels({ product_id: checked.map((label) => label.product_id) });
    const idOf = new Map(before.map((label) => [label.product_id, label.id]));
    const fresh = checked.filter((label) => !idOf.has(label.product_id));
    const created = await service.createProductLabels(fresh);
    await service.updateProductLabels(
      checked
        .filter((label) => idOf.has(label.product_id))
        .map((label) => ({ ...label, id: idOf.get(label.product_id) as string })),
    );
    const undo = { created: created.map((label) => label.id), before };
    return new StepResponse(
      created.map(({ id, product_id }) => ({ id, product_id })),
      undo,
    );
  },
  async (undo, { container }) => {
    if (!undo) return;
    const service = container.resolve<LabelModuleService>(LABEL_MODULE);
    await service.deleteProductLabels(undo.created);
    await service.updateProductLabels(undo.before);
  },
);

/** Writes products' labels, new or changed. Error: `input_invalid` naming the field that a kind of goods must have. */
export const upsertProductLabelsWorkflow = createWorkflow(
  "upsert-product-labels",
  (input: { labels: LabelInput[] }) => {
    const created = upsertLabelsStep(input);
    const links = transform({ created }, ({ created: labels }) =>
      labels.map(({ id, product_id }) => ({
        [Modules.PRODUCT]: { product_id },
        [LABEL_MODULE]: { product_label_id: id },
      })),
    );
    createRemoteLinkStep(links);
    return new WorkflowResponse(created);
  },
);
