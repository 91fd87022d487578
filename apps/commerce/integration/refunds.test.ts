import { randomUUID } from "node:crypto";
import { resolve } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { alignRefundsWorkflow } from "@qinshui/subsidy-hooks/workflows";
import {
  type CheckoutShop,
  openCheckoutShop,
  Shopper,
  type StockedProduct,
  signInOperator,
  stockProduct,
} from "./support/checkout-shop";
import { entriesOf, eventually, runReconciler, shopNet, sumOf } from "./support/ledger";
import { fenOf, readCsv } from "./support/report-file";

interface Wallet {
  answerCharge(id: string, answer: "pay" | "cancel"): Promise<unknown>;
  chargeOf(id: string): Promise<{ refunded_fen: number }>;
  refundCharge(input: { charge_id: string; amount_fen: bigint; idempotency_key: string }): Promise<unknown>;
}

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer;
    let shop: CheckoutShop;
    let shopper: Shopper;
    let honey: StockedProduct;
    let operator: { headers: Record<string, string> };

    beforeEach(async () => {
      container = getContainer();
      shop = await openCheckoutShop(container);
      honey = await stockProduct(container, shop, { price: 19.9, stock: 5 });
      shopper = new Shopper(api, shop);
      operator = await signInOperator(container, api);
    });
    afterEach(() => void vi.restoreAllMocks());

    const wallet = () => container.resolve<Wallet>("sandboxWallet");
    const refundedAtWallet = async (charge_id: string) => (await wallet().chargeOf(charge_id)).refunded_fen;

    /** A row as core commits it before it asks the provider: what a killed process leaves. */
    async function leaveRow(payment: string, amount: number) {
      const payments = container.resolve(Modules.PAYMENT) as unknown as {
        createRefunds(row: object): Promise<unknown>;
      };
      await payments.createRefunds({ payment, amount, note: "瓶盖破损" });
    }

    /** The sandbox wallet as Medusa asks it what became of a payment. */
    async function walletProvider() {
      const [{ id } = { id: "" }] = (await container.resolve(Modules.PAYMENT).listPaymentProviders({})).filter(
        (provider) => provider.id.startsWith("pp_sandbox-wallet"),
      );
      const { paymentProviderService_ } = container.resolve<{
        paymentProviderService_: { retrieveProvider(id: string): { retrievePayment(input: object): Promise<object> } };
      }>(Modules.PAYMENT);
      return paymentProviderService_.retrieveProvider(id);
    }

    const settle = async () =>
      (await container.resolve(Modules.WORKFLOW_ENGINE).run("settle-pending-payments", { input: { quiet_ms: 0 } }))
        .result;

    async function setStock(stocked_quantity: number) {
      const level = { inventory_item_id: honey.inventory_item_id, location_id: shop.location_id };
      await container.resolve(Modules.INVENTORY).updateInventoryLevels([{ ...level, stocked_quantity }]);
    }

    /** The wallet gives the money back, and the shop does not hear of it. */
    function loseAnswers(times = 1) {
      vi.restoreAllMocks();
      const real = wallet().refundCharge.bind(wallet());
      let left = times;
      return vi.spyOn(wallet(), "refundCharge").mockImplementation(async (input) => {
        const answer = await real(input);
        left -= 1;
        if (left >= 0) throw new Error("the answer was lost");
        return answer;
      });
    }

    /** An order of two jars, booked, with what a refund of one of its lines needs. */
    async function boughtOrder() {
      const { order_id, charge_id } = await shopper.buy(honey.variant_id, 2);
      await runReconciler(container);
      const [line] = (await entriesOf(container, order_id)).filter(({ part }) => part === "goods");
      const [payment] = await container.resolve(Modules.PAYMENT).listPayments({});
      const request = (amount_fen: string, request_id: string = randomUUID()) => ({
        request_id,
        lines: [{ line_id: line?.line_id ?? "", amount_fen }],
      });
      return {
        order_id,
        charge_id,
        payment_id: payment?.id ?? "",
        request,
        refund: async (body: unknown) =>
          await api.post(`/admin/subsidy/orders/${order_id}/refunds`, body, {
            ...operator,
            validateStatus: () => true,
          }),
        rows: async () =>
          (await container.resolve(Modules.PAYMENT).listRefunds({ payment_id: payment?.id })).map(({ amount }) =>
            Number(amount),
          ),
        transactions: async () =>
          (await container.resolve(Modules.ORDER).listOrderTransactions({ order_id, reference: "refund" })).map(
            ({ amount }) => Number(amount),
          ),
        entries: async () => {
          await runReconciler(container);
          const entries = await entriesOf(container, order_id);
          expect(sumOf(entries)).toBe(await shopNet(container));
          return entries.filter(({ kind }) => kind === "refund").map(({ amount_fen, basis }) => [amount_fen, basis]);
        },
      };
    }

    const align = async () => (await alignRefundsWorkflow(container).run({ input: { interrupted_ms: 0 } })).result;

    describe("a refund whose answer is lost", () => {
      it("is the same refund when it is asked for again", async () => {
        const order = await boughtOrder();
        const request = order.request("1000");
        loseAnswers();
        expect((await order.refund(request)).status).toBe(500);
        const again = await order.refund(request);
        expect(again.status).toBe(201);
        expect(again.data.refund).toMatchObject({ amount_fen: "1000", recorded: true });
        expect(await refundedAtWallet(order.charge_id)).toBe(1000);
        expect(await order.rows()).toEqual([10]);
        expect(await order.transactions()).toEqual([-10]);
        expect(await order.entries()).toEqual([["-1000", "named"]]);

        // And an hour later once more.
        expect((await order.refund(request)).data).toEqual(again.data);
        expect(await refundedAtWallet(order.charge_id)).toBe(1000);
      });

      it("is found by the job, with its lines, when nobody asks again", async () => {
        const order = await boughtOrder();
        loseAnswers();
        expect((await order.refund(order.request("1000"))).status).toBe(500);
        expect(await order.rows()).toEqual([]);
        expect(await align()).toMatchObject({ found_fen: "1000", failed: 0 });
        expect(await align()).toMatchObject({ found_fen: "0", failed: 0 });
        expect(await refundedAtWallet(order.charge_id)).toBe(1000);
        expect(await order.rows()).toEqual([10]);
        expect(await order.transactions()).toEqual([-10]);
        expect(await order.entries()).toEqual([["-1000", "named"]]);
      });

      it("is shown to who opens a new form, before more is given back", async () => {
        const order = await boughtOrder();
        loseAnswers();
        await order.refund(order.request("1000"));
        const anew = order.request("1000");
        const { status, data } = await order.refund(anew);
        expect([status, data.code]).toEqual([409, "refund_found"]);
        expect(data.message).toContain("¥10.00");
        expect(await refundedAtWallet(order.charge_id)).toBe(1000);
        expect(await order.entries()).toEqual([["-1000", "named"]]);
        // Who still wants to, may.
        expect((await order.refund(anew)).status).toBe(201);
        expect(await refundedAtWallet(order.charge_id)).toBe(2000);
      });

      it("is one refund even when it is still on its way while asked for again", async () => {
        const order = await boughtOrder();
        const real = wallet().refundCharge.bind(wallet());
        const late: (() => Promise<unknown>)[] = [];
        vi.spyOn(wallet(), "refundCharge").mockImplementationOnce(async (input) => {
          late.push(() => real(input));
          throw new Error("timed out");
        });
        const request = order.request("1000");
        expect((await order.refund(request)).status).toBe(500);
        expect((await order.refund(request)).status).toBe(201);
        expect(late).toHaveLength(1);
        for (const arrive of late) await arrive();
        expect(await refundedAtWallet(order.charge_id)).toBe(1000);
        expect(await order.rows()).toEqual([10]);
      });

      it("is not paid twice by core's own form, nor forgotten by cancelling", async () => {
        const order = await boughtOrder();
        const core = async (path: string, body: unknown = {}) =>
          await api.post(path, body, { ...operator, validateStatus: () => true });
        loseAnswers();
        const path = `/admin/payments/${order.payment_id}/refund`;
        expect((await core(path, { amount: 10 })).status).toBe(500);
        const { status, data } = await core(path, { amount: 10 });
        expect([status, data.code]).toEqual([409, "refund_found"]);
        expect(await refundedAtWallet(order.charge_id)).toBe(1000);
        expect(await order.rows()).toEqual([10]);

        loseAnswers();
        await core(path, { amount: 5 });
        expect((await core(`/admin/orders/${order.order_id}/cancel`)).status).toBe(200);
        expect(await refundedAtWallet(order.charge_id)).toBe(4780);
        expect((await order.rows()).sort()).toEqual([10, 32.8, 5]);
        await order.entries();
        expect(await shopNet(container)).toBe(0n);
      });

      it("of a canceled order is found by the job", async () => {
        const order = await boughtOrder();
        loseAnswers();
        await api.post(`/admin/orders/${order.order_id}/cancel`, {}, operator);
        expect(await refundedAtWallet(order.charge_id)).toBe(4780);
        expect(await order.rows()).toEqual([]);
        expect(await align()).toMatchObject({ found_fen: "4780", failed: 0 });
        expect(await order.rows()).toEqual([47.8]);
        expect(await order.transactions()).toEqual([-47.8]);
        await order.entries();
        expect(await shopNet(container)).toBe(0n);
      });

      /** Completing fails for want of stock; core gives the money back, and what it failed to, the settling does. */
      async function paidInVain() {
        await shopper.readyCart(honey.variant_id, 3);
        const { id: session_id, charge_id } = await shopper.session();
        await setStock(2);
        await wallet().answerCharge(charge_id, "pay");
        return {
          session_id,
          charge_id,
          refunds: async () =>
            (await container.resolve(Modules.PAYMENT).listRefunds({})).map(({ amount }) => Number(amount)),
        };
      }

      it("of a payment that became no order is found at once when core gave it back", async () => {
        const { charge_id, refunds } = await paidInVain();
        loseAnswers();
        expect(await settle()).toMatchObject({ failed: 0, given_back: 1 });
        expect(await settle()).toMatchObject({ failed: 0 });
        expect(await refundedAtWallet(charge_id)).toBe(6770);
        expect(await refunds()).toEqual([67.7]);
        expect(await shopper.outcome()).toEqual({ state: "declined", refunded: true, reason: "out_of_stock" });
      });

      it("of a payment that became no order is found before the goods are back, and carries no order", async () => {
        const { charge_id, refunds } = await paidInVain();
        loseAnswers().mockRejectedValueOnce(new Error("the wallet did not answer core"));
        expect(await settle()).toMatchObject({ failed: 1 });
        expect(await refundedAtWallet(charge_id)).toBe(6770);
        expect(await refunds()).toEqual([]);
        await setStock(5);
        expect(await settle()).toMatchObject({ failed: 0, ordered: 0 });
        expect(await container.resolve(Modules.ORDER).listOrders({})).toEqual([]);
        expect(await refundedAtWallet(charge_id)).toBe(6770);
        expect(await refunds()).toEqual([67.7]);
        expect(await shopper.outcome()).toMatchObject({ state: "declined", refunded: true });
      });

      it("of a payment that became no order is found out though the process was killed before it was given back", async () => {
        const { charge_id, session_id, refunds } = await paidInVain();
        const payment = await container.resolve(Modules.PAYMENT).authorizePaymentSession(session_id, {});
        await leaveRow(payment?.id ?? "", 67.7);
        // A young row may still be under way.
        await settle();
        await alignRefundsWorkflow(container).run({ input: {} });
        expect(await refundedAtWallet(charge_id)).toBe(0);
        for (const _time of [1, 2]) {
          await settle();
          expect(await align()).toMatchObject({ found_fen: "0", failed: 0 });
        }
        expect(await refundedAtWallet(charge_id)).toBe(6770);
        expect(await refunds()).toEqual([67.7]);
        expect(await container.resolve(Modules.ORDER).listOrders({})).toEqual([]);
      });
    });

    describe("a provider that does not answer what became of a payment", () => {
      it("keeps the paid cart waiting, and no money goes back", async () => {
        await shopper.readyCart(honey.variant_id, 2);
        const { charge_id } = await shopper.session();
        await wallet().answerCharge(charge_id, "pay");
        vi.spyOn(await walletProvider(), "retrievePayment").mockRejectedValueOnce(new Error("429"));
        expect(await settle()).toMatchObject({ failed: 1, ordered: 0 });
        expect(await refundedAtWallet(charge_id)).toBe(0);
        expect(await settle()).toMatchObject({ failed: 0, ordered: 1, given_back: 0 });
        expect(await refundedAtWallet(charge_id)).toBe(0);
        expect(await shopper.outcome()).toMatchObject({ state: "paid" });
      });

      it("is no reason for core, told by a webhook, to give the money back", async () => {
        await shopper.readyCart(honey.variant_id, 2);
        const { charge_id, pay_url } = await shopper.session();
        const asked = vi.spyOn(await walletProvider(), "retrievePayment").mockRejectedValue(new Error("429"));
        await shopper.answer(pay_url, "pay");
        expect(await shopper.outcomeOnce("paid")).toMatchObject({ state: "paid" });
        expect(asked).toHaveBeenCalled();
        expect(await refundedAtWallet(charge_id)).toBe(0);
      });
    });

    describe("a process killed while it refunded", () => {
      it("before the wallet was asked: the refund is made", async () => {
        const order = await boughtOrder();
        await order.refund(order.request("300"));
        await leaveRow(order.payment_id, 7);
        expect(await refundedAtWallet(order.charge_id)).toBe(300);
        // Young rows may still be under way.
        await alignRefundsWorkflow(container).run({ input: {} });
        expect(await refundedAtWallet(order.charge_id)).toBe(300);
        await align();
        await align();
        expect(await refundedAtWallet(order.charge_id)).toBe(1000);
        expect(await order.rows()).toEqual([3, 7]);
        expect(await order.transactions()).toEqual([-3, -7]);
        await order.entries();
      });

      it("after the wallet gave the money back: the order is told, and nothing is paid again", async () => {
        const order = await boughtOrder();
        const request = order.request("1000");
        const told = vi.spyOn(container.resolve(Modules.ORDER), "addOrderTransactions");
        told.mockRejectedValueOnce(new Error("process killed"));
        expect((await order.refund(request)).status).toBe(500);
        expect(await order.transactions()).toEqual([]);
        expect((await order.refund(request)).status).toBe(201);
        expect(await refundedAtWallet(order.charge_id)).toBe(1000);
        expect(await order.rows()).toEqual([10]);
        expect(await order.transactions()).toEqual([-10]);
        expect((await order.entries()).at(-1)).toEqual(["-1000", "named"]);
      });

      it("is made before core's own form gives back more, however young it is", async () => {
        const order = await boughtOrder();
        await leaveRow(order.payment_id, 7);
        const { status } = await api.post(`/admin/payments/${order.payment_id}/refund`, { amount: 10 }, operator);
        expect(status).toBe(200);
        await align();
        expect(await refundedAtWallet(order.charge_id)).toBe(1700);
        expect(await order.rows()).toEqual([7, 10]);
        expect(await order.transactions()).toEqual([-7, -10]);
      });

      it("is made before the order is cancelled", async () => {
        const order = await boughtOrder();
        await leaveRow(order.payment_id, 7);
        await api.post(`/admin/orders/${order.order_id}/cancel`, {}, operator);
        await align();
        expect(await refundedAtWallet(order.charge_id)).toBe(4780);
        expect(await order.rows()).toEqual([7, 40.8]);
        await order.entries();
        expect(await shopNet(container)).toBe(0n);
      });

      it.each([
        ["neither was", []],
        ["the first was", [[700n, "0:700"]]],
        ["the second was", [[1000n, "700:1000"]]],
        [
          "both were",
          [
            [700n, "0:700"],
            [1000n, "700:1000"],
          ],
        ],
      ] as [string, [bigint, string][]][])("twice: two rows are two refunds when %s made", async (_case, made) => {
        const order = await boughtOrder();
        const { charge_id } = order;
        await leaveRow(order.payment_id, 7);
        await leaveRow(order.payment_id, 10);
        for (const [amount_fen, key] of made) {
          await wallet().refundCharge({ charge_id, amount_fen, idempotency_key: `${charge_id}:${key}` });
        }
        expect(await align()).toMatchObject({ found_fen: "0", failed: 0 });
        await align();
        expect(await refundedAtWallet(charge_id)).toBe(1700);
        expect(await order.rows()).toEqual([7, 10]);
        expect((await order.transactions()).sort()).toEqual([-10, -7]);
      });

      it("stands in the report once: what was booked of its row is not corrected", async () => {
        const order = await boughtOrder();
        await leaveRow(order.payment_id, 7);
        await order.entries();
        const booked = await entriesOf(container, order.order_id);
        await align();
        await order.entries();
        expect(await refundedAtWallet(order.charge_id)).toBe(700);
        expect(await entriesOf(container, order.order_id)).toEqual(booked);
        const [{ summary }] = (await container
          .resolve(Modules.ORDER)
          .listOrders({ id: order.order_id }, { relations: ["summary"] })) as unknown as [
          { summary: { pending_difference: object } },
        ];
        expect(Number(summary.pending_difference)).toBe(0);
      });
    });

    it("a cancelled order is not refunded by core's form, which would pay and then refuse", async () => {
      const order = await boughtOrder();
      vi.spyOn(wallet(), "refundCharge").mockRejectedValueOnce(new Error("refused"));
      await api.post(`/admin/orders/${order.order_id}/cancel`, {}, operator);
      expect(await refundedAtWallet(order.charge_id)).toBe(0);
      const { status, data } = await api.post(
        `/admin/payments/${order.payment_id}/refund`,
        { amount: 10 },
        { ...operator, validateStatus: () => true },
      );
      expect([status, data.code]).toEqual([409, "refund_of_canceled_order"]);
      expect(data.hint).toContain("按商品退款");
      expect(await refundedAtWallet(order.charge_id)).toBe(0);
    });

    describe("which payments the job asks about", () => {
      it("leaves out refunds that are on record, and orders cancelled and given back", async () => {
        const order = await boughtOrder();
        await order.refund(order.request("1000"));
        expect(await align()).toMatchObject({ asked: 0, failed: 0 });
        await api.post(`/admin/orders/${order.order_id}/cancel`, {}, operator);
        expect(await refundedAtWallet(order.charge_id)).toBe(4780);
        expect(await align()).toMatchObject({ asked: 0, failed: 0 });
      });

      it("keeps what was asked for and not heard of, and rows of which the order does not know", async () => {
        const order = await boughtOrder();
        vi.spyOn(wallet(), "refundCharge").mockRejectedValueOnce(new Error("refused"));
        await order.refund(order.request("1000"));
        expect(await align()).toMatchObject({ asked: 1, failed: 0 });

        await leaveRow(order.payment_id, 7);
        expect((await alignRefundsWorkflow(container).run({ input: {} })).result).toMatchObject({ asked: 1 });
      });
    });

    it("money found long after a refund was asked for in vain is not taken for it", async () => {
      const order = await boughtOrder();
      vi.spyOn(wallet(), "refundCharge").mockRejectedValueOnce(new Error("refused"));
      await order.refund(order.request("1000"));
      await wallet().refundCharge({ charge_id: order.charge_id, amount_fen: 1000n, idempotency_key: "dashboard" });
      vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 4 * 24 * 3_600_000 });
      try {
        const input = { payment_ids: [order.payment_id] };
        const { result } = await alignRefundsWorkflow(container).run({ input });
        expect(result).toMatchObject({ found_fen: "1000", failed: 0 });
      } finally {
        vi.useRealTimers();
      }
      expect(await order.entries()).toEqual([["-1000", "pro_rata"]]);
    });

    describe("a request to refund", () => {
      it("that comes twice at once is one refund", async () => {
        const order = await boughtOrder();
        const request = order.request("1000");
        const answers = await Promise.all([order.refund(request), order.refund(request), order.refund(request)]);
        expect(answers.map(({ status }) => status)).toEqual([201, 201, 201]);
        expect(new Set(answers.map(({ data }) => data.refund.refund_allocation_id)).size).toBe(1);
        expect(await refundedAtWallet(order.charge_id)).toBe(1000);
        expect(await order.rows()).toEqual([10]);
      });

      it("that says something else the second time is refused, showing both", async () => {
        const order = await boughtOrder();
        const request = order.request("1000");
        await order.refund(request);
        const { status, data } = await order.refund(order.request("900", request.request_id));
        expect([status, data.code]).toEqual([409, "refund_request_reused"]);
        expect(data.hint).toMatch(/¥10\.00.*¥9\.00/);
        expect(await refundedAtWallet(order.charge_id)).toBe(1000);
      });

      it("must have a number of its own", async () => {
        const order = await boughtOrder();
        const { lines } = order.request("1000");
        for (const body of [{ lines }, { lines, request_id: "1" }]) {
          const { status, data } = await order.refund(body);
          expect([status, data.code]).toEqual([400, "input_invalid"]);
          expect(data.message).toContain("request_id");
        }
        expect(await refundedAtWallet(order.charge_id)).toBe(0);
      });

      it("is made anew after the wallet refused it", async () => {
        const order = await boughtOrder();
        vi.spyOn(wallet(), "refundCharge").mockRejectedValueOnce(new Error("refused"));
        const request = order.request("1000");
        expect((await order.refund(request)).status).toBe(500);
        expect(await align()).toMatchObject({ found_fen: "0", failed: 0 });
        expect(await order.rows()).toEqual([]);
        expect((await order.refund(request)).status).toBe(201);
        expect(await refundedAtWallet(order.charge_id)).toBe(1000);
      });
    });

    it("declined, given back and paid again: one order, and a report that balances", async () => {
      await shopper.readyCart(honey.variant_id, 3);
      const first = await shopper.session();
      await setStock(2);
      await shopper.answer(first.pay_url, "pay");
      expect(await shopper.outcomeOnce("declined")).toMatchObject({ state: "declined", refunded: true });
      await runReconciler(container);
      expect(await entriesOf(container)).toEqual([]);

      await setStock(3);
      const second = await shopper.session();
      await shopper.answer(second.pay_url, "pay");
      const { order_id } = await shopper.outcomeOnce("paid");
      await runReconciler(container);
      await runReconciler(container);
      expect(sumOf(await entriesOf(container, order_id))).toBe(6770n);
      expect(sumOf(await entriesOf(container))).toBe(await shopNet(container));
      expect(await refundedAtWallet(first.charge_id)).toBe(6770);
      expect(await refundedAtWallet(second.charge_id)).toBe(0);

      const [line] = (await entriesOf(container, order_id)).filter(({ part }) => part === "goods");
      const lines = [{ line_id: line?.line_id ?? "", amount_fen: "1990" }];
      const path = `/admin/subsidy/orders/${order_id}/refunds`;
      await api.post(path, { request_id: randomUUID(), lines }, operator);
      expect(await shopNet(container)).toBe(4780n);

      const year = (await entriesOf(container))[0]?.policy_year;
      const { data } = await api.post("/admin/subsidy/exports", { year, format: "csv" }, operator);
      const job = await eventually(
        async () => (await api.get(`/admin/subsidy/exports/${data.export.id}`, operator)).data.export,
        ({ status }) => status === "done" || status === "failed",
      );
      expect(job).toMatchObject({ status: "done" });
      const file = await api.get(`/admin/subsidy/exports/${job.id}/file`, { ...operator, responseType: "arraybuffer" });
      const rows = readCsv(Buffer.from(file.data).toString("utf8"));
      expect(rows.reduce((sum, row) => sum + fenOf(row["金额（元）"]), 0n)).toBe(4780n);
    });

    it("asking for a cart's payment collection twice at once gives the same one", async () => {
      await shopper.readyCart(honey.variant_id);
      const ask = () => shopper.post("/store/payment-collections", { cart_id: shopper.cart_id });
      const answers = await Promise.all([ask(), ask(), ask(), ask()]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
      expect(new Set(answers.map(({ data }) => data.payment_collection.id)).size).toBe(1);
      expect(await container.resolve(Modules.PAYMENT).listPaymentCollections({})).toHaveLength(1);
    });
  },
});
