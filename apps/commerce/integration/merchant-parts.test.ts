import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { updateProductVariantsWorkflow, updateShippingOptionsWorkflow } from "@medusajs/medusa/core-flows";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { isCreditCode } from "@qinshui/cn/credit-code";
import { fenFromYuan } from "@qinshui/cn/money";
import { citiesOf, countiesOf, provinces } from "@qinshui/cn/regions";
import { env } from "../src/env";
import { checkFreight } from "../src/merchant-parts/check-freight";
import { orderKey } from "../src/orders/order-key";
import { LISTINGS } from "../src/seed/data/listings";
import { SALES } from "../src/seed/data/sales";
import { loadSampleCounty } from "../src/seed/load";
import { ADDRESS, Shopper } from "./support/checkout-shop";
import { must } from "./support/must";

// How pictures are drawn is brand-kit's own matter and slow; here it counts that each is stored.
vi.mock("@qinshui/brand-kit", () => ({ renderArt: async () => Buffer.from("picture") }));

// Pictures go to <working directory>/static, and Medusa resolves its own modules from the working directory.
const folder = mkdtempSync(join(tmpdir(), "qinshui-seed-"));
symlinkSync(resolve(__dirname, "../../../node_modules"), join(folder, "node_modules"));
process.chdir(folder);
afterAll(() => {
  process.chdir(__dirname);
  rmSync(folder, { recursive: true });
});

interface Part {
  merchant: { id: string; handle: string };
  items: {
    id: string;
    variant_id: string;
    product_handle: string;
    quantity: number;
    unit_price_fen: string;
    current_unit_price_fen: string;
    total_fen: string;
    available_quantity: number;
  }[];
  goods_total_fen: string;
  weight_grams: number;
  shipping_options: {
    id: string;
    kind: string;
    amount_fen: string | null;
    free_above_fen: string | null;
    hall: { handle: string; name: string; address: string } | null;
  }[];
  selected_option_id: string | null;
}

interface Parts {
  merchant_parts: Part[];
  goods_total_fen: string;
  freight_total_fen: string;
  total_fen: string;
}

