import { resolve } from "node:path";
import type {
  ICartModuleService,
  IInventoryService,
  IOrderModuleService,
  MedusaContainer,
} from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import {
  type CheckoutShop,
  openCheckoutShop,
  Shopper,
  type StockedProduct,
  signInOperator,
  stockProduct,
} from "./support/checkout-shop";
import { entriesOf, eventually, sumOf } from "./support/ledger";

const WEBHOOK = "/hooks/payment/sandbox-wallet_sandbox";

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer;
    let shop: CheckoutShop;
    let shopper: Shopper;
    let honey: StockedProduct;

    beforeEach(async () => {
      container = getContainer();
      shop = await openCheckoutShop(container);
      honey = await stockProduct(container, shop, { price: 19.9, stock: 5 });
      shopper = new Shopper(api, shop);
    });

    const wallet = () =>
      container.resolve<{
        answerCharge(id: string, answer: "pay" | "cancel"): Promise<unknown>;
        chargeOf(id: string): Promise<{ status: string; refunded_fen: number; amount_fen: number }>;
        refundCharge(input: { charge_id: string; amount_fen: bigint; idempotency_key: string }): Promise<unknown>;
      }>("sandboxWallet");

    /** Every payment there is, with the sums taken and given back in yuan. */
    async function payments() {
      const { data } = await container.resolve("query").graph({
        entity: "payment",
        fields: ["id", "captures.amount", "refunds.amount"],
      });
      const sum = (list?: ({ amount: number } | null)[]) =>
        (list ?? []).reduce((all, it) => all + (it?.amount ?? 0), 0);
      return (data as unknown as { id: string; captures: { amount: number }[]; refunds: { amount: number }[] }[]).map(
        ({ id, captures, refunds }) => ({
          id,
          captures: captures.length,
          captured: sum(captures),
          refunded: sum(refunds),
        }),
      );
    }

    async function orders() {
      const { data } = await container.resolve("query").graph({
        entity: "order",
        fields: ["id", "total", "status", "transactions.reference", "transactions.amount", "payment_status"],
      });
      // Medusa's amounts are objects that become numbers in JSON.
      return JSON.parse(JSON.stringify(data)) as { id: string; total: number; transactions: unknown[] }[];
    }

    async function setStock(product: StockedProduct, stocked_quantity: number) {
      await container
        .resolve(Modules.INVENTORY)
        .updateInventoryLevels([
          { inventory_item_id: product.inventory_item_id, location_id: shop.location_id, stocked_quantity },
        ]);
    }

    /** What the job does, without waiting for a session to be quiet. */
    async function settle() {
      const engine = container.resolve(Modules.WORKFLOW_ENGINE);
      const { result } = await engine.run("settle-pending-payments", { input: { quiet_ms: 0 } });
      return result;
    }

    async function message(charge_id: string, session_id: string, change: Record<string, unknown> = {}) {
      const { amount_fen } = await wallet().chargeOf(charge_id);
      return JSON.stringify({ type: "charge.paid", charge_id, session_id, amount_fen, ...change });
    }

    async function sign(body: string, secret?: string, at = new Date()) {
      const { signMessage } = await import("../src/modules/sandbox-wallet/signature");
      const { env } = await import("../src/env");
      return signMessage(body, secret ?? env.SANDBOX_WALLET_SECRET, at);
    }

    async function deliver(body: string, signature?: string) {
      return await api.post(WEBHOOK, body, {
        headers: { "content-type": "application/json", ...(signature && { "x-sandbox-wallet-signature": signature }) },
        validateStatus: () => true,
      });
    }

    describe("paying in the sandbox wallet", () => {
      it("gives one order for the goods of two merchants, captured once, to the fen", async () => {
        const comb = await stockProduct(container, shop, { merchant: 1, price: 7.05 });
        await shopper.fillCart([{ variant_id: honey.variant_id, quantity: 3 }, { variant_id: comb.variant_id }]);
        await shopper.chooseDelivery(shop.options);
        expect(await shopper.outcome()).toEqual({ state: "open" });
        expect((await shopper.check()).data).toEqual({ ok: true });

        const { pay_url } = await shopper.session();
        expect(await shopper.outcome()).toEqual({ state: "awaiting_payment" });
        const page = await api.get(new URL(pay_url).pathname);
        expect(page.data).toContain("不会产生真实扣款");
        expect(page.data).toContain("¥85.25"); // 3 × 19.90 + 7.05 + 8.00 + 10.50

        const answered = await shopper.answer(pay_url, "pay");
        expect(answered.status).toBe(303);
        expect(answered.headers.location).toBe("http://localhost:4321/checkout/return?cart=1");
        const outcome = await shopper.outcomeOnce("paid", "declined");
        expect(outcome).toEqual({
          state: "paid",
          order_id: expect.stringMatching(/^order_/),
          order_key: expect.stringMatching(/^[\w-]{43}$/),
        });
        expect(await payments()).toMatchObject([{ captures: 1, captured: 85.25, refunded: 0 }]);
        expect(await orders()).toMatchObject([
          { id: outcome.order_id, total: 85.25, transactions: [{ reference: "capture", amount: 85.25 }] },
        ]);
        // Answering again changes nothing.
        expect((await shopper.answer(pay_url, "pay")).status).toBe(303);
        expect((await shopper.answer(pay_url, "cancel")).status).toBe(409);
      });

      it("ends in declined when the shopper cancels, and can be tried again", async () => {
        await shopper.readyCart(honey.variant_id);
        const { pay_url } = await shopper.session();
        expect((await shopper.answer(pay_url, "cancel")).status).toBe(303);
        expect(await shopper.outcomeOnce("declined")).toEqual({
          state: "declined",
          reason: "canceled",
          refunded: false,
        });
        expect((await shopper.answer(pay_url, "pay")).status).toBe(409);
        const again = await shopper.session();
        expect(await shopper.outcome()).toEqual({ state: "awaiting_payment" });
        await shopper.answer(again.pay_url, "pay");
        expect((await shopper.outcomeOnce("paid")).state).toBe("paid");
      });

      it("sends a shopper nowhere but to the storefront", async () => {
        await shopper.readyCart(honey.variant_id);
        for (const url of ["https://evil.example/checkout/return", "http://localhost:4321.evil.example/", "x"]) {
          const { status, data } = await shopper.startPayment("pp_sandbox-wallet_sandbox", url);
          expect([status, data.code]).toEqual([400, "return_url_refused"]);
        }
        expect((await api.get("/sandbox-wallet/pay/swch_none", { validateStatus: () => true })).status).toBe(404);
      });

      it("does not wait for the subsidy ledger, and does not mind if it fails", async () => {
        const ledger = container.resolve<{ orderRows(orderId: string): Promise<unknown> }>("subsidy");
        const orderRows = ledger.orderRows.bind(ledger);
        let open = () => {};
        const reachable = new Promise<void>((done) => {
          open = done;
        });
        const read = vi.spyOn(ledger, "orderRows").mockImplementation(async (...input) => {
          await reachable;
          return orderRows(...input);
        });
        const { order_id } = await shopper.buy(honey.variant_id);
        expect(order_id).toMatch(/^order_/);
        await eventually(
          async () => read.mock.calls.length,
          (calls) => calls > 0,
        );
        expect(read.mock.calls[0]?.[0]).toBe(order_id);
        expect(await entriesOf(container, order_id)).toEqual([]);
        open();
        expect(
          sumOf(
            await eventually(
              () => entriesOf(container, order_id),
              (rows) => rows.length > 0,
            ),
          ),
        ).toBe(2_790n);

        read.mockRejectedValue(new Error("the ledger is gone"));
        const second = new Shopper(api, shop);
        expect((await second.buy(honey.variant_id)).order_id).toMatch(/^order_/);
        read.mockRestore();
      });

      it("makes no order before the money is here", async () => {
        await shopper.readyCart(honey.variant_id);
        await shopper.session();
        const { status, data } = await shopper.post(`/store/carts/${shopper.cart_id}/complete`);
        expect([status, data.code]).toEqual([409, "payment_not_received"]);
        expect(await orders()).toEqual([]);
        expect(await shopper.outcome()).toEqual({ state: "awaiting_payment" });
      });
    });

    describe("the webhook", () => {
      it("is refused when forged, altered, stale or unsigned, and nothing changes", async () => {
        await shopper.readyCart(honey.variant_id);
        const { charge_id, id } = await shopper.session();
        await wallet().answerCharge(charge_id, "pay");
        const body = await message(charge_id, id);
        const old = new Date(Date.now() - 6 * 60_000);
        const refusals = [
          await deliver(body),
          await deliver(body, await sign(body, "another secret")),
          await deliver(await message(charge_id, id, { amount_fen: 1 }), await sign(body)),
          await deliver(body, await sign(body, undefined, old)),
        ];
        expect(refusals.map(({ status, data }) => [status, data.code])).toEqual([
          [401, "webhook_signature_invalid"],
          [401, "webhook_signature_invalid"],
          [401, "webhook_signature_invalid"],
          [401, "webhook_stale"],
        ]);
        expect(refusals[0]?.data).toEqual({
          type: "unauthorized",
          code: "webhook_signature_invalid",
          message: "付款通知的签名不正确",
          hint: expect.any(String),
        });
        expect((await api.post("/hooks/payment/nobody", {}, { validateStatus: () => true })).status).toBe(401);
        expect(await payments()).toEqual([]);
        expect(await orders()).toEqual([]);
      });

      it("is refused when it says what the wallet does not", async () => {
        await shopper.readyCart(honey.variant_id);
        const { charge_id, id } = await shopper.session(); // Not paid.
        const lies = [await message(charge_id, id), await message(charge_id, id, { amount_fen: 1 })];
        for (const lie of lies) {
          const { status, data } = await deliver(lie, await sign(lie));
          expect([status, data.code]).toEqual([409, "webhook_contradicts_wallet"]);
        }
        expect(await payments()).toEqual([]);
      });

      it("may come five times at once: one order, one capture", async () => {
        await shopper.readyCart(honey.variant_id);
        const { charge_id, id } = await shopper.session();
        await wallet().answerCharge(charge_id, "pay");
        const body = await message(charge_id, id);
        const answers = await Promise.all([1, 2, 3, 4, 5].map(async () => deliver(body, await sign(body))));
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
        expect((await shopper.outcomeOnce("paid")).state).toBe("paid");
        await deliver(body, await sign(body)); // And once more, later.
        await settle();
        await new Promise((done) => setTimeout(done, 500)); // Time enough to do it wrong.
        expect(await payments()).toMatchObject([{ captures: 1, captured: 27.9, refunded: 0 }]);
        expect(await orders()).toMatchObject([{ total: 27.9, transactions: [{ amount: 27.9 }] }]);
      });
    });

    describe("nothing a shopper paid for is lost", () => {
      it("a webhook that never came: the job makes the order, any number of times the same", async () => {
        await shopper.readyCart(honey.variant_id, 2);
        const { charge_id } = await shopper.session();
        expect(await settle()).toMatchObject({ asked: 1, ordered: 0 });
        expect(await shopper.outcome()).toEqual({ state: "awaiting_payment" });
        await wallet().answerCharge(charge_id, "pay");
        expect(await settle()).toMatchObject({ asked: 1, ordered: 1, failed: 0 });
        expect((await shopper.outcome()).state).toBe("paid");
        expect(await settle()).toMatchObject({ asked: 0 });
        expect(await payments()).toMatchObject([{ captures: 1, captured: 47.8 }]);
        expect(await orders()).toMatchObject([{ total: 47.8, transactions: [{ amount: 47.8 }] }]);
      });

      it("job and webhook at the same moment: one order, one capture", async () => {
        await shopper.readyCart(honey.variant_id);
        const { charge_id, id } = await shopper.session();
        await wallet().answerCharge(charge_id, "pay");
        const body = await message(charge_id, id);
        await Promise.all([settle(), deliver(body, await sign(body)), settle()]);
        expect((await shopper.outcomeOnce("paid")).state).toBe("paid");
        expect(await payments()).toMatchObject([{ captures: 1, captured: 27.9, refunded: 0 }]);
        expect(await orders()).toHaveLength(1);
      });

      it("killed after the money was recorded: the job makes the order", async () => {
        await shopper.readyCart(honey.variant_id);
        const { charge_id, id } = await shopper.session();
        await wallet().answerCharge(charge_id, "pay");
        await container.resolve(Modules.PAYMENT).authorizePaymentSession(id, {});
        expect(await shopper.outcome()).toEqual({ state: "processing" });
        await settle();
        expect((await shopper.outcome()).state).toBe("paid");
        expect(await payments()).toMatchObject([{ captures: 1, refunded: 0 }]);
      });

      it("killed before the order knew of its money: the job writes it down", async () => {
        const { order_id } = await shopper.buy(honey.variant_id);
        const order = container.resolve(Modules.ORDER);
        const written = await order.listOrderTransactions({ order_id });
        await order.deleteOrderTransactions(written.map(({ id }) => id));
        expect(await orders()).toMatchObject([{ transactions: [] }]);
        await settle();
        await settle();
        expect(await orders()).toMatchObject([
          { id: order_id, transactions: [{ reference: "capture", amount: 27.9 }] },
        ]);
      });

      it("killed while it made the order: what was left half made is finished, or withdrawn and made anew", async () => {
        const { order_id } = await shopper.buy(honey.variant_id, 2);
        const [order, cart, inventory] = [Modules.ORDER, Modules.CART, Modules.INVENTORY].map((it) =>
          container.resolve(it),
        ) as [IOrderModuleService, ICartModuleService, IInventoryService];
        const link = container.resolve("link");
        const forgetCapture = async () => {
          const written = await order.listOrderTransactions({});
          await order.deleteOrderTransactions(written.map(({ id }) => id));
        };
        const reservedPieces = async () => {
          const reservations = await inventory.listReservationItems({});
          return reservations.map(({ quantity }) => Number(quantity));
        };

        // The cart knew its order, but the stock was not reserved yet and the capture not written down.
        await forgetCapture();
        await inventory.deleteReservationItems((await inventory.listReservationItems({})).map(({ id }) => id));
        await cart.updateCarts(shopper.cart_id, { completed_at: null });
        expect(await shopper.outcome()).toEqual({ state: "processing" });
        await settle();
        expect(await shopper.outcome()).toMatchObject({ state: "paid", order_id });
        expect(await reservedPieces()).toEqual([2]);
        expect((await cart.retrieveCart(shopper.cart_id)).completed_at).not.toBeNull();

        // Killed earlier still: nobody knew of the order, whose pieces were already reserved.
        await forgetCapture();
        const collection = (await container.resolve(Modules.PAYMENT).listPaymentCollections())[0]?.id;
        await link.dismiss([
          { [Modules.ORDER]: { order_id }, [Modules.CART]: { cart_id: shopper.cart_id } },
          { [Modules.ORDER]: { order_id }, [Modules.PAYMENT]: { payment_collection_id: collection } },
        ]);
        await settle();
        await settle();
        const outcome = await shopper.outcome();
        expect(outcome.state).toBe("paid");
        expect(outcome.order_id).not.toBe(order_id);
        expect((await orders()).map(({ id }) => id)).toEqual([outcome.order_id]);
        expect(await reservedPieces()).toEqual([2]);
        expect(await payments()).toMatchObject([{ captures: 1, captured: 47.8, refunded: 0 }]);
      });

      it("paid after the stock ran out: the money goes back, once, and the shopper is told why", async () => {
        await shopper.readyCart(honey.variant_id, 3);
        const { pay_url, charge_id } = await shopper.session();
        await setStock(honey, 2);
        await shopper.answer(pay_url, "pay");
        expect(await shopper.outcomeOnce("declined")).toEqual({
          state: "declined",
          refunded: true,
          reason: "out_of_stock",
        });
        await settle();
        expect(await wallet().chargeOf(charge_id)).toMatchObject({ amount_fen: 6770, refunded_fen: 6770 });
        expect(await payments()).toMatchObject([{ captured: 67.7, refunded: 67.7 }]);
        expect(await orders()).toEqual([]);
        expect((await shopper.check()).data.code).toBe("out_of_stock");
        expect((await shopper.startPayment()).data.code).toBe("out_of_stock");

        await setStock(honey, 3);
        const again = await shopper.session();
        expect(await shopper.outcome()).toEqual({ state: "awaiting_payment" });
        await shopper.answer(again.pay_url, "pay");
        expect((await shopper.outcomeOnce("paid")).state).toBe("paid");
        expect(await payments()).toHaveLength(2);
        expect(await settle()).toMatchObject({ asked: 0 });
      });

      it("two carts race for the last piece: one order, the other's money goes back", async () => {
        await setStock(honey, 1);
        const rivals = [shopper, new Shopper(api, shop)];
        const sessions: { pay_url: string; charge_id: string }[] = [];
        for (const rival of rivals) {
          await rival.readyCart(honey.variant_id);
          sessions.push(await rival.session());
        }
        await Promise.all(rivals.map((rival, i) => rival.answer(sessions[i]?.pay_url ?? "", "pay")));
        const outcomes = await Promise.all(rivals.map((rival) => rival.outcomeOnce("paid", "declined")));
        expect(outcomes.map(({ state }) => state).sort()).toEqual(["declined", "paid"]);
        await settle();
        expect(await orders()).toHaveLength(1);
        const charges = await Promise.all(sessions.map(({ charge_id }) => wallet().chargeOf(charge_id)));
        expect(charges.map(({ refunded_fen }) => refunded_fen).sort()).toEqual([0, 2790]);
        const [level] = await container
          .resolve(Modules.INVENTORY)
          .listInventoryLevels({ inventory_item_id: honey.inventory_item_id });
        expect(level).toMatchObject({ stocked_quantity: 1, reserved_quantity: 1 });

        const late = new Shopper(api, shop);
        await late.readyCart(honey.variant_id);
        expect((await late.check()).status).not.toBe(200);
      });
    });

    describe("the amount", () => {
      it("of a cart changed before paying: the old charge closes", async () => {
        await shopper.readyCart(honey.variant_id);
        const { pay_url, charge_id } = await shopper.session();
        await shopper.addLine(honey.variant_id);
        expect(await wallet().chargeOf(charge_id)).toMatchObject({ status: "void" });
        expect((await shopper.answer(pay_url, "pay")).status).toBe(409);
        const again = await shopper.session();
        await shopper.answer(again.pay_url, "pay");
        await shopper.outcomeOnce("paid");
        expect(await orders()).toMatchObject([{ total: 47.8 }]);
        expect(await payments()).toMatchObject([{ captured: 47.8 }]);
      });

      it("of a cart that is paid stays: it cannot be changed any more", async () => {
        await shopper.readyCart(honey.variant_id);
        const { charge_id } = await shopper.session();
        await wallet().answerCharge(charge_id, "pay"); // The webhook is still on its way.
        const { status, data } = await shopper.addLine(honey.variant_id);
        expect([status, data.code]).toEqual([409, "payment_already_received"]);
        expect((await shopper.outcome()).state).toBe("paid");
        expect(await orders()).toMatchObject([{ total: 27.9 }]);
      });

      it("of a cart changed behind the payment's back: no order for another amount, the money goes back", async () => {
        await shopper.readyCart(honey.variant_id);
        const { charge_id } = await shopper.session();
        const cart = container.resolve(Modules.CART);
        const [line] = await cart.listLineItems({ cart_id: shopper.cart_id });
        await cart.updateLineItems(String(line?.id), { quantity: 2 });
        await wallet().answerCharge(charge_id, "pay");
        await settle();
        expect(await orders()).toEqual([]);
        expect(await wallet().chargeOf(charge_id)).toMatchObject({ status: "paid", refunded_fen: 2790 });
        expect(await payments()).toMatchObject([{ captured: 27.9, refunded: 27.9 }]);
        expect(await shopper.outcome()).toEqual({ state: "declined", refunded: true, reason: "not_completed" });
      });

      it("is not paid twice: who has paid is sent to the order instead of the cash desk", async () => {
        await shopper.readyCart(honey.variant_id);
        const { charge_id } = await shopper.session();
        await wallet().answerCharge(charge_id, "pay"); // The webhook is still on its way.
        const { status, data } = await shopper.startPayment();
        expect([status, data.code]).toEqual([409, "payment_already_received"]);
        expect((await shopper.outcome()).state).toBe("paid");
        expect((await shopper.startPayment()).data.code).toBe("payment_already_received");
        expect(await payments()).toHaveLength(1);
      });

      it("is refunded in parts, never above what was paid, the same key once", async () => {
        const { charge_id } = await shopper.buy(honey.variant_id, 2);
        const operator = await signInOperator(container, api);
        const [payment] = await payments();
        const refund = async (amount: number) =>
          await api.post(
            `/admin/payments/${payment?.id}/refund`,
            { amount },
            { ...operator, validateStatus: () => true },
          );
        expect((await refund(10.01)).status).toBe(200);
        expect((await refund(0.99)).status).toBe(200);
        expect((await refund(36.81)).status).toBe(400);
        expect(await wallet().chargeOf(charge_id)).toMatchObject({ amount_fen: 4780, refunded_fen: 1100 });

        const again = { charge_id, amount_fen: 5n, idempotency_key: "ref_test" };
        await wallet().refundCharge(again);
        await wallet().refundCharge(again);
        expect(await wallet().chargeOf(charge_id)).toMatchObject({ refunded_fen: 1105 });
        await expect(wallet().refundCharge({ ...again, amount_fen: 6n })).rejects.toMatchObject({
          code: "refund_key_reused",
        });
        await expect(
          wallet().refundCharge({ ...again, amount_fen: 3676n, idempotency_key: "ref_more" }),
        ).rejects.toMatchObject({ code: "refund_above_paid" });
      });
    });

    describe("the check before paying", () => {
      it("names what is missing", async () => {
        const code = async () => {
          const { status, data } = await shopper.check();
          return status === 200 ? "ok" : data.code;
        };
        await shopper.fillCart([]);
        expect(await code()).toBe("cart_empty");
        await shopper.addLine(honey.variant_id);
        expect(await code()).toBe("delivery_missing");
        await shopper.chooseDelivery();
        expect(await code()).toBe("ok");
        const address = (change: Record<string, unknown>) =>
          shopper.post(`/store/carts/${shopper.cart_id}`, { shipping_address: { country_code: "cn", ...change } });
        await address({});
        expect(await code()).toBe("receiver_missing");
        await address({ first_name: "示例收货人", phone: "110" });
        expect(await code()).toBe("phone_invalid");
        await address({ first_name: "示例收货人", phone: "13812345678" });
        expect(await code()).toBe("address_missing");
        shopper.cart_id = "cart_none";
        expect(await code()).toBe("cart_not_found");
        expect((await shopper.get("/store/carts/cart_none/outcome")).status).toBe(404);
      });

      it("refuses half a piece", async () => {
        await shopper.fillCart([]);
        const { status, data } = await shopper.addLine(honey.variant_id, 0.5);
        expect([status, data.code]).toEqual([400, "quantity_invalid"]);
      });

      it("counts stock over all lines and names the short ones", async () => {
        await shopper.readyCart(honey.variant_id, 5);
        await setStock(honey, 4);
        const { status, data } = await shopper.check();
        expect([status, data.code]).toEqual([409, "out_of_stock"]);
      });
    });
  },
});
