import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { type CheckoutShop, openCheckoutShop, Shopper, signUpCustomer, stockProduct } from "./support/checkout-shop";

/** The paths of the installed Medusa's store routes that have to do with orders. */
function coreOrderRoutes(): string[] {
  const store = join(dirname(require.resolve("@medusajs/medusa/package.json")), "dist/api/store");
  return readdirSync(store, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith("route.js") && /^(orders|returns)\//.test(file))
    .map((file) => `/store/${dirname(file)}`)
    .sort();
}

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer;
    let shop: CheckoutShop;
    let guest: Shopper;
    let order: { order_id: string; order_key: string };

    beforeEach(async () => {
      container = getContainer();
      shop = await openCheckoutShop(container);
      const honey = await stockProduct(container, shop);
      guest = new Shopper(api, shop);
      order = await guest.buy(honey.variant_id, 2);
    });

    const notFound = { type: "not_found", code: "order_not_found", message: "找不到这个订单" };

    const byKey = (path: string, key: string) => guest.get(path, { "x-order-key": key });

    it("opens an order to whoever has its key in a header, and to nobody who writes it in the address", async () => {
      const path = `/store/orders/${order.order_id}`;
      const opened = await byKey(path, order.order_key);
      expect([opened.status, opened.data.order.id]).toEqual([200, order.order_id]);
      expect((await byKey(`${path}?fields=id,display_id`, order.order_key)).status).toBe(200);
      for (const address of [path, `${path}/merchant-parts`]) {
        const inAddress = await guest.get(`${address}?key=${order.order_key}`);
        expect([inAddress.status, inAddress.data]).toEqual([404, expect.objectContaining(notFound)]);
      }
    });

    it("opens an order to its owner signed in, and to no other customer", async () => {
      const owner = await signUpCustomer(api, shop.key, "owner@example.com");
      const other = await signUpCustomer(api, shop.key, "other@example.com");
      const product = await stockProduct(container, shop);
      const buyer = new Shopper(api, shop, owner);
      const { order_id } = await buyer.buy(product.variant_id);
      expect((await guest.get(`/store/orders/${order_id}`, owner)).status).toBe(200);
      expect((await guest.get(`/store/orders/${order_id}`, other)).data).toMatchObject(notFound);
      expect((await guest.get(`/store/orders/${order_id}`)).data).toMatchObject(notFound);
    });

    it("says of another's order what it says of one that does not exist", async () => {
      const wrong = order.order_key.replace(/^./, (it) => (it === "A" ? "B" : "A"));
      const product = await stockProduct(container, shop);
      const second = await new Shopper(api, shop).buy(product.variant_id);
      const refused = [
        await guest.get(`/store/orders/${order.order_id}`),
        await byKey(`/store/orders/${order.order_id}`, wrong),
        await byKey(`/store/orders/${order.order_id}`, second.order_key),
        await byKey(`/store/orders/${order.order_id}`, `${order.order_key}, ${order.order_key}`),
        await guest.get("/store/orders/order_none"),
        await byKey("/store/orders/order_none", order.order_key),
      ];
      for (const { status, data } of refused) expect([status, data]).toEqual([404, refused[0]?.data]);
      expect(refused[0]?.data).toMatchObject(notFound);
    });

    it("is not opened by writing the path in other letters", async () => {
      const paths = [`/store/Orders/${order.order_id}`, `/STORE/ORDERS/${order.order_id}/merchant-parts`];
      for (const path of paths) expect((await guest.get(path)).data).toMatchObject(notFound);
      expect((await guest.get(paths[0] ?? "", { "x-order-key": order.order_key })).status).toBe(200);
    });

    it("lets nobody without the link begin a return or a transfer", async () => {
      const stranger = await signUpCustomer(api, shop.key, "stranger@example.com");
      const query = container.resolve("query");
      const { data } = await query.graph({
        entity: "order",
        fields: ["items.id"],
        filters: { id: order.order_id },
      });
      const item = (data as unknown as { items: { id: string }[] }[])[0]?.items[0];
      const wanted = {
        order_id: order.order_id,
        items: [{ id: item?.id, quantity: 1 }],
        return_shipping: { option_id: shop.options[0], price: 0 },
      };
      const base = `/store/orders/${order.order_id}/transfer`;
      const refused = [
        await guest.post("/store/returns", wanted),
        await guest.post("/store/returns", { ...wanted, order_id: "order_none" }),
        await guest.post("/store/returns", { ...wanted, order_id: [order.order_id] }),
        await guest.post(`${base}/request`, {}, stranger),
        await guest.post(`${base}/cancel`, {}, stranger),
        await guest.post(`${base}/accept`, { token: "x" }),
        await guest.post(`${base}/decline`, { token: "x" }),
      ];
      for (const { status, data } of refused) expect([status, data]).toEqual([404, expect.objectContaining(notFound)]);
      const { data: returns } = await query.graph({
        entity: "return",
        fields: ["id"],
        filters: { order_id: order.order_id },
      });
      expect(returns).toEqual([]);
      const link = { "x-order-key": order.order_key };
      expect((await guest.post(`${base}/request`, {}, { ...stranger, ...link })).status).toBe(200);
      // With the link the return gets as far as core's own rules (the goods were never sent).
      expect((await guest.post("/store/returns", wanted, link)).data.code).not.toBe("order_not_found");
    });

    it("guards every store route of the installed Medusa that names an order", async () => {
      const { orderGuards } = await import("../src/api/order-guards");
      const unguarded = coreOrderRoutes().filter(
        (route) => !orderGuards.some(({ matcher }) => matcher instanceof RegExp && matcher.test(route)),
      );
      expect(coreOrderRoutes().length).toBeGreaterThan(5);
      expect(unguarded).toEqual(["/store/orders"]);
      // The list is the signed-in customer's own.
      expect((await guest.get("/store/orders")).status).toBe(401);
    });

    it("does not tell an order's key to whoever has another cart", async () => {
      const other = new Shopper(api, shop);
      await other.fillCart([]);
      expect(await other.outcome()).toEqual({ state: "open" });
    });
  },
});
