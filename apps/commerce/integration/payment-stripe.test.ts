import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import Stripe from "stripe";
import {
  type CheckoutShop,
  openCheckoutShop,
  Shopper,
  type StockedProduct,
  signInOperator,
  stockProduct,
} from "./support/checkout-shop";
import { entriesOf, runReconciler, shopNet, sumOf } from "./support/ledger";
import { moveStamps, settleUnheard } from "./support/sold-then";
import { type DoubleIntent, StripeDouble } from "./support/stripe-double";

// Before the configuration is read: the provider is only registered with a key.
process.env.STRIPE_API_KEY = "sk_test_double";
process.env.STRIPE_WEBHOOK_SECRET = "whsec_double";

const PROVIDER = "pp_stripe_stripe";

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let double: StripeDouble;
    let shop: CheckoutShop;
    let shopper: Shopper;
    let honey: StockedProduct;

    beforeEach(async () => {
      double = new StripeDouble();
      await double.start();
      shop = await openCheckoutShop(getContainer(), [PROVIDER]);
      honey = await stockProduct(getContainer(), shop, { price: 19.9, stock: 5 });
      shopper = new Shopper(api, shop);
      await shopper.readyCart(honey.variant_id, 2);
    });
    afterEach(async () => await double.stop());

    const counts = async () => {
      const query = getContainer().resolve("query");
      const { data: payments } = await query.graph({ entity: "payment", fields: ["captures.id", "refunds.id"] });
      const { data: orders } = await query.graph({ entity: "order", fields: ["id"] });
      const all = payments as unknown as { captures: unknown[]; refunds: unknown[] }[];
      return {
        orders: orders.length,
        captures: all.flatMap(({ captures }) => captures).length,
        refunds: all.flatMap(({ refunds }) => refunds).length,
      };
    };

    async function webhook(type: string, intent: DoubleIntent | { payment_intent: string }, secret = "whsec_double") {
      const payload = JSON.stringify({ id: "evt_1", object: "event", type, data: { object: intent } });
      const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
      return await api.post("/hooks/payment/stripe_stripe", payload, {
        headers: { "content-type": "application/json", "stripe-signature": signature },
        validateStatus: () => true,
      });
    }

    it("captures at once, in the methods Stripe offers, and makes one order of any number of webhooks", async () => {
      const { id } = await shopper.session(PROVIDER);
      const [intent] = [...double.intents.values()];
      if (!intent) throw new Error("No intent was made.");
      expect(intent).toMatchObject({ amount: 4780, currency: "cny", capture_method: "automatic" });
      expect(double.created[0]?.get("automatic_payment_methods[enabled]")).toBe("true");
      expect(intent.metadata.session_id).toBe(id);
      expect(await shopper.outcome()).toEqual({ state: "awaiting_payment" });

      const paid = double.pay(intent.id);
      const answers = await Promise.all([1, 2, 3].map(() => webhook("payment_intent.succeeded", paid)));
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect((await shopper.outcomeOnce("paid")).state).toBe("paid");
      expect(await counts()).toEqual({ orders: 1, captures: 1, refunds: 0 });
    });

    it("refuses a forged signature, and nothing changes", async () => {
      await shopper.session(PROVIDER);
      const paid = double.pay("pi_double_1");
      const { status, data } = await webhook("payment_intent.succeeded", paid, "whsec_forged");
      expect([status, data.code]).toEqual([401, "signature_invalid"]);
      expect(await counts()).toEqual({ orders: 0, captures: 0, refunds: 0 });
    });

    it.each([
      ["2026-12-31T15:59:59Z", 2026],
      ["2026-12-31T16:00:00Z", 2027],
    ])("dates the sale by Stripe's charge, not by the row that is written later: %s", async (paid, year) => {
      const container = getContainer();
      await shopper.session(PROVIDER);
      double.pay("pi_double_1", new Date(paid));
      await settleUnheard(container);
      const { order_id } = await shopper.outcome();
      await moveStamps(container, order_id, { asked: "2026-12-31T10:00:00Z", written: "2026-12-31T16:10:00Z" });
      expect(await runReconciler(container)).toMatchObject({ failed: {} });
      const rows = await entriesOf(container, order_id);
      expect(rows.map((row) => row.policy_year)).toEqual([year, year]);
      expect(rows.map((row) => new Date(row.sale_occurred_at))).toEqual([new Date(paid), new Date(paid)]);
    });

    it("takes no instant from an intent captured by hand: its charge is of when it was authorised", async () => {
      const container = getContainer();
      await shopper.session(PROVIDER);
      Object.assign(double.pay("pi_double_1", new Date("2020-01-01T00:00:00Z")), { capture_method: "manual" });
      await settleUnheard(container);
      expect(await runReconciler(container)).toMatchObject({ failed: {} });
      const { order_id } = await shopper.outcome();
      const [capture] = await container
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)("capture")
        .select("created_at");
      const rows = await entriesOf(container, order_id);
      expect(rows.map((row) => new Date(row.sale_occurred_at))).toEqual([capture.created_at, capture.created_at]);
    });

    it("makes the order without the webhook too, and gives the money back when there can be none", async () => {
      const setStock = async (stocked_quantity: number) => {
        const level = { inventory_item_id: honey.inventory_item_id, location_id: shop.location_id };
        await getContainer()
          .resolve(Modules.INVENTORY)
          .updateInventoryLevels([{ ...level, stocked_quantity }]);
      };
      const settle = async () =>
        await getContainer()
          .resolve(Modules.WORKFLOW_ENGINE)
          .run("settle-pending-payments", { input: { quiet_ms: 0 } });
      await shopper.session(PROVIDER);
      double.pay("pi_double_1");
      await settle();
      expect((await shopper.outcome()).state).toBe("paid");

      const rival = new Shopper(api, shop);
      await rival.readyCart(honey.variant_id, 3);
      await rival.session(PROVIDER);
      double.pay("pi_double_2");
      await setStock(4);
      await settle();
      await settle();
      expect(await rival.outcome()).toEqual({ state: "declined", refunded: true, reason: "out_of_stock" });
      expect(double.refunds).toMatchObject([{ payment_intent: "pi_double_2", amount: 6770 }]);
      expect(await counts()).toEqual({ orders: 1, captures: 2, refunds: 1 });

      // The refunded payment carries no order later, and the cart can be paid anew.
      await setStock(5);
      await settle();
      expect(await counts()).toEqual({ orders: 1, captures: 2, refunds: 1 });
      await rival.session(PROVIDER);
      expect(await rival.outcome()).toEqual({ state: "awaiting_payment" });
      const newest = [...double.intents.keys()].at(-1) ?? "";
      await webhook("payment_intent.succeeded", double.pay(newest));
      expect((await rival.outcomeOnce("paid")).state).toBe("paid");
      expect(await counts()).toEqual({ orders: 2, captures: 3, refunds: 1 });
    });

    describe("refunds", () => {
      const rows = async () => {
        const refunds = await getContainer().resolve(Modules.PAYMENT).listRefunds({});
        return refunds.map(({ amount }) => Number(amount));
      };
      const booked = async (order_id: string) => {
        await runReconciler(getContainer());
        expect(sumOf(await entriesOf(getContainer()))).toBe(await shopNet(getContainer()));
        const refunds = (await entriesOf(getContainer(), order_id)).filter(({ kind }) => kind === "refund");
        return refunds.map(({ amount_fen, basis }) => [amount_fen, basis]);
      };

      async function bought() {
        await shopper.session(PROVIDER);
        await webhook("payment_intent.succeeded", double.pay("pi_double_1"));
        const { order_id } = await shopper.outcomeOnce("paid");
        await runReconciler(getContainer());
        const [line] = (await entriesOf(getContainer(), order_id)).filter(({ part }) => part === "goods");
        const operator = await signInOperator(getContainer(), api);
        const body = { request_id: randomUUID(), lines: [{ line_id: line?.line_id ?? "", amount_fen: "1000" }] };
        const refund = async () =>
          await api.post(`/admin/subsidy/orders/${order_id}/refunds`, body, {
            ...operator,
            validateStatus: () => true,
          });
        return { order_id, refund };
      }

      it("have one key however often they are asked for, and are not made twice after a lost answer", async () => {
        const { order_id, refund } = await bought();
        double.losesRefundAnswers = true;
        expect((await refund()).status).toBe(500);
        double.losesRefundAnswers = false;
        expect(await rows()).toEqual([]);
        expect((await refund()).status).toBe(201);
        expect((await refund()).status).toBe(201);
        expect(double.refunds).toEqual([{ payment_intent: "pi_double_1", amount: 1000, key: "pi_double_1:0:1000" }]);
        expect(await rows()).toEqual([10]);
        expect(await booked(order_id)).toEqual([["-1000", "named"]]);
      });

      it("made in Stripe's dashboard are booked when Stripe tells of them, once", async () => {
        const { order_id, refund } = await bought();
        const charge = { payment_intent: "pi_double_1" };
        double.refunds.push({ payment_intent: "pi_double_1", amount: 500, key: "dashboard" });
        expect((await webhook("charge.refunded", charge, "whsec_forged")).status).toBe(401);
        expect(await rows()).toEqual([]);
        const told = await Promise.all([1, 2, 3].map(() => webhook("charge.refunded", charge)));
        expect(told.map(({ status }) => status)).toEqual([200, 200, 200]);
        expect(await rows()).toEqual([5]);
        expect(await booked(order_id)).toEqual([["-500", "pro_rata"]]);
        // What Stripe has given back is taken into account from then on.
        expect((await refund()).status).toBe(201);
        expect(double.refunds.map(({ amount, key }) => [amount, key])).toEqual([
          [500, "dashboard"],
          [1000, "pi_double_1:500:1000"],
        ]);
        await webhook("charge.refunded", charge);
        expect(await rows()).toEqual([5, 10]);
      });

      it("that cannot be booked now are told of again: Stripe hears that it failed", async () => {
        const { order_id } = await bought();
        double.refunds.push({ payment_intent: "pi_double_1", amount: 500, key: "dashboard" });
        double.refusesReads = true;
        const { status, data } = await webhook("charge.refunded", { payment_intent: "pi_double_1" });
        expect([status, data.code]).toEqual([503, "refund_not_booked"]);
        expect(await rows()).toEqual([]);
        double.refusesReads = false;
        expect((await webhook("charge.refunded", { payment_intent: "pi_double_1" })).status).toBe(200);
        expect(await rows()).toEqual([5]);
        expect(await booked(order_id)).toEqual([["-500", "pro_rata"]]);
        const unknown = await webhook("charge.refunded", { payment_intent: "pi_elsewhere" });
        expect(unknown.status).toBe(200);
      });
    });
  },
});