interface OrderPart {
  merchant: { handle: string };
  state: string;
  items: { product_handle: string; refunded_fen: string }[];
  shipments: { tracking_numbers: string[] }[];
}

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer;
    let shopper: Shopper;
    let variants: Map<string, string>;

    // Before the runner's snapshot, so every test starts from the loaded county.
    beforeAll(async () => {
      expect(await loadSampleCounty(getContainer())).toBe(true);
    });

    const graph = async <T = Record<string, never>>(entity: string, fields: string[], filters = {}) => {
      const query = container.resolve(ContainerRegistrationKeys.QUERY);
      return (await query.graph({ entity, fields, filters })).data as T[];
    };

    beforeEach(async () => {
      container = getContainer();
      const [region] = await container.resolve(Modules.REGION).listRegions({ name: "中国" });
      const [channel] = await container.resolve(Modules.SALES_CHANNEL).listSalesChannels({ name: "线上商城" });
      const [key] = await container.resolve(Modules.API_KEY).listApiKeys({ title: "线上商城" });
      shopper = new Shopper(api, {
        region_id: String(region?.id),
        channel_id: String(channel?.id),
        location_id: "",
        key: String(key?.token),
        options: ["", ""],
        profiles: ["", ""],
      });
      variants = new Map(
        (await graph<{ id: string; sku: string }>("variant", ["id", "sku"])).map(({ id, sku }) => [sku, id]),
      );
    });

    const fill = (...lines: [sku: string, quantity: number][]) =>
      shopper.fillCart(lines.map(([sku, quantity]) => ({ variant_id: String(variants.get(sku)), quantity })));
    const parts = async (): Promise<Parts> =>
      (await shopper.get(`/store/carts/${shopper.cart_id}/merchant-parts`)).data;
    /** Sends to the first county of a province. */
    const send = (province: string) => {
      const code = String(provinces().find(({ name }) => name === province)?.code);
      const [city] = citiesOf(code);
      const [county] = countiesOf(String(city?.code));
      const place = { province, city: city?.name, address_2: county?.name, metadata: { region_code: county?.code } };
      return shopper.post(`/store/carts/${shopper.cart_id}`, { shipping_address: { ...ADDRESS, ...place } });
    };
    const expressOf = (part: Part | undefined) => part?.shipping_options.find(({ kind }) => kind === "express");
    const deliver = (choices: { merchant_id: string; option_id: string }[]) =>
      shopper.post(`/store/carts/${shopper.cart_id}/delivery`, { choices });
    const allByExpress = async () =>
      (await parts()).merchant_parts.map((part) => ({
        merchant_id: part.merchant.id,
        option_id: String(expressOf(part)?.id),
      }));

    describe("the sample county", () => {
      const counts = async () => {
        const entities = ["product", "variant", "merchant", "mark", "authorisation", "hall", "order", "stock_location"];
        const more = ["shipping_option", "shipping_profile", "product_label", "goods_class_decision", "subsidy_entry"];
        const all = [...entities, ...more, "merchant_status_change", "sales_channel", "region", "api_key"];
        return Promise.all(all.map(async (entity) => [entity, (await graph(entity, ["id"])).length] as const));
      };

      it("loads once: a second run changes nothing", async () => {
        const before = await counts();
        expect(await loadSampleCounty(container)).toBe(false);
        expect(await counts()).toEqual(before);
        expect(Object.fromEntries(before)).toMatchObject({ product: LISTINGS.length, merchant: 10, hall: 3 });
      });

      it("finishes a run that was cut off, without doing anything twice", async () => {
        const before = await counts();
        const stores = container.resolve(Modules.STORE);
        const [store] = await stores.listStores({});
        await stores.updateStores(String(store?.id), { metadata: {} });
        expect(await loadSampleCounty(container)).toBe(true);
        expect(await counts()).toEqual(before);
      });

      it("makes no account with a public password on a database that is not the launcher's own", async () => {
        expect(env.SEED_DEMO).toBeUndefined();
        expect(await container.resolve(Modules.USER).listUsers({})).toEqual([]);
        expect(await graph("merchant_member", ["id"])).toEqual([]);
      });

      it("has merchants of every kind with valid codes, approved, each with its own profile", async () => {
        const merchants = await graph<{ kind: string; credit_code: string }>("merchant", [
          "kind",
          "credit_code",
          "status_changes.status",
        ]);
        expect(new Set(merchants.map(({ kind }) => kind))).toEqual(
          new Set(["enterprise", "individual", "cooperative", "self_operated"]),
        );
        expect(merchants.filter(({ credit_code }) => !isCreditCode(credit_code))).toEqual([]);
        const profiles = await graph("shipping_profile", ["id", "merchant.id"]);
        expect(new Set(profiles.flatMap(({ merchant }) => (merchant ? [merchant] : []))).size).toBe(merchants.length);
      });

      it("gives every listing a merchant, a label, pictures, a kind and whole-fen prices", async () => {
        const products = (await graph("product", [
          "handle",
          "status",
          "thumbnail",
          "images.url",
          "categories.handle",
          "merchant.handle",
          "product_label.net_content",
          "shipping_profile.merchant.handle",
          "variants.sku",
          "variants.variant_rank",
          "variants.weight",
          "variants.prices.raw_amount",
        ])) as unknown as {
          handle: string;
          status: string;
          thumbnail: string;
          images: { url: string }[];
          categories: { handle: string }[];
          merchant: { handle: string };
          product_label: { net_content: string };
          shipping_profile: { merchant: { handle: string } };
          variants: {
            sku: string;
            variant_rank: number;
            weight: number;
            prices: { raw_amount: { value: string } }[];
          }[];
        }[];
        expect(products).toHaveLength(LISTINGS.length);
        for (const product of products) {
          const listing = LISTINGS.find(({ handle }) => handle === product.handle);
          expect(product.status).toBe("published");
          expect(product.merchant.handle).toBe(listing?.merchant);
          expect(product.shipping_profile.merchant.handle).toBe(listing?.merchant);
          expect(product.product_label.net_content).toBe(listing?.label.net_content);
          expect(product.images).toHaveLength(2);
          expect(product.images.map(({ url }) => url)).toContain(product.thumbnail);
          expect(product.categories.map(({ handle }) => handle)).toEqual([listing?.category]);
          const prices = product.variants.map(({ prices }) => fenFromYuan(String(prices[0]?.raw_amount.value)));
          expect(product.variants.every(({ weight }) => weight > 0)).toBe(true);
          expect(prices.map(Number).sort()).toEqual(listing?.variants.map(({ price_fen }) => price_fen).sort());
          const ranked = [...product.variants].sort((a, b) => a.variant_rank - b.variant_rank);
          expect(ranked.map(({ sku }) => sku)).toEqual(listing?.variants.map(({ sku }) => sku));
        }
      });

      it("leaves the stock that the listings name", async () => {
        const [warehouse] = await container.resolve(Modules.STOCK_LOCATION).listStockLocations({
          name: "沁水县电商物流配送中心（示例）",
        });
        const items = await container.resolve(Modules.INVENTORY).listInventoryItems({}, { take: null });
        const levels = await container
          .resolve(Modules.INVENTORY)
          .listInventoryLevels({ location_id: String(warehouse?.id) }, { take: null });
        const skuOf = new Map(items.map(({ id, sku }) => [id, sku]));
        const left = levels.map((it) => [skuOf.get(it.inventory_item_id), it.stocked_quantity - it.reserved_quantity]);
        const named = LISTINGS.flatMap(({ variants }) => variants.map(({ sku, stock }) => [sku, stock]));
        expect(Object.fromEntries(left)).toEqual(Object.fromEntries(named));
      });

      it("counts sales, and for each that does not count says why", async () => {
        const tags = (await graph("subsidy_tag", ["reasons"])) as unknown as { reasons: string[] }[];
        const reasons = new Set(tags.flatMap(({ reasons }) => reasons));
        expect(reasons).toEqual(
          new Set(["freight", "offline_channel", "merchant_kind", "merchant_not_approved", "goods_class_missing"]),
        );
      });
    });

    describe("a cart by merchant", () => {
      it("groups goods, prices each merchant's express and offers pickup at every hall", async () => {
        await fill(["QHFY-CH-250", 1], ["LGFJ-PY-L", 1], ["QHFY-JT-500", 1]);
        const answer = await parts();
        expect(answer.merchant_parts.map(({ merchant, items }) => [merchant.handle, items.length])).toEqual([
          ["qinhe-fengye", 2],
          ["longgang-fengju", 1],
        ]);
        const [bees, tools] = answer.merchant_parts;
        expect(bees).toMatchObject({ goods_total_fen: "8100", weight_grams: 1190, selected_option_id: null });
        // 8100 fen of honey and 7800 of tools are above 9900 together, but each merchant's goods count alone.
        expect(expressOf(bees)).toMatchObject({ amount_fen: "750", free_above_fen: "9900" });
        expect(expressOf(tools)).toMatchObject({ amount_fen: "1200", free_above_fen: "39900" });
        const pickups = bees?.shipping_options.filter(({ kind }) => kind === "pickup") ?? [];
        expect(pickups.map(({ amount_fen }) => amount_fen)).toEqual(["0", "0", "0"]);
        expect(new Set(pickups.map(({ hall }) => hall?.handle))).toEqual(
          new Set(["mifeng-xiaozhen", "longgang", "jiafeng-gubao"]),
        );
        expect(bees?.items[0]).toMatchObject({ product_handle: "acacia-honey", available_quantity: 320 });
        expect(answer).toMatchObject({ goods_total_fen: "15900", freight_total_fen: "0", total_fen: "15900" });
      });

      it("lists express without a price while there is no address", async () => {
        const { data } = await shopper.post("/store/carts", { region_id: (await graph("region", ["id"]))[0]?.id });
        shopper.cart_id = data.cart.id;
        await shopper.addLine(String(variants.get("QHFY-CH-250")));
        const [part] = (await parts()).merchant_parts;
        expect(expressOf(part)).toMatchObject({ amount_fen: null, free_above_fen: null });
        expect(part?.shipping_options.filter(({ amount_fen }) => amount_fen === "0")).toHaveLength(3);
      });

      it("answers an unknown cart with 404 cart_not_found", async () => {
        const { status, data } = await shopper.get("/store/carts/cart_none/merchant-parts");
        expect([status, data.code]).toEqual([404, "cart_not_found"]);
      });

      it("asks the database as often for six lines of four merchants as for one", async () => {
        const asked = async () => {
          let queries = 0;
          const count = () => {
            queries += 1;
          };
          const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
          connection.on("query", count);
          await parts();
          connection.removeListener("query", count);
          return queries;
        };
        // The first also fills caches, and scheduled jobs ask on the same connection: the least of several is ours.
        const least = async () => Math.min(await asked(), await asked(), await asked(), await asked());
        await fill(["QHFY-CH-250", 1]);
        const few = await least();
        await fill(
          ["QHFY-CH-250", 1],
          ["QHFY-CH-500", 1],
          ["LGFJ-PY-L", 1],
          ["ZZXM-HM-1", 1],
          ["THY-RJ-1", 1],
          ["THY-XZ-1000", 1],
        );
        const many = await least();
        expect(few).toBeGreaterThan(0);
        expect(many).toBe(few);
      });
    });

    describe("freight", () => {
      it.each([
        ["山西省", 1, "600"],
        ["广东省", 1, "900"],
        ["西藏自治区", 1, "2200"],
        ["山西省", 3, "0"], // 11700 fen of goods, free above 9900
        ["广东省", 3, "1300"], // 1290 g: one step more; free only above 15900
        ["广东省", 5, "0"],
        ["西藏自治区", 5, "5200"], // 2150 g; never free
        ["台湾省", 1, null],
      ])("to %s, %i pieces: %s fen", async (province, quantity, expected) => {
        await fill(["QHFY-CH-250", quantity]);
        await send(province);
        expect(expressOf((await parts()).merchant_parts[0])?.amount_fen).toBe(expected);
      });

      it("is computed anew whenever the cart changes", async () => {
        await fill(["QHFY-CH-250", 1]);
        expect((await deliver(await allByExpress())).data).toMatchObject({
          freight_total_fen: "600",
          total_fen: "4500",
        });
        const [item] = (await parts()).merchant_parts[0]?.items ?? [];
        const line = `/store/carts/${shopper.cart_id}/line-items/${item?.id}`;

        await shopper.post(line, { quantity: 3 });
        expect(await parts()).toMatchObject({ freight_total_fen: "0", total_fen: "11700" });
        await send("广东省");
        expect(await parts()).toMatchObject({ freight_total_fen: "1300", total_fen: "13000" });
        await shopper.addLine(String(variants.get("QHFY-JT-500")));
        expect(await parts()).toMatchObject({ freight_total_fen: "0", total_fen: "15900" });
        await shopper.post(line, { quantity: 1 });
        expect(await parts()).toMatchObject({ freight_total_fen: "1300", total_fen: "9400" });
      });

      it("leaves the cart when the new address is not served, and payment waits for another choice", async () => {
        await fill(["QHFY-CH-250", 1]);
        await deliver(await allByExpress());
        await send("台湾省");
        const answer = await parts();
        expect(answer.merchant_parts[0]?.selected_option_id).toBeNull();
        expect(answer.freight_total_fen).toBe("0");
        const check = await shopper.check();
        expect([check.status, check.data.code]).toEqual([400, "delivery_missing"]);
      });

      it("is what is paid: the amount due is never of an older cart", async () => {
        await fill(["QHFY-CH-250", 1]);
        await deliver(await allByExpress());
        await shopper.session();
        const [item] = (await parts()).merchant_parts[0]?.items ?? [];
        await shopper.post(`/store/carts/${shopper.cart_id}/line-items/${item?.id}`, { quantity: 2 });
        const due = await graph("cart", ["payment_collection.raw_amount"], { id: shopper.cart_id });
        const collection = due[0]?.payment_collection as unknown as { raw_amount: { value: string } };
        expect(fenFromYuan(String(collection.raw_amount.value))).toBe(8400n);
        expect((await parts()).total_fen).toBe("8400");
      });

      it("that a merchant has changed since is found out, and choosing again puts it right", async () => {
        await fill(["QHFY-CH-250", 1]);
        const choices = await allByExpress();
        await deliver(choices);
        await expect(checkFreight(container, shopper.cart_id)).resolves.toBeUndefined();
        const [option] = await graph("shipping_option", ["id", "data"], { id: choices[0]?.option_id });
        const data = option?.data as unknown as { id: string; rates: { groups: Record<string, unknown>[] } };
        data.rates.groups[0] = { ...data.rates.groups[0], first_fen: "700" };
        await updateShippingOptionsWorkflow(container).run({
          input: [{ id: String(option?.id), price_type: "calculated", data }],
        });
        await expect(checkFreight(container, shopper.cart_id)).rejects.toMatchObject({
          code: "delivery_price_changed",
        });
        expect((await deliver(choices)).data.freight_total_fen).toBe("700");
        await expect(checkFreight(container, shopper.cart_id)).resolves.toBeUndefined();
      });

      it("refuses rates that are not whole fen", async () => {
        const [option] = await graph("shipping_option", ["id", "data"], { name: "快递" });
        const data = option?.data as unknown as { id: string; rates: { groups: Record<string, unknown>[] } };
        data.rates.groups[0] = { ...data.rates.groups[0], first_fen: "600.5" };
        await expect(
          updateShippingOptionsWorkflow(container).run({
            input: [{ id: String(option?.id), price_type: "calculated", data }],
          }),
        ).rejects.toMatchObject({ code: "freight_rates_invalid" });
      });
    });

    describe("a price that changed while goods lay in the cart", () => {
      const sku = "QHFY-CH-250";

      async function costs(amount: number): Promise<void> {
        await updateProductVariantsWorkflow(container).run({
          input: {
            selector: { id: String(variants.get(sku)) },
            update: { prices: [{ currency_code: "cny", amount }] },
          },
        });
      }

      const line = async () => {
        const item = (await parts()).merchant_parts
          .flatMap(({ items }) => items)
          .find((it) => it.variant_id === variants.get(sku));
        return { id: item?.id, found: [item?.unit_price_fen, item?.current_unit_price_fen, item?.quantity] };
      };

      it("is told when the cart is read, and charged once the cart was checked", async () => {
        await fill([sku, 1], ["LGFJ-PY-L", 1]);
        await deliver(await allByExpress());
        await costs(45);
        expect((await line()).found).toEqual(["3900", "4500", 1]);
        expect((await parts()).goods_total_fen).toBe("11700");
        expect((await line()).found).toEqual(["3900", "4500", 1]);
        const early = await shopper.startPayment();
        expect([early.status, early.data.code]).toEqual([409, "price_changed"]);
        expect((await line()).found).toEqual(["3900", "4500", 1]);

        expect((await shopper.check()).data).toEqual({ ok: true });
        expect((await line()).found).toEqual(["4500", "4500", 1]);
        expect((await parts()).goods_total_fen).toBe("12300");
        expect((await shopper.startPayment()).status).toBe(200);

        await costs(50);
        expect((await shopper.check()).data).toEqual({ ok: true });
        expect((await line()).found).toEqual(["4500", "5000", 1]);
      });

      it("leaves a quantity alone that is changed meanwhile, and stays though the cart is refused", async () => {
        await fill([sku, 1]);
        const { id } = await line();
        await costs(45);
        const [check, change] = await Promise.all([
          shopper.check(),
          shopper.post(`/store/carts/${shopper.cart_id}/line-items/${id}`, { quantity: 3 }),
        ]);
        expect([check.status, check.data.code]).toEqual([400, "delivery_missing"]);
        expect(change.status).toBe(200);
        expect((await line()).found).toEqual(["4500", "4500", 3]);
      });
    });

    describe("choosing delivery", () => {
      const stateOf = async () => {
        const { merchant_parts, total_fen } = await parts();
        return [merchant_parts.map(({ selected_option_id }) => selected_option_id), total_fen];
      };

      it("sets one way per merchant in one call; pickup costs nothing", async () => {
        await fill(["QHFY-CH-250", 1], ["LGFJ-PY-L", 1]);
        const [bees, tools] = (await parts()).merchant_parts;
        const pickup = bees?.shipping_options.find(({ hall }) => hall?.handle === "longgang");
        const answer = await deliver([
          { merchant_id: String(tools?.merchant.id), option_id: String(expressOf(tools)?.id) },
          { merchant_id: String(bees?.merchant.id), option_id: String(pickup?.id) },
        ]);
        expect(answer.status).toBe(200);
        expect(answer.data).toMatchObject({ freight_total_fen: "1200", total_fen: "12900" });
        expect(await stateOf()).toEqual([[pickup?.id, expressOf(tools)?.id], "12900"]);
        expect((await shopper.check()).data).toEqual({ ok: true });
        // Chosen again, the older methods are replaced, not added to.
        expect((await deliver(await allByExpress())).data.freight_total_fen).toBe("1800");
      });

      it("drops the delivery of a merchant whose goods have left the cart", async () => {
        await fill(["QHFY-CH-250", 1]);
        await deliver(await allByExpress());
        const [item] = (await parts()).merchant_parts[0]?.items ?? [];
        await shopper.addLine(String(variants.get("LGFJ-PY-L")));
        await api.delete(`/store/carts/${shopper.cart_id}/line-items/${item?.id}`, { headers: shopper.headers });
        expect((await deliver(await allByExpress())).data).toMatchObject({
          freight_total_fen: "1200",
          total_fen: "9000",
        });
      });

      it("refuses what is missing or another merchant's, and changes nothing", async () => {
        await fill(["QHFY-CH-250", 1], ["LGFJ-PY-L", 1]);
        const choices = await allByExpress();
        await deliver(choices);
        const before = await stateOf();
        const [bees, tools] = choices;
        const swapped = [
          { merchant_id: String(bees?.merchant_id), option_id: String(tools?.option_id) },
          { merchant_id: String(tools?.merchant_id), option_id: String(bees?.option_id) },
        ];
        const refused = [choices.slice(1), swapped, [...choices.slice(1), { ...choices[0], option_id: "so_none" }], []];
        const answers = await Promise.all(refused.map((it) => deliver(it as typeof choices)));
        expect(answers.map(({ status, data }) => [status, data.code])).toEqual([
          [400, "delivery_missing"],
          [400, "delivery_not_available"],
          [400, "delivery_not_available"],
          [400, "delivery_missing"],
        ]);
        const garbled = await shopper.post(`/store/carts/${shopper.cart_id}/delivery`, { choices: "all" });
        expect([garbled.status, garbled.data.code]).toEqual([400, "input_invalid"]);
        expect(await stateOf()).toEqual(before);
      });
    });

    describe("an order by merchant", () => {
      const orderOf = async (id: string, key = orderKey(id, env.ORDER_LINK_SECRET)) =>
        shopper.get(`/store/orders/${id}/merchant-parts`, { "x-order-key": key });
      const sampleOrder = async (number: string) =>
        must(
          (await graph<{ id: string; metadata: { sample?: string } | null }>("order", ["id", "metadata"])).find(
            ({ metadata }) => metadata?.sample === number,
          ),
          number,
        ).id;

      it("shows what was bought of two merchants after payment, to the holder of its link alone", async () => {
        await fill(["QHFY-CH-250", 2], ["LGFJ-PY-L", 1]);
        await deliver(await allByExpress());
        const { pay_url } = await shopper.session();
        await shopper.answer(pay_url, "pay");
        const { order_id, order_key } = await shopper.outcomeOnce("paid");
        const { status, data } = await orderOf(order_id, order_key);
        expect(status).toBe(200);
        expect(data).toMatchObject({
          order: { state: "paid", receiver: { name: "示例收货人", phone: "138****5678" } },
          goods_total_fen: "15600",
          freight_total_fen: "1800",
          total_fen: "17400",
          refunded_total_fen: "0",
        });
        expect(data.merchant_parts).toMatchObject([
          { merchant: { handle: "longgang-fengju" }, state: "awaiting_shipment", delivery: { amount_fen: "1200" } },
          {
            merchant: { handle: "qinhe-fengye" },
            state: "awaiting_shipment",
            items: [{ product_handle: "acacia-honey", quantity: 2, total_fen: "7800", refunded_fen: "0" }],
            delivery: { kind: "express", amount_fen: "600", hall: null },
            shipments: [],
          },
        ]);
        for (const key of ["", "wrong", order_key.slice(1)]) {
          const refused = await orderOf(order_id, key);
          expect([refused.status, refused.data.code]).toEqual([404, "order_not_found"]);
        }
      });

      it("follows each merchant's parcels", async () => {
        const { data } = await orderOf(await sampleOrder("示例-020"));
        const followed = data.merchant_parts.map((part: OrderPart) => [part.merchant.handle, part.state]);
        expect(new Map(followed)).toEqual(
          new Map([
            ["qinhe-fengye", "delivered"],
            ["longgang-fengju", "delivered"],
            ["zhengzhuang-xiaomi", "delivered"],
          ]),
        );
        const numbers = data.merchant_parts.map((part: OrderPart) => part.shipments.map((it) => it.tracking_numbers));
        expect(numbers.flat(2).sort()).toEqual(["示例-020-1", "示例-020-2", "示例-020-3"]);
      });

      it("says where goods are picked up, and that they were", async () => {
        const online = await orderOf(await sampleOrder("示例-018"));
        expect(online.data.merchant_parts[0]).toMatchObject({
          state: "awaiting_shipment",
          delivery: { kind: "pickup", amount_fen: "0", hall: { handle: "longgang" } },
        });
        const counter = await orderOf(await sampleOrder("示例-025"));
        expect(counter.data.merchant_parts[0]).toMatchObject({ state: "picked_up" });
      });

      it("shows a refund on the line it was for, as the ledger books it", async () => {
        const sale = SALES.find(({ refund }) => refund);
        const id = await sampleOrder(String(sale?.number));
        const { data } = await orderOf(id);
        const refunds = data.merchant_parts[0].items.map((item: OrderPart["items"][number]) => [
          item.product_handle,
          item.refunded_fen,
        ]);
        expect(Object.fromEntries(refunds)).toEqual({
          "acacia-honey-sticks": String(sale?.refund?.amount_fen),
          "vitex-honey": "0",
        });
        expect(data.refunded_total_fen).toBe(String(sale?.refund?.amount_fen));
        const entries = (await graph("subsidy_entry", ["amount_fen"], { order_id: id })) as unknown as {
          amount_fen: string;
        }[];
        const net = entries.reduce((sum, { amount_fen }) => sum + BigInt(amount_fen), 0n);
        expect(String(net)).toBe(String(BigInt(data.total_fen) - BigInt(data.refunded_total_fen)));
      });
    });
  },
});
