import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import { subsidyErrors } from "../modules/subsidy/errors";
import type SubsidyModuleService from "../modules/subsidy/service";
import { goodsClassesOf } from "../recording/goods-classes";
import { instantOfText } from "../time/calendar-date";
import { recordDecidedOrdersStep } from "./steps/record-order";

export interface GoodsClassDecisionInput {
  product_id: string;
  goods_class: string;
  /** From when the class holds: an instant with its offset, or a day of Shanghai. */
  effective_from: string | Date;
  decided_by: string;
  note?: string | null;
}

export interface DecideGoodsClassInput {
  decisions: GoodsClassDecisionInput[];
}

/** Errors: `goods_class_unknown`, `goods_class_date_missing`, `product_unknown` for the first that is not there. */
const validateGoodsClassesStep = createStep(
  "validate-goods-classes",
  async ({ decisions }: DecideGoodsClassInput, { container }) => {
    const known = goodsClassesOf(container.resolve<SubsidyModuleService>(SUBSIDY_MODULE).policy());
    for (const decision of decisions) {
      if (!known.some(({ code }) => code === decision.goods_class)) {
        const names = known.map(({ name }) => name).join("、");
        throw subsidyErrors.goods_class_unknown({ goods_class: decision.goods_class, known: names });
      }
      instantFrom(decision);
    }
    const ids = [...new Set(decisions.map(({ product_id }) => product_id))];
    const query = container.resolve(ContainerRegistrationKeys.QUERY);
    const { data } = await query.graph({ entity: "product", fields: ["id"], filters: { id: ids } });
    const there = new Set(data.map(({ id }) => id));
    const missing = ids.find((id) => !there.has(id));
    if (missing !== undefined) throw subsidyErrors.product_unknown({ product: missing });
  },
);

function instantFrom({ effective_from }: GoodsClassDecisionInput): Date {
  const instant = typeof effective_from === "string" ? instantOfText(effective_from) : effective_from;
  if (!instant || Number.isNaN(instant.getTime())) throw subsidyErrors.goods_class_date_missing();
  return instant;
}

/** Not undone when a later step fails: the decision was made, and entries may rest on it by then. */
const createGoodsClassDecisionsStep = createStep(
  "create-goods-class-decisions",
  async ({ decisions }: DecideGoodsClassInput, { container }) => {
    const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
    const rows = await ledger.createGoodsClassDecisions(
      decisions.map((decision) => ({
        ...decision,
        effective_from: instantFrom(decision),
        note: decision.note ?? null,
      })),
    );
    return new StepResponse(rows);
  },
);

const findOrdersOfProductsStep = createStep(
  "find-orders-of-products",
  async ({ decisions }: DecideGoodsClassInput, { container }) => {
    const ids = decisions.map((decision) => decision.product_id);
    return new StepResponse(await container.resolve<SubsidyModuleService>(SUBSIDY_MODULE).ordersOfProducts(ids));
  },
);

/**
 * Writes down the reviewer's dated decisions and tags the lines sold of these products anew. Errors:
 * `goods_class_unknown`, `goods_class_date_missing`, `product_unknown`.
 */
export const decideGoodsClassWorkflow = createWorkflow("decide-goods-class", (input: DecideGoodsClassInput) => {
  validateGoodsClassesStep(input);
  const decisions = createGoodsClassDecisionsStep(input);
  const orderIds = findOrdersOfProductsStep(input);
  recordDecidedOrdersStep(transform({ orderIds }, (data) => ({ order_ids: data.orderIds })));
  return new WorkflowResponse(decisions);
});
