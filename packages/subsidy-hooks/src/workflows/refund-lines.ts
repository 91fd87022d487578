import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import {
  createStep,
  createWorkflow,
  StepResponse,
  transform,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk";
import { acquireLockStep, releaseLockStep } from "@medusajs/medusa/core-flows";
import { fen, formatFen, sumFen } from "@qinshui/cn/money";
import { SUBSIDY_MODULE } from "../modules/subsidy";
import type SubsidyModuleService from "../modules/subsidy/service";
import { orderPayments } from "../recording/order-payments";
import { planRefund, type RefundLineInput } from "../recording/plan-refund";
import { ALLOCATION_KEY } from "../recording/read-order-snapshot";
import { recordOrder } from "../recording/record-order";
import { alignHeld, allocationSum } from "../refunds/align-refunds";
import { refundErrors } from "../refunds/errors";
import { readPayment } from "../refunds/read-payment";
import { alone, refundOnce } from "../refunds/refund-once";
import { assertSameRequest } from "../refunds/refund-request";
import { orderLines } from "../reports/order-report";
import { recordOrdersStep } from "./steps/record-order";

export interface RefundLinesInput {
  /** Made by whoever asks, one per refund that is wanted: asking again with it is the same refund. */
  request_id?: string;
  order_id: string;
  lines: RefundLineInput[];
  note?: string | null;
  /** Id of whoever refunds. */
  refunded_by: string;
}

/** A refund that is written down, as plain data: whole fen as text, since a step's result must survive JSON. */
interface WrittenRefund {
  allocation_id: string;
  payment_id: string;
  amount_fen: string;
  /** The money was given back by an earlier asking. */
  made: boolean;
}

interface Allocation {
  id: string;
  order_id: string;
  payment_id: string;
  lines: unknown;
  note: string | null;
}

/**
 * What the providers gave back without the shop knowing is booked first. Whoever refunds holds the payment's lock, so a
 * row of which the order does not know is a killed process's, however young.
 */
const alignOrderRefundsStep = createStep(
  "align-order-refunds",
  async ({ order_id }: { order_id: string }, { container }) => {
    const payments = await orderPayments(container.resolve(ContainerRegistrationKeys.QUERY), order_id);
    const found = [fen(0)];
    for (const { payment_id } of payments.filter(({ captured_fen }) => captured_fen > 0n)) {
      found.push(await alone(container, payment_id, () => alignHeld(container, payment_id)));
    }
    return new StepResponse({ found_fen: sumFen(found).toString() });
  },
);

/**
 * Writes down which lines the money will be for, before it moves; what was written under the same request is taken up
 * again. Not undone when a later step fails: the refund may have been made all the same, and a row that no refund
 * refers to attributes nothing. Errors: those of `planRefund` and `assertSameRequest`, `refund_found`.
 */
const writeRefundAllocationStep = createStep(
  "write-refund-allocation",
  async ({ input, found_fen }: { input: RefundLinesInput; found_fen: string }, { container }) => {
    const ledger = container.resolve<SubsidyModuleService>(SUBSIDY_MODULE);
    const lines = orderLines(await ledger.orderRows(input.order_id));
    const note = input.note ?? null;
    const earlier = await allocationOf(ledger, input.request_id);
    if (earlier) {
      const posted = { ...earlier, lines: earlier.lines as RefundLineInput[] };
      assertSameRequest(posted, { ...input, note }, lines);
      if (await isMade(container, earlier)) return new StepResponse(written(earlier, true));
    }
    if (found_fen !== "0") throw refundErrors.refund_found({ amount: formatFen(fen(found_fen)) });
    const payments = await orderPayments(container.resolve(ContainerRegistrationKeys.QUERY), input.order_id);
    const plan = planRefund(input.lines, lines, payments, earlier?.payment_id);
    if (earlier) return new StepResponse(written(earlier, false));
    const row = await ledger.createRefundAllocations({
      request_id: input.request_id ?? null,
      order_id: input.order_id,
      payment_id: plan.payment_id,
      lines: plan.lines.map(({ line_id, amount }) => ({
        line_id,
        amount_fen: amount.toString(),
      })) as unknown as Record<string, unknown>,
      note,
      refunded_by: input.refunded_by,
    });
    return new StepResponse(written(row, false));
  },
);

async function allocationOf(ledger: SubsidyModuleService, requestId: string | undefined) {
  if (!requestId) return undefined;
  const [row]: Allocation[] = await ledger.listRefundAllocations({ request_id: requestId });
  return row;
}

async function isMade(container: MedusaContainer, { id, payment_id }: Allocation): Promise<boolean> {
  const payment = await readPayment(container, payment_id);
  return payment?.refunds.some(({ allocation_id }) => allocation_id === id) ?? false;
}

function written({ id, payment_id, lines }: Allocation, made: boolean): WrittenRefund {
  return { allocation_id: id, payment_id, amount_fen: allocationSum(lines).toString(), made };
}

/** The money moves here. Nothing is undone: what became of a failure, the next run of `alignRefunds` finds out. */
const refundOnceStep = createStep(
  "refund-once",
  async ({ input, refund }: { input: RefundLinesInput; refund: WrittenRefund }, { container }) => {
    if (!refund.made) {
      await refundOnce(container, {
        payment_id: refund.payment_id,
        amount: fen(refund.amount_fen),
        note: input.note,
        created_by: input.refunded_by,
        metadata: { [ALLOCATION_KEY]: refund.allocation_id },
      });
    }
    return new StepResponse(null);
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
 * reconciler attributes rightly; with the same `request_id` it is the same refund, however often it is asked for.
 * Errors: those of `planRefund` and of recording; `refund_request_reused` (the request said something else before),
 * `refund_found` (the provider had given back what the shop did not know of: look again first); the provider's.
 */
export const refundLinesWorkflow = createWorkflow("refund-lines", (input: RefundLinesInput) => {
  const key = transform({ input }, (data) => `subsidy:refund:${data.input.order_id}`);
  acquireLockStep({ key, timeout: 30, ttl: 120 });
  const aligned = alignOrderRefundsStep({ order_id: input.order_id });
  recordOrdersStep(transform({ input }, (data) => ({ order_ids: [data.input.order_id] })));
  const refund = writeRefundAllocationStep({ input, found_fen: aligned.found_fen });
  refundOnceStep({ input, refund });
  const outcome = recordRefundStep({ order_id: input.order_id });
  releaseLockStep({ key });
  return new WorkflowResponse(
    transform({ refund, outcome }, (data) => ({
      refund_allocation_id: data.refund.allocation_id,
      amount_fen: data.refund.amount_fen,
      recorded: data.outcome.recorded,
    })),
  );
});
