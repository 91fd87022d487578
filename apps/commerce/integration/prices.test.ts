import { resolve } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
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

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer, utils }) => {
    let container: MedusaContainer;
    let shop: CheckoutShop;
    let honey: StockedProduct;
    let operator: { headers: Record<string, string> };

    beforeEach(async () => {
      container = getContainer();
      shop = await openCheckoutShop(container);
      honey = await stockProduct(container, shop, { price: 19.9 });
      operator = await signInOperator(container, api);
    });

    async function admin(path: string, body: unknown) {
      const { status, data } = await api.post(path, body, { ...operator, validateStatus: () => true });
      return { status, data, code: data?.code };
    }

    /** Everything a refused request might have written. */
    async function state() {
      const prices = await container.resolve(Modules.PRICING).listPrices();
      return {
        prices: prices.map(({ amount }) => Number(amount)).sort((a, b) => a - b),
        promotions: (await container.resolve(Modules.PROMOTION).listPromotions()).length,
        products: (await container.resolve(Modules.PRODUCT).listProducts()).length,
      };
    }

    /** Titles of products and variants. */
    async function names(): Promise<string[]> {
      const { data } = await container
        .resolve("query")
        .graph({ entity: "product", fields: ["title", "variants.title"], pagination: { order: { id: "ASC" } } });
      const products = data as unknown as { title: string; variants: { title: string }[] }[];
      return products.flatMap(({ title, variants }) => [title, ...variants.map((variant) => variant.title).sort()]);
    }

    const price = (amount: number) => [{ currency_code: "cny", amount }];
    const newProduct = (amount: number) => ({
      title: "示例",
      options: [{ title: "规格", values: ["默认"] }],
      variants: [{ title: "默认", options: { 规格: "默认" }, prices: price(amount) }],
    });

    it("refuses a negative or sub-fen amount wherever an operator can send one, and writes nothing", async () => {
      const before = await state();
      const bad = [
        [-0.01, "negative_amount"],
        [9.999, "sub_fen_amount"],
        [100_000_000, "amount_too_high"],
      ] as const;
      const variant = `/admin/products/${honey.id}/variants`;
      for (const [amount, code] of bad) {
        const requests: [string, unknown][] = [
          ["/admin/products", newProduct(amount)],
          ["/admin/products/batch", { create: [newProduct(amount)] }],
          [variant, { title: "大", options: { 规格: "大" }, prices: price(amount) }],
          [`${variant}/${honey.variant_id}`, { prices: price(amount) }],
          [`${variant}/batch`, { update: [{ id: honey.variant_id, prices: price(amount) }] }],
          [
            "/admin/price-lists",
            { title: "x", description: "x", prices: [{ ...price(amount)[0], variant_id: honey.variant_id }] },
          ],
          [
            "/admin/price-lists/plist_x/prices/batch",
            { create: [{ ...price(amount)[0], variant_id: honey.variant_id }] },
          ],
          [`/admin/shipping-options/${shop.options[0]}`, { prices: price(amount) }],
          ["/admin/payments/pay_x/refund", { amount }],
          ["/admin/payments/pay_x/capture", { amount }],
          ["/admin/orders/order_x/credit-lines", { amount }],
          [
            "/admin/order-edits/order_x/items",
            { items: [{ variant_id: honey.variant_id, quantity: 1, unit_price: amount }] },
          ],
          ["/admin/draft-orders", { items: [{ variant_id: honey.variant_id, quantity: 1, unit_price: amount }] }],
          ["/admin/claims/claim_x/outbound/items", { items: [{ variant_id: honey.variant_id, unit_price: amount }] }],
          ["/admin/returns/return_x/shipping-method", { shipping_option_id: "so_x", custom_amount: amount }],
          ["/admin/payment-collections", { order_id: "order_x", amount }],
        ];
        for (const [path, body] of requests) {
          const { status, code: given } = await admin(path, body);
          expect([path, status, given]).toEqual([path, 400, code]);
        }
      }
      expect(await state()).toEqual(before);
      expect((await admin(`${variant}/${honey.variant_id}`, { prices: price(21.5) })).status).toBe(200);
    });

    it("refuses them below the routes too, where a CSV file comes in, and takes back what was written", async () => {
      const before = await state();
      const { createProductsWorkflow, updateProductVariantsWorkflow } = await import("@medusajs/medusa/core-flows");
      await expect(
        createProductsWorkflow(container).run({ input: { products: [newProduct(9.999)] } }),
      ).rejects.toMatchObject({ code: "sub_fen_amount" });
      await expect(
        updateProductVariantsWorkflow(container).run({
          input: { selector: { id: honey.variant_id }, update: { prices: price(-1) } },
        }),
      ).rejects.toMatchObject({ code: "negative_amount" });
      expect(await state()).toEqual(before);
    });

    const BAD = [
      [-1, "negative_amount"],
      [9.999, "sub_fen_amount"],
    ] as const;

    it("refuses them where existing products are changed in bulk, and takes back all of the bulk", async () => {
      const { batchProductsWorkflow, updateProductsWorkflow } = await import("@medusajs/medusa/core-flows");
      const second = await stockProduct(container, shop, { price: 30 });
      const before = { ...(await state()), names: await names() };
      const change = (product: StockedProduct, amount: number) => ({
        id: product.id,
        title: "改名",
        variants: [{ id: product.variant_id, title: "改名", prices: price(amount) }],
      });
      for (const [amount, code] of BAD) {
        const fresh = { title: "新", options: [{ title: "新规格", values: ["大"] }] };
        const added = { title: "大", options: { 规格: "大" }, prices: price(amount) };
        const bulks = [
          { update: [change(second, 25), change(honey, amount)] },
          { create: [{ ...fresh, variants: [] }], update: [change(honey, amount)] },
          { create: [newProduct(amount)], update: [change(honey, 25)] },
          { update: [{ id: honey.id, variants: [{ id: honey.variant_id }, added] }] },
        ];
        for (const input of bulks) {
          await expect(batchProductsWorkflow(container).run({ input })).rejects.toMatchObject({ code });
          expect({ ...(await state()), names: await names() }).toEqual(before);
        }
        const { id: _, ...update } = change(honey, amount);
        await expect(
          updateProductsWorkflow(container).run({ input: { selector: { id: honey.id }, update } }),
        ).rejects.toMatchObject({ code });
        expect({ ...(await state()), names: await names() }).toEqual(before);
      }
      await batchProductsWorkflow(container).run({ input: { update: [change(honey, 25)] } });
      expect((await state()).prices).toContain(25);
    });

    /** Uploads a CSV file of products, as the admin does; the answer says what would be imported, or why not. */
    async function uploadCsv(amount: number) {
      const csv = `Product Id,Product Title,Variant Id,Variant Title,Variant Price CNY\n${[
        honey.id,
        "改名",
        honey.variant_id,
        "改名",
        amount,
      ].join(",")}\n`;
      const form = new FormData();
      form.append("files", new Blob([csv], { type: "text/csv" }), "products.csv");
      const { data: uploaded } = await api.post("/admin/uploads", form, operator);
      const [file] = uploaded.files;
      return await admin("/admin/products/imports", {
        ...{ file_key: file.id, originalname: "products.csv", extension: "csv" },
        ...{ size: csv.length, mime_type: "text/csv" },
      });
    }

    it("refuses a CSV file with a bad price where it is uploaded, naming line and column, and imports a good one", async () => {
      const before = { ...(await state()), names: await names() };
      for (const [amount] of [...BAD, [100_000_000]]) {
        const { status, data } = await uploadCsv(Number(amount));
        expect([status, data.code]).toEqual([400, "import_price_refused"]);
        expect(data.message).toContain("第 2 行“Variant Price CNY”");
      }
      await utils.waitWorkflowExecutions();
      expect({ ...(await state()), names: await names() }).toEqual(before);
      const { data } = await uploadCsv(25);
      expect(data.summary).toEqual({ toCreate: 0, toUpdate: 1 });
      await api.post(`/admin/products/imports/${data.transaction_id}/confirm`, {}, operator);
      await utils.waitWorkflowExecutions();
      expect((await state()).prices).toContain(25);
    });

    it("takes only promotions in whole fen, now and when they are changed", async () => {
      const method = {
        type: "fixed",
        target_type: "items",
        allocation: "each",
        value: 5,
        max_quantity: 10,
        currency_code: "cny",
      };
      const promotion = (change: Record<string, unknown>) => ({
        code: `示例${JSON.stringify(change).length}`,
        type: "standard",
        status: "active",
        application_method: { ...method, ...change },
      });
      for (const change of [
        { type: "percentage", value: 15 },
        { allocation: "across", max_quantity: undefined },
        { target_type: "order", allocation: undefined, max_quantity: undefined },
      ]) {
        const { status, data } = await admin("/admin/promotions", promotion(change));
        expect([status, data.code]).toEqual([400, "promotion_not_in_whole_fen"]);
        expect(data.hint).toContain("按件减免");
      }
      expect((await admin("/admin/promotions", promotion({ value: 0.005 }))).code).toBe("sub_fen_amount");
      expect((await admin("/admin/promotions", promotion({ value: -5 }))).code).toBe("negative_amount");
      expect((await state()).promotions).toBe(0);

      const { status, data } = await admin("/admin/promotions", promotion({}));
      expect(status).toBe(200);
      const change = (application_method: Record<string, unknown>) =>
        admin(`/admin/promotions/${data.promotion.id}`, { application_method });
      expect((await change({ type: "percentage" })).code).toBe("promotion_not_in_whole_fen");
      expect((await change({ allocation: "across" })).code).toBe("promotion_not_in_whole_fen");
      expect((await change({ value: 5.001 })).code).toBe("sub_fen_amount");
      expect((await change({ value: 6 })).status).toBe(200);
    });

    it("captures a payment whole or not at all", async () => {
      const module = container.resolve(Modules.PAYMENT);
      const collection = await module.createPaymentCollections({ amount: 50, currency_code: "cny" });
      const session = await module.createPaymentSession(collection.id, {
        provider_id: "pp_system_default",
        amount: 50,
        currency_code: "cny",
        data: {},
      });
      const payment = await module.authorizePaymentSession(session.id, {});
      const capture = (amount?: number) => admin(`/admin/payments/${payment?.id}/capture`, { amount });
      expect((await capture(20)).code).toBe("partial_capture_disabled");
      expect(await module.listCaptures({ payment_id: payment?.id })).toEqual([]);
      expect((await capture(50)).status).toBe(200);
      expect(await module.listCaptures({ payment_id: payment?.id })).toHaveLength(1);
    });

    it("sells nothing at a sub-fen price, however it came into the database", async () => {
      const { data } = await container.resolve("query").graph({
        entity: "variant",
        fields: ["price_set.id"],
        filters: { id: honey.variant_id },
      });
      const [variant] = data as unknown as { price_set: { id: string } }[];
      await container.resolve(Modules.PRICING).updatePriceSets(String(variant?.price_set.id), { prices: price(9.999) });
      const shopper = new Shopper(api, shop);
      await shopper.readyCart(honey.variant_id);
      expect((await shopper.check()).data.code).toBe("sub_fen_amount");
      expect((await shopper.startPayment()).data.code).toBe("sub_fen_amount");
    });

    it("takes no price of the shopper's own making for a return", async () => {
      const shopper = new Shopper(api, shop);
      const { order_id, order_key } = await shopper.buy(honey.variant_id);
      for (const [amount, code] of [
        [-5, "negative_amount"],
        [0.001, "sub_fen_amount"],
      ] as const) {
        const body = { order_id, items: [], return_shipping: { option_id: shop.options[0], price: amount } };
        expect((await shopper.post("/store/returns", body, { "x-order-key": order_key })).data.code).toBe(code);
      }
    });
  },
});
