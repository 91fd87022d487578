import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { IEventBusModuleService, MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { capturePaymentWorkflow } from "@medusajs/medusa/core-flows";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { openCheckoutShop, Shopper, stockProduct } from "../integration/support/checkout-shop";
import { entriesOf, eventually } from "../integration/support/ledger";
import { approvedMerchant, ownProduct } from "../integration/support/merchants";

/**
 * What the subsidy ledger adds to a checkout, on a whole Medusa with the shop's own modules, one process for everything:
 * from the first request of the cart to its captured payment, with the plugin's subscriber and without it, taking turns.
 * No answer waits for the ledger; what is added is that its work shares the process. `complete` is the one request that
 * makes the order, where it is felt the most. A part of `npm run -s bench -- ledger`; the figures go to the file that
 * BENCH_RESULT names.
 */
const PAIRS = 40;
/** Not counted: the first orders load code and plan queries. */
const WARM_UP = 5;
const PROVIDER = "pp_system_default";
const SUBSCRIBER = "subsidy-record-touched-order";
const EVENTS = ["order.placed", "payment.captured"];

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer, utils }) => {
    it("measures", { timeout: 590_000 }, async () => {
      const container = getContainer();
      const shop = await openCheckoutShop(container, [PROVIDER]);
      const product = await stockProduct(container, shop, { stock: 1_000 });
      const merchant = await approvedMerchant(container, { name: "示例蜂业", kind: "enterprise" });
      await ownProduct(container, merchant.id, product.id);
      const subscriber = switchOf(container.resolve(Modules.EVENT_BUS));

      async function order(isRecorded: boolean): Promise<Times> {
        if (isRecorded) subscriber.on();
        else subscriber.off();
        const shopper = new Shopper(api, shop);
        const start = performance.now();
        await shopper.readyCart(product.variant_id);
        await shopper.startPayment(PROVIDER);
        const ready = performance.now();
        const { data } = await shopper.post(`/store/carts/${shopper.cart_id}/complete`);
        const completed = performance.now();
        const payment_id = await paymentOf(container, data.order.id);
        await capturePaymentWorkflow(container).run({ input: { payment_id } });
        const captured = performance.now();
        const booked = await eventually(
          () => entriesOf(container, data.order.id),
          (rows) => !isRecorded || rows.length > 0,
        );
        if (booked.length > 0 !== isRecorded) throw new Error(`order ${data.order.id}: ${booked.length} entries`);
        await utils.waitWorkflowExecutions();
        return { complete: completed - ready, order: captured - ready, checkout: captured - start };
      }

      const pairs: { on: Times; off: Times }[] = [];
      for (let i = -WARM_UP; i < PAIRS; i++) {
        // Who goes first changes, so that neither always finds the caches warm.
        const first = await order(i % 2 === 0);
        const second = await order(i % 2 !== 0);
        if (i >= 0) pairs.push(i % 2 === 0 ? { on: first, off: second } : { on: second, off: first });
      }
      // Before the order is made there is nothing to record, so only from there on can anything be added.
      const checkout = {
        orders: 2 * PAIRS,
        ...figures(pairs, "checkout", "order"),
        complete: figures(pairs, "complete", "complete"),
      };
      writeFileSync(process.env.BENCH_RESULT ?? "/dev/stdout", JSON.stringify({ checkout }));
    });
  },
});

/** Milliseconds: of the request that completes the cart; from it to the captured payment; of the whole checkout. */
interface Times {
  complete: number;
  order: number;
  checkout: number;
}

/** Medians: how long the whole takes without the subscriber, and what a part takes longer with it. */
function figures(pairs: readonly { on: Times; off: Times }[], whole: keyof Times, part: keyof Times) {
  const ms_per_order = median(pairs.map(({ off }) => off[whole]));
  const added_ms = median(pairs.map(({ on, off }) => on[part] - off[part]));
  return { ms_per_order, added_ms, ratio: rounded(added_ms / ms_per_order, 3) };
}

/** Takes the plugin's subscriber off the bus and puts it back. */
function switchOf(bus: IEventBusModuleService) {
  const { eventToSubscribersMap } = bus as IEventBusModuleService & {
    eventToSubscribersMap: Map<string, { id: string; subscriber: (data: unknown) => Promise<void> }[]>;
  };
  const held = EVENTS.map((event) => {
    const found = eventToSubscribersMap.get(event)?.find(({ id }) => id.startsWith(SUBSCRIBER));
    if (!found) throw new Error(`${SUBSCRIBER} does not listen to ${event}`);
    return { event, subscriber: found.subscriber, context: { subscriberId: found.id } };
  });
  let isOn = true;
  const set = (wanted: boolean) => {
    if (wanted === isOn) return;
    isOn = wanted;
    for (const { event, subscriber, context } of held) {
      if (wanted) bus.subscribe(event, subscriber, context);
      else bus.unsubscribe(event, subscriber, context);
    }
  };
  return { on: () => set(true), off: () => set(false) };
}

async function paymentOf(container: MedusaContainer, orderId: string): Promise<string> {
  const { data } = await container.resolve("query").graph({
    entity: "order",
    fields: ["payment_collections.payments.id"],
    filters: { id: orderId },
  });
  const [payment] = data.flatMap((one) => one.payment_collections ?? []).flatMap((one) => one?.payments ?? []);
  if (!payment) throw new Error(`order ${orderId} has no payment`);
  return payment.id;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return rounded(sorted[sorted.length >> 1] ?? Number.NaN, 2);
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
