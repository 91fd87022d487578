import { resolve } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { createAuthorisationsWorkflow, createMarksWorkflow } from "../src/workflows/brand";
import { createHallsWorkflow } from "../src/workflows/hall";
import { assignProductsToMerchantWorkflow, setMerchantStatusWorkflow } from "../src/workflows/merchant";
import {
  type CheckoutShop,
  openCheckoutShop,
  Shopper,
  type StockedProduct,
  signInOperator,
  stockProduct,
} from "./support/checkout-shop";
import { approvedMerchant, setMerchantStatus, type TestMerchant } from "./support/merchants";

type Status = "approved" | "suspended" | "closed";

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer;
    let shop: CheckoutShop;
    let shopper: Shopper;
    /** The merchant whose status changes, and one that sells all the time. */
    let merchants: [TestMerchant, TestMerchant];
    let honey: StockedProduct;
    let millet: StockedProduct;

    beforeEach(async () => {
      container = getContainer();
      shop = await openCheckoutShop(container);
      shopper = new Shopper(api, shop);
      merchants = [
        await approvedMerchant(container, { name: "示例蜂场", kind: "enterprise" }),
        await approvedMerchant(container, { name: "示例合作社", kind: "cooperative" }),
      ];
      honey = await stockProduct(container, shop, { merchant: 0 });
      millet = await stockProduct(container, shop, { merchant: 1 });
      await own(merchants[0], honey);
      await own(merchants[1], millet);
    });

    const own = (merchant: TestMerchant, product: StockedProduct) =>
      assignProductsToMerchantWorkflow(container).run({
        input: { merchant_id: merchant.id, product_ids: [product.id] },
      });

    const become = (status: Status, effective_at?: string) =>
      setMerchantStatusWorkflow(container).run({
        input: { merchant_id: merchants[0].id, status, effective_at, decided_by: "示例审核员" },
      });

    const get = async (path: string) => (await shopper.get(path)).data;
    const listed = async (query = "") =>
      (await get(`/store/products?region_id=${shop.region_id}${query}`)).products.map((it: { id: string }) => it.id);
    const titleOf = async (product: StockedProduct) =>
      (await container.resolve(Modules.PRODUCT).retrieveProduct(product.id)).title;

    const wallet = () =>
      container.resolve<{
        answerCharge(id: string, answer: "pay" | "cancel"): Promise<unknown>;
        chargeOf(id: string): Promise<{ refunded_fen: number; amount_fen: number }>;
      }>("sandboxWallet");

    async function settle() {
      await container.resolve(Modules.WORKFLOW_ENGINE).run("settle-pending-payments", { input: { quiet_ms: 0 } });
    }

    /** A cart with goods of both merchants, ready to be paid. */
    async function cartOfBoth(): Promise<void> {
      await shopper.fillCart([honey, millet]);
      await shopper.chooseDelivery(shop.options);
    }

    it("sells nothing of a suspended merchant: the cart is refused by name, and can be paid once it is approved", async () => {
      await cartOfBoth();
      expect((await shopper.check()).status).toBe(200);
      await become("suspended");
      const refused = await shopper.check();
      expect([refused.status, refused.data.code]).toEqual([409, "merchant_not_selling"]);
      expect(refused.data.message).toContain(await titleOf(honey));
      expect(refused.data.message).toContain("示例蜂场");
      expect(refused.data.message).not.toContain(await titleOf(millet));
      expect(refused.data.hint).toContain("移除");
      expect((await shopper.startPayment()).data.code).toBe("merchant_not_selling");

      const { merchant_parts } = await get(`/store/carts/${shopper.cart_id}/merchant-parts`);
      expect(
        merchant_parts.map((part: { merchant: { name: string }; selling: boolean }) => [
          part.merchant.name,
          part.selling,
        ]),
      ).toEqual([
        ["示例蜂场", false],
        ["示例合作社", true],
      ]);

      await become("approved");
      expect((await shopper.check()).status).toBe(200);
      const { pay_url } = await shopper.session();
      await shopper.answer(pay_url, "pay");
      expect((await shopper.outcomeOnce("paid")).state).toBe("paid");
    });

    it("can be paid when the goods of the suspended merchant are taken out", async () => {
      await cartOfBoth();
      await become("suspended");
      const { merchant_parts } = await get(`/store/carts/${shopper.cart_id}/merchant-parts`);
      const line = merchant_parts[0].items[0].id;
      await api.delete(`/store/carts/${shopper.cart_id}/line-items/${line}`, { headers: shopper.headers });
      expect((await shopper.check()).status).toBe(200);
    });

    it.each(["suspended", "closed"] as const)("puts nothing of a merchant that is %s into a cart", async (status) => {
      await become(status);
      await shopper.fillCart([]);
      const refused = await shopper.addLine(honey.variant_id);
      expect([refused.status, refused.data.code]).toEqual([409, "merchant_not_selling"]);
      const items = [{ variant_id: honey.variant_id, quantity: 1 }];
      const filled = await shopper.post("/store/carts", { region_id: shop.region_id, items });
      expect([filled.status, filled.data.code]).toEqual([409, "merchant_not_selling"]);
      expect((await shopper.addLine(millet.variant_id)).status).toBe(200);
    });

    it("sells nothing before the approval takes effect, and nothing after a planned suspension has", async () => {
      await shopper.readyCart(honey.variant_id);
      await become("suspended", "2099-01-01T00:00:00Z");
      expect((await shopper.check()).status).toBe(200);
      expect(await listed()).toContain(honey.id);
      const later = await approvedMerchant(container, { name: "示例新商家", kind: "individual", since: "2099-01-01" });
      const oil = await stockProduct(container, shop);
      await own(later, oil);
      expect(await listed()).not.toContain(oil.id);
      expect((await shopper.addLine(oil.variant_id)).data.code).toBe("merchant_not_selling");
      // As the clock passes the planned instant: nobody runs anything at that moment.
      await setMerchantStatus(container, later.id, "approved", new Date(Date.now() - 1000).toISOString());
      expect(await listed()).toContain(oil.id);
    });

    describe("a payment", () => {
      it("made before the suspension is honoured, though the shop hears of it afterwards", async () => {
        await shopper.readyCart(honey.variant_id);
        const { charge_id } = await shopper.session();
        await wallet().answerCharge(charge_id, "pay");
        await become("suspended");
        await settle();
        expect((await shopper.outcome()).state).toBe("paid");
        expect((await wallet().chargeOf(charge_id)).refunded_fen).toBe(0);
      });

      it("made after it goes back, and the shopper is told why", async () => {
        await shopper.readyCart(honey.variant_id);
        const { charge_id } = await shopper.session();
        await become("suspended");
        await wallet().answerCharge(charge_id, "pay");
        await settle();
        expect(await shopper.outcome()).toEqual({
          state: "declined",
          refunded: true,
          reason: "merchant_not_selling",
        });
        const { refunded_fen, amount_fen } = await wallet().chargeOf(charge_id);
        expect(refunded_fen).toBe(amount_fen);
      });
    });

    it("lists, finds and shows nothing of a merchant that does not sell, wherever goods are shown", async () => {
      const mark = { handle: "local", kind: "local_brand" as const, name: "示例品牌" };
      const { result: marks } = await createMarksWorkflow(container).run({ input: { marks: [mark] } });
      const mark_id = String(marks[0]?.id);
      const valid = { valid_from: "2026-01-01", valid_until: "2099-12-31" };
      const authorisations = [honey, millet].map(({ id: product_id }, i) => ({
        ...{ number: `示例-${i}`, mark_id, merchant_id: String(merchants[i]?.id), product_id, ...valid },
      }));
      await createAuthorisationsWorkflow(container).run({ input: { authorisations } });
      const hall = {
        ...{ handle: "hall", name: "示例体验馆", address: "示例地址", latitude: 35.69, longitude: 112.19 },
        opening_hours: [{ days: "每天", opens: "09:00", closes: "18:00" }],
        phone: "0356-0000001",
        product_ids: [honey.id, millet.id],
      };
      await createHallsWorkflow(container).run({ input: { halls: [hall] } });
      const one = `/store/products/${honey.id}?region_id=${shop.region_id}`;
      const operator = await signInOperator(container, api);
      const inAdmin = async () => {
        const { listing } = (await api.get(`/admin/products/${honey.id}/listing`, operator)).data;
        return listing.authorisations.map(({ badge }: { badge: boolean }) => badge);
      };
      const { handle } = (await get(one)).product;
      const title = await titleOf(honey);

      const shown = async () => ({
        list: await listed(),
        byId: await listed(`&id[]=${honey.id}&id[]=${millet.id}`),
        search: await listed(`&q=${encodeURIComponent(title)}`),
        handle: await listed(`&handle=${handle}`),
        page: (await shopper.get(one)).status,
        variants: (await get("/store/product-variants")).variants.map((it: { id: string }) => it.id),
        variant: (await shopper.get(`/store/product-variants/${honey.variant_id}`)).status,
        hall: (await get("/store/halls/hall")).hall.product_ids,
        badges: (await get(`/store/badges?product_id=${honey.id}&product_id=${millet.id}`)).badges.map(
          (it: { product_id: string }) => it.product_id,
        ),
        mark: (await get("/store/marks/local")).mark.product_ids,
        inAdmin: await inAdmin(),
      });
      const sorted = (seen: Awaited<ReturnType<typeof shown>>) =>
        Object.fromEntries(Object.entries(seen).map(([key, it]) => [key, Array.isArray(it) ? it.toSorted() : it]));
      const both = [honey.id, millet.id].toSorted();
      const whole = {
        ...{ list: both, byId: both, search: [honey.id], handle: [honey.id], page: 200 },
        ...{ variants: [honey.variant_id, millet.variant_id].toSorted(), variant: 200 },
        ...{ hall: both, badges: both, mark: both, inAdmin: [true] },
      };
      const without = {
        ...{ list: [millet.id], byId: [millet.id], search: [], handle: [], page: 404 },
        ...{
          variants: [millet.variant_id],
          variant: 404,
          hall: [millet.id],
          badges: [millet.id],
          mark: [millet.id],
          inAdmin: [false],
        },
      };
      expect(sorted(await shown())).toEqual(whole);
      await become("suspended");
      expect(sorted(await shown())).toEqual(without);
      await become("approved");
      expect(sorted(await shown())).toEqual(whole);
      await become("closed");
      expect(sorted(await shown())).toEqual(without);
    });

    it("says of goods on hold what they are and whose, while the merchant is suspended only", async () => {
      const { handle } = await container.resolve(Modules.PRODUCT).retrieveProduct(honey.id);
      const path = `/store/paused-listings/${handle}`;
      expect((await shopper.get(path)).data.code).toBe("product_not_found");
      await become("suspended");
      const { data } = await shopper.get(path);
      expect(data.listing).toEqual({
        title: await titleOf(honey),
        thumbnail: null,
        merchant: { handle: expect.any(String), name: "示例蜂场" },
      });
      await container.resolve(Modules.PRODUCT).updateProducts(honey.id, { status: "draft" });
      expect((await shopper.get(path)).data.code).toBe("product_not_found");
      await container.resolve(Modules.PRODUCT).updateProducts(honey.id, { status: "published" });
      await become("closed");
      expect((await shopper.get(path)).data.code).toBe("product_not_found");
    });

    it("shows a suspended or closed merchant's licence with its state, without goods or badges, and no applicant's", async () => {
      const operator = await signInOperator(container, api);
      const { merchant: registered } = (await api.get(`/admin/merchants/${merchants[0].id}`, operator)).data;
      const path = `/store/merchants/${registered.handle}`;
      for (const status of ["suspended", "closed"] as const) {
        await become(status);
        const { merchant } = await get(path);
        expect(merchant).toMatchObject({
          status,
          credit_code: registered.credit_code,
          product_ids: [],
          authorisations: [],
        });
      }
      expect((await get("/store/merchants")).merchants).toHaveLength(1);
      const later = await approvedMerchant(container, { name: "示例新商家", kind: "individual", since: "2099-01-01" });
      const applicant = (await api.get(`/admin/merchants/${later.id}`, operator)).data.merchant;
      expect((await shopper.get(`/store/merchants/${applicant.handle}`)).status).toBe(404);
    });
  },
});
