import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import {
  cancelOrderWorkflow,
  createOrderFulfillmentWorkflow,
  createOrderShipmentWorkflow,
  refundPaymentWorkflow,
} from "@medusajs/medusa/core-flows";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { decideGoodsClassWorkflow } from "@qinshui/subsidy-hooks/workflows";
import {
  type CheckoutShop,
  openCheckoutShop,
  Shopper,
  type StockedProduct,
  signInOperator,
  stockProduct,
} from "./support/checkout-shop";
import { entriesOf, eventually, type LedgerRow, runReconciler, sumOf, tagsOf, withoutEvents } from "./support/ledger";
import { approvedMerchant, ownProduct, setMerchantStatus, type TestMerchant } from "./support/merchants";
import { fenOf, readCsv } from "./support/report-file";
import { moveStamps, settleUnheard } from "./support/sold-then";

interface Instants {
  /** When the shop asked for the money, when the shopper paid, and when the shop wrote that down. */
  asked: string;
  paid: string;
  written: string;
}

/** Paid around the turn of the year 2026 in Shanghai, which is 16:00 in UTC, and written down after it. */
const newYearsEve = (paid: string): Instants => ({
  asked: "2026-12-31T10:00:00Z",
  paid,
  written: "2026-12-31T16:10:00Z",
});
const LAST_SECOND = newYearsEve("2026-12-31T15:59:59Z");
const SPRING = { asked: "2026-03-01T00:00:00Z", paid: "2026-03-01T00:05:00Z", written: "2026-03-01T00:10:00Z" };

