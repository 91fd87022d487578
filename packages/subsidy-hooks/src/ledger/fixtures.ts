import { type Fen, fen } from "@qinshui/cn/money";
import fc from "fast-check";
import type {
  Capture,
  Dispatch,
  NamedLine,
  OrderSnapshot,
  Refund,
  ReturnedItem,
  SnapshotLine,
  SnapshotMerchant,
} from "./order-snapshot";

/** Test data only: snapshots by hand, and random ones that a shop could really produce. */

/** In hours: core writes that an order is cancelled so shortly after it has refunded it. */
const A_MOMENT = 0.001;

const START = Date.parse("2026-12-31T12:00:00Z");

/** An instant `hours` after noon (UTC) of the last day of 2026; Shanghai's new year is at 4. */
export function hour(hours: number): Date {
  return new Date(START + hours * 3_600_000);
}

export const merchant: SnapshotMerchant = {
  id: "mer_1",
  handle: "shili-fengye",
  name: "示例蜂业",
  kind: "enterprise",
  credit_code: "91140521MA0EXAMPLE",
  status_changes: [{ status: "approved", effective_at: new Date("2026-01-01T00:00:00Z"), seq: 1 }],
};

export function goods(line_id: string, amount: number, more: Partial<SnapshotLine> = {}): SnapshotLine {
  return {
    line_id,
    part: "goods",
    title: `示例商品 ${line_id}`,
    product_id: `prod_${line_id}`,
    quantity: 1,
    amount: fen(amount),
    changes: [],
    merchant,
    goods_classes: [
      {
        id: "gcd_1",
        goods_class: "specialty_agricultural",
        effective_from: new Date("2026-01-01T00:00:00Z"),
        decided_at: new Date("2026-01-01T00:00:00Z"),
      },
    ],
    ...more,
  };
}

export function freight(line_id: string, amount: number, more: Partial<SnapshotLine> = {}): SnapshotLine {
  return goods(line_id, amount, { part: "freight", title: "快递", product_id: null, goods_classes: [], ...more });
}

export function capture(id: string, amount: number, at: Date, payment_id = "pay_1", recorded_at = at): Capture {
  return { id, payment_id, amount: fen(amount), at, recorded_at };
}

export function dispatch(at: Date, withdrawn_at: Date | null = null): Dispatch {
  return { at, withdrawn_at };
}

export function refund(id: string, amount: number, at: Date, more: Partial<Refund> = {}): Refund {
  return { id, payment_id: "pay_1", amount: fen(amount), at, allocation: null, ...more };
}

export function returned(
  id: string,
  line_id: string,
  received_at: Date,
  more: Partial<ReturnedItem> = {},
): ReturnedItem {
  return { id, return_id: `return_${id}`, line_id, quantity: 1, received_at, ...more };
}

export function order(more: Partial<OrderSnapshot>): OrderSnapshot {
  return {
    order_id: "order_1",
    display_id: "1",
    currency_code: "cny",
    channel: { id: "sc_1", name: "线上商城", channel: "online" },
    canceled_at: null,
    lines: [],
    captures: [],
    refunds: [],
    returned_items: [],
    dispatches: [],
    line_decisions: [],
    ...more,
  };
}

/**
 * Orders with discounts to 0, partial captures over two payments (some written down hours after they were made), refunds
 * named or not, goods that leave and come back at any time.
 */
export const anyOrder: fc.Arbitrary<OrderSnapshot> = fc
  .record({
    goods: fc.array(fc.record({ amount: amountUpTo(5_000), quantity: fc.integer({ min: 1, max: 4 }) }), {
      minLength: 1,
      maxLength: 4,
    }),
    freight: fc.array(amountUpTo(1_500), { maxLength: 2 }),
    steps: fc.array(
      fc.record({
        hours: fc.integer({ min: 0, max: 1 }),
        kind: fc.constantFrom("capture", "capture", "refund", "refund", "return", "dispatch"),
        payment: fc.constantFrom("pay_1", "pay_2"),
        share: fc.integer({ min: 0, max: 4 }),
        line: fc.nat({ max: 5 }),
        secondLine: fc.nat({ max: 5 }),
        isNamed: fc.boolean(),
      }),
      { maxLength: 14 },
    ),
    canceledAt: fc.option(fc.integer({ min: 0, max: 10 }), { nil: null }),
  })
  .map(({ goods: goodsLines, freight: freightAmounts, steps, canceledAt }) => {
    const lines = [
      ...goodsLines.map(({ amount, quantity }, i) => goods(`line_${i}`, amount, { quantity })),
      ...freightAmounts.map((amount, i) => freight(`ship_${i}`, amount)),
    ];
    return order({
      lines,
      canceled_at: canceledAt === null ? null : hour(canceledAt + A_MOMENT),
      ...play(lines, steps),
    });
  });

function amountUpTo(max: number): fc.Arbitrary<number> {
  return fc.oneof({ weight: 1, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: fc.integer({ min: 1, max }) });
}

interface Step {
  hours: number;
  kind: string;
  payment: string;
  /** Quarters of what is possible. */
  share: number;
  line: number;
  secondLine: number;
  isNamed: boolean;
}

/** Plays the steps in order of time, each within what the shop would allow at that moment. */
function play(lines: readonly SnapshotLine[], steps: readonly Step[]) {
  const captures: Capture[] = [];
  const refunds: Refund[] = [];
  const returned_items: ReturnedItem[] = [];
  const dispatches: Dispatch[] = [];
  let uncaptured = lines.reduce((sum, line) => sum + Number(line.amount), 0);
  const payments = new Map<string, number>();
  const unitsBack = new Map<string, number>();
  let now = 0;
  let lastWasRefund = false;
  steps.forEach((step, i) => {
    // Captures come first among equal instants, so one after a refund must be later.
    now += step.kind === "capture" && lastWasRefund ? Math.max(step.hours, 1) : step.hours;
    lastWasRefund = step.kind === "refund" || (lastWasRefund && step.kind === "return");
    const id = String(i).padStart(2, "0");
    const line = lines[step.line % lines.length];
    if (step.kind === "capture") {
      const amount = Math.floor((uncaptured * step.share) / 4);
      uncaptured -= amount;
      payments.set(step.payment, (payments.get(step.payment) ?? 0) + amount);
      captures.push(capture(`cap_${id}`, amount, hour(now - step.line), step.payment, hour(now)));
    } else if (step.kind === "refund") {
      const possible = payments.get(step.payment) ?? 0;
      const amount = Math.floor((possible * step.share) / 4);
      payments.set(step.payment, possible - amount);
      const allocation = step.isNamed ? named(lines, step, amount) : null;
      refunds.push(refund(`ref_${id}`, amount, hour(now), { payment_id: step.payment, allocation }));
    } else if (step.kind === "dispatch") {
      dispatches.push(dispatch(hour(now), step.isNamed ? hour(now + step.share) : null));
    } else if (line) {
      const back = unitsBack.get(line.line_id) ?? 0;
      if (line.part === "freight" || back >= line.quantity) return;
      unitsBack.set(line.line_id, back + 1);
      returned_items.push(returned(`ri_${id}`, line.line_id, hour(now), { return_id: `return_${now}` }));
    }
  });
  return { captures, refunds, returned_items, dispatches };
}

function named(lines: readonly SnapshotLine[], step: Step, amount: number): NamedLine[] {
  const first = Math.floor(amount / 2);
  const at = (position: number) => lines[position % lines.length]?.line_id ?? "";
  return [
    { line_id: at(step.line), amount: fen(first) },
    { line_id: at(step.secondLine), amount: fen(amount - first) as Fen },
  ];
}
