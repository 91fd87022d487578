import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, refundPaymentWorkflow, releaseLockStep } from "@medusajs/medusa/core-flows";
import { yuanFromFen } from "@qinshui/cn/money";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { orderPayments } from "../recording/order-payments";
import { planRefund, type RefundLineInput } from "../recording/plan-refund";
import { ALLOCATION_KEY } from "../recording/read-order-snapshot";
import { recordOrder } from "../recording/record-order";
import { orderLines } from "../reports/order-report";
import { recordOrdersStep } from "./steps/record-order";

export interface RefundLinesInput {
  order_id: string;
  lines: RefundLineInput[];
  note?: string | null;
  /** Id of whoever refunds. */
  refunded_by: string;
}

/** The checked refund as plain data: whole fen as text, since a step's result must survive JSON. */
interface PlannedRefund {
  payment_id: string;
  amount_fen: string;
  amount_yuan: string;
  lines: RefundLineInput[];
}

/** Errors: those of `planRefund`. */
const validateRefundLinesStep = createStep(
  "validate-refund-lines",
  async ({ order_id, lines }: RefundLinesInput, { container }) => {
    const rows = await container.resolve<SubsidyModuleService>(SUBSIDY_MODULE).orderRows(order_id);
    const payments = await orderPayments(container.resolve(ContainerRegistrationKeys.QUERY), order_id);
    const plan = planRefund(lines, orderLines(rows), payments);
    return new StepResponse<PlannedRefund>({
      payment_id: plan.payment_id,
      amount_fen: plan.amount.toString(),
      amount_yuan: yuanFromFen(plan.amount),
      lines: plan.lines.map(({ line_id, amount }) => ({ line_id, amount_fen: amount.toString() })),
    });
  },
);

/**
 * Writes down which lines the money will be for, before it moves. Not undone when a later step fails: the refund may
 * have been made all the same, and a row that no refund refers to attributes nothing.
 */
const writeRefundAllocationStep = createStep(
  "write-refund-allocation",
  async ({ input, plan }: { input: RefundLinesInput; plan: PlannedRefund }, { container }) => {
    const row = await container.resolve<SubsidyModuleService>(SUBSIDY_MODULE).createRefundAllocations({
      order_id: input.order_id,
      payment_id: plan.payment_id,
      lines: plan.lines as unknown as Record<string, unknown>,
      note: input.note ?? null,
      refunded_by: input.refunded_by,
    });
    return new StepResponse({ id: row.id });
  },
);

/** The money has moved: a failure here is logged and left to the reconciler, never a reason to undo. */
const recordRefundStep = createStep("record-refund", async ({ order_id }: { order_id: string }, { container }) => {
  try {
    await recordOrder(container, order_id);
    return new StepResponse({ recorded: true });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`subsidy: refund of order ${order_id} left to the reconciler: ${reason}`);
    return new StepResponse({ recorded: false });
  }
});

/**
 * Refunds lines of an order in whole or in part, through one payment, and books the refund on exactly these lines.
 * The refund carries the id of its allocation, so a crash at any point leaves either no refund or one that the
 * reconciler attributes rightly. Errors: those of `planRefund` and of recording; the payment provider's.
 */
export const refundLinesWorkflow = createWorkflow("refund-lines", (input: RefundLinesInput) => {
  const key = transform({ input }, (data) => `subsidy:refund:${data.input.order_id}`);
  acquireLockStep({ key, timeout: 30, ttl: 120 });
  recordOrdersStep(transform({ input }, (data) => ({ order_ids: [data.input.order_id] })));
  const plan = validateRefundLinesStep(input);
  const allocation = writeRefundAllocationStep({ input, plan });
  const refund = transform({ input, plan, allocation }, (data) => ({
    payment_id: data.plan.payment_id,
    amount: data.plan.amount_yuan,
    note: data.input.note ?? undefined,
    created_by: data.input.refunded_by,
    // Handed on to the payment module as it is, though the workflow's type leaves it out.
    metadata: { [ALLOCATION_KEY]: data.allocation.id },
  }));
  refundPaymentWorkflow.runAsStep({ input: refund });
  const outcome = recordRefundStep({ order_id: input.order_id });
  releaseLockStep({ key });
  return new WorkflowResponse(
    transform({ plan, allocation, outcome }, (data) => ({
      refund_allocation_id: data.allocation.id,
      amount_fen: data.plan.amount_fen,
      recorded: data.outcome.recorded,
    })),
  );
});