const FILES_DIR = mkdtempSync(join(tmpdir(), "ledger-facts-"));
// Not through the runner's `env`, which comes after the configuration was read.
process.env.FILES_DIR = FILES_DIR;

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop;
    let operator: { headers: Record<string, string> };
    let merchant: TestMerchant;
    let honey: StockedProduct;

    beforeAll(async () => {
      const container = getContainer();
      shop = await openCheckoutShop(container);
      operator = await signInOperator(container, api);
      merchant = await approvedMerchant(container, { name: "示例蜂业", kind: "enterprise" });
      honey = await classified(merchant, 20);
    });

    afterAll(() => rmSync(FILES_DIR, { recursive: true, force: true }));

    afterEach(() => {
      vi.restoreAllMocks();
    });

    async function classified(owner: TestMerchant, price: number): Promise<StockedProduct> {
      const product = await stockProduct(getContainer(), shop, { price });
      await ownProduct(getContainer(), owner.id, product.id);
      await classify(product);
      return product;
    }

    async function classify(product: StockedProduct): Promise<void> {
      const decision = {
        goods_class: "specialty_agricultural",
        effective_from: "2025-01-01",
        decided_by: "示例审核员",
      };
      await decideGoodsClassWorkflow(getContainer()).run({
        input: { decisions: [{ ...decision, product_id: product.id }] },
      });
    }

    interface Sold {
      order_id: string;
      payment_id: string;
      line_id: string;
    }

    /** A sale whose webhook was lost; now, if no instants are given. With one unit of something `beside`, if wanted. */
    async function sell(
      product: StockedProduct,
      quantity: number,
      instants?: Instants,
      beside?: StockedProduct,
    ): Promise<Sold> {
      const container = getContainer();
      const shopper = new Shopper(api, shop);
      await shopper.readyCart(product.variant_id, quantity);
      if (beside) await shopper.addLine(beside.variant_id);
      const { charge_id } = await shopper.session();
      await container.resolve("sandboxWallet").answerCharge(charge_id, "pay");
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      if (instants) await knex("sandbox_charge").where({ id: charge_id }).update({ paid_at: instants.paid });
      await settleUnheard(container);
      const { order_id } = await shopper.outcome();
      if (instants) await moveStamps(container, order_id, instants);
      const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
        entity: "order",
        fields: ["items.id", "items.product_id", "payment_collections.payments.id"],
        filters: { id: order_id },
      });
      const order = data[0] as unknown as {
        items: { id: string; product_id: string }[];
        payment_collections: { payments: { id: string }[] }[];
      };
      return {
        order_id,
        line_id: String(order.items.find(({ product_id }) => product_id === product.id)?.id),
        payment_id: String(order.payment_collections[0]?.payments[0]?.id),
      };
    }

    const refund = ({ payment_id }: Sold, amount: number) =>
      withoutEvents(getContainer(), () => refundPaymentWorkflow(getContainer()).run({ input: { payment_id, amount } }));

    /** Core's stamp on its refunds is of today; the sales here are of the end of 2026. */
    async function dateRefunds({ payment_id }: Sold): Promise<void> {
      const knex = getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await knex("refund").where({ payment_id }).update({ created_at: "2027-02-01T00:00:00Z" });
    }

    async function rowsOf({ order_id }: Sold): Promise<LedgerRow[]> {
      return await entriesOf(getContainer(), order_id);
    }

    const brief = (rows: readonly LedgerRow[]) =>
      rows.filter((row) => row.kind !== "sale").map((row) => [row.kind, row.amount_fen, row.basis]);

    async function exportJob(year: number) {
      const { data } = await api.post("/admin/subsidy/exports", { year, format: "csv" }, operator);
      return await eventually(
        async () => (await api.get(`/admin/subsidy/exports/${data.export.id}`, operator)).data.export,
        ({ status }) => status === "done" || status === "failed",
      );
    }

    async function exported(year: number) {
      const job = await exportJob(year);
      expect(job).toMatchObject({ status: "done", error: null });
      const file = await api.get(`/admin/subsidy/exports/${job.id}/file`, { ...operator, responseType: "arraybuffer" });
      return { totals: job.totals, lines: readCsv(Buffer.from(file.data).toString("utf8")) };
    }

    const sumLines = (lines: Record<string, string>[]) =>
      lines.reduce((sum, line) => sum + fenOf(line["金额（元）"]), 0n);

    describe("the instant of a sale", () => {
      it("is when the shopper paid, not when the shop wrote it down: two years, both balanced", async () => {
        const container = getContainer();
        const last = await sell(honey, 2, LAST_SECOND);
        const first = await sell(honey, 1, newYearsEve("2026-12-31T16:00:00Z"));
        await refund(last, 20);
        await dateRefunds(last);
        expect(await runReconciler(container)).toMatchObject({ failed: {} });
        const years = async (sold: Sold) => [...new Set((await rowsOf(sold)).map((row) => row.policy_year))];
        expect(await years(last)).toEqual([2026]);
        expect(await years(first)).toEqual([2027]);

        const old = await exported(2026);
        expect(old.totals).toMatchObject({ captured_fen: "4800", refunded_fen: "2000", difference_fen: "0" });
        expect(sumLines(old.lines)).toBe(2800n);
        expect(old.lines.every((line) => line.成交时间 === "2026-12-31 23:59:59")).toBe(true);
        const now = await exported(2027);
        expect(now.totals).toMatchObject({ captured_fen: "2800", refunded_fen: "0", difference_fen: "0" });
        expect(sumLines(now.lines)).toBe(2800n);
      });

      it("keeps an order out of the ledger by name when its note cannot be true, and its years' exports back", async () => {
        const container = getContainer();
        const good = await sell(honey, 1, LAST_SECOND);
        const bad = await sell(honey, 1, newYearsEve("2026-12-31T16:30:00Z"));
        const { failed } = await runReconciler(container);
        expect(failed).toMatchObject({ [bad.order_id]: { code: "capture_instant_invalid" } });
        expect(sumOf(await rowsOf(good))).toBe(2800n);
        expect(await rowsOf(bad)).toEqual([]);
        for (const year of [2026, 2027]) expect(await exportJob(year)).toMatchObject({ status: "failed" });
        expect(await exportJob(2025)).toMatchObject({ status: "done" });
      });

      it("is when it was captured by hand where no provider notes it", async () => {
        const container = getContainer();
        const sold = await sell(honey, 1, LAST_SECOND);
        const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
        await knex("payment").where({ id: sold.payment_id }).update({ data: {} });
        await runReconciler(container);
        expect((await rowsOf(sold)).map((row) => row.policy_year)).toEqual([2027, 2027]);
      });
    });

    describe("the kind of what goes back", () => {
      async function send({ order_id, line_id }: Sold, quantity: number): Promise<void> {
        const container = getContainer();
        const items = [{ id: line_id, quantity }];
        const { result } = await createOrderFulfillmentWorkflow(container).run({ input: { order_id, items } });
        await createOrderShipmentWorkflow(container).run({
          input: { order_id, fulfillment_id: result.id, items, labels: [] },
        });
      }

      it("is a cancellation although the reconciler looked between core's refund and its writing of it", async () => {
        const container = getContainer();
        const sold = await sell(honey, 1);
        await runReconciler(container);
        const orders = container.resolve(Modules.ORDER);
        const original = orders.cancel.bind(orders);
        const between = vi.spyOn(orders, "cancel").mockImplementation(async (...args: unknown[]) => {
          await runReconciler(container);
          return await (original as (...args: unknown[]) => Promise<never>)(...args);
        });
        await withoutEvents(container, () =>
          cancelOrderWorkflow(container).run({ input: { order_id: sold.order_id } }),
        );
        expect(between).toHaveBeenCalledTimes(1);
        const seenBetween = await rowsOf(sold);
        await runReconciler(container);
        expect(await rowsOf(sold)).toEqual(seenBetween);
        expect(brief(seenBetween).map(([kind]) => kind)).toEqual(["cancellation", "cancellation"]);
        expect(sumOf(seenBetween)).toBe(0n);
      });

      it("is a refund once the goods were sent", async () => {
        const container = getContainer();
        const sold = await sell(honey, 1);
        await send(sold, 1);
        await refund(sold, 28);
        await runReconciler(container);
        expect(brief(await rowsOf(sold)).map(([kind]) => kind)).toEqual(["refund", "refund"]);
      });

      const post = (path: string, body: unknown = {}) => api.post(path, body, operator);

      /** Asks for `quantity` units back, as an operator does; the return's id. */
      async function askBack({ order_id, line_id }: Sold, quantity: number): Promise<string> {
        const { data } = await post("/admin/returns", { order_id, location_id: shop.location_id });
        const id = data.return.id;
        await post(`/admin/returns/${id}/request-items`, { items: [{ id: line_id, quantity }] });
        await post(`/admin/returns/${id}/request`);
        return id;
      }

      /** Receives units of a return, some of them damaged. */
      async function receive(id: string, { line_id }: Sold, whole: number, damaged: number): Promise<void> {
        await post(`/admin/returns/${id}/receive`);
        const items = (quantity: number) => ({ items: [{ id: line_id, quantity }] });
        if (whole) await post(`/admin/returns/${id}/receive-items`, items(whole));
        if (damaged) await post(`/admin/returns/${id}/dismiss-items`, items(damaged));
        await post(`/admin/returns/${id}/receive/confirm`);
      }

      it("is a return for damaged units too, each counted once", async () => {
        const container = getContainer();
        const sold = await sell(honey, 4);
        await send(sold, 4);
        await withoutEvents(container, async () => await receive(await askBack(sold, 2), sold, 1, 1));
        await refund(sold, 40);
        await refund(sold, 20);
        await runReconciler(container);
        expect(brief(await rowsOf(sold))).toEqual([
          ["return", "-4000", "returned"],
          ["refund", "-2000", "pro_rata"],
        ]);
      });

      it("of what came back in two parts stays as booked when the second part comes", async () => {
        const container = getContainer();
        // Beside other goods: spread over both, the refund would show that its return was lost sight of.
        const sold = await sell(honey, 3, undefined, await classified(merchant, 20));
        await send(sold, 3);
        const id = await withoutEvents(container, () => askBack(sold, 2));
        await withoutEvents(container, () => receive(id, sold, 1, 0));
        await refund(sold, 20);
        await runReconciler(container);
        const between = await rowsOf(sold);
        expect(brief(between)).toEqual([["return", "-2000", "returned"]]);
        await withoutEvents(container, () => receive(id, sold, 1, 0));
        expect(await runReconciler(container, "2000-01-01T00:00:00Z")).toMatchObject({ failed: {} });
        expect(await rowsOf(sold)).toEqual(between);
        await refund(sold, 20);
        await runReconciler(container);
        expect(brief(await rowsOf(sold))).toEqual([
          ["return", "-2000", "returned"],
          ["return", "-2000", "returned"],
        ]);
      });
    });

    describe("the merchant of what is booked", () => {
      const get = async (path: string) => (await api.get(path, operator)).data;

      it("stays when the product is given to another or deleted: 明细 = 汇总, and the export balances", async () => {
        const container = getContainer();
        const other = await approvedMerchant(container, { name: "示例接手商家", kind: "individual" });
        const millet = await classified(merchant, 10);
        const sales = [await sell(honey, 3, SPRING), await sell(millet, 2, SPRING)];
        await runReconciler(container);
        const link = container.resolve(ContainerRegistrationKeys.LINK);
        await link.dismiss({ merchant: { merchant_id: merchant.id }, [Modules.PRODUCT]: { product_id: honey.id } });
        await ownProduct(container, other.id, honey.id);
        await container.resolve(Modules.PRODUCT).softDeleteProducts([millet.id]);
        await link.delete({ [Modules.PRODUCT]: { product_id: millet.id } });
        for (const sold of sales) await refund(sold, 5);
        const bought = await sell(honey, 1, SPRING);
        await runReconciler(container, "2000-01-01T00:00:00Z");

        const goods = async (sold: Sold) => (await rowsOf(sold)).filter((row) => row.part === "goods");
        for (const sold of sales) {
          expect((await goods(sold)).map((row) => row.merchant_id)).toEqual([merchant.id, merchant.id]);
        }
        expect((await goods(bought)).map((row) => row.merchant_id)).toEqual([other.id]);

        const { rows } = await get("/admin/subsidy/years/2026");
        const net = (id: string) => rows.find((row: { claimant_id: string }) => row.claimant_id === id)?.net_fen;
        expect([net(merchant.id), net(other.id)]).toEqual(["7000", "2000"]);
        const { totals, lines } = await exported(2026);
        expect(totals).toMatchObject({ difference_fen: "0", captured_fen: "12400", refunded_fen: "1000" });
        const counted = (name: string) =>
          sumLines(lines.filter((line) => line.商家 === name && line.是否计入 === "是"));
        expect([counted("示例蜂业"), counted("示例接手商家")]).toEqual([7000n, 2000n]);
        for (const { id, name } of [merchant, other]) {
          const page = await get(`/admin/subsidy/years/2026/merchants/${id}/lines`);
          expect(sumOf(page.lines)).toBe(counted(name));
        }
      });

      it("is judged by what is decided late of its own sale, though the product is another's by then", async () => {
        const container = getContainer();
        const other = await approvedMerchant(container, { name: "示例接手商家", kind: "individual" });
        const tea = await stockProduct(container, shop, { price: 10 });
        await ownProduct(container, merchant.id, tea.id);
        const sold = await sell(tea, 1, SPRING);
        await runReconciler(container);
        const tagOf = async () => (await tagsOf(container, sold.order_id)).find((tag) => tag.line_id === sold.line_id);
        expect(await tagOf()).toMatchObject({ counts: false, reasons: ["goods_class_missing"] });
        const link = container.resolve(ContainerRegistrationKeys.LINK);
        await link.dismiss({ merchant: { merchant_id: merchant.id }, [Modules.PRODUCT]: { product_id: tea.id } });
        await ownProduct(container, other.id, tea.id);
        await classify(tea);
        expect(await tagOf()).toMatchObject({ counts: true, goods_class: "specialty_agricultural", reasons: [] });
        await setMerchantStatus(container, merchant.id, "suspended", "2026-02-01T00:00:00+08:00");
        await runReconciler(container, "2000-01-01T00:00:00Z");
        expect(await tagOf()).toMatchObject({ counts: false, reasons: ["merchant_not_approved"] });
        const { rows } = await get("/admin/subsidy/years/2026");
        expect(rows.every((row: { claimant_id: string }) => row.claimant_id !== other.id)).toBe(true);
      });
    });
  },
});
