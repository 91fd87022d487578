import { resolve } from "node:path";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { cancelOrderWorkflow, refundPaymentsWorkflow, refundPaymentWorkflow } from "@medusajs/medusa/core-flows";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { fen } from "@qinshui/cn/money";
import type { Entry } from "@qinshui/subsidy-hooks/ledger/entry";
import { decideGoodsClassWorkflow, recordOrdersWorkflow, refundLinesWorkflow } from "@qinshui/subsidy-hooks/workflows";
import {
  entriesOf,
  eventually,
  type LedgerRow,
  runReconciler,
  shopNet,
  sumOf,
  tagsOf,
  withoutEvents,
} from "./support/ledger";
import { approvedMerchant, ownProduct, setMerchantStatus, type TestMerchant } from "./support/merchants";
import { must } from "./support/must";
import {
  createItemPromotion,
  createProduct,
  moveInTime,
  type OrderInput,
  openShop,
  type PaidOrder,
  payOrder,
  placeOrder,
  placePaidOrder,
  type Shop,
  type SoldProduct,
} from "./support/place-order";

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ getContainer }) => {
    let shop: Shop;
    let merchant: TestMerchant;
    let honey: SoldProduct;
    let comb: SoldProduct;

    beforeAll(async () => {
      const container = getContainer();
      shop = await openShop(container);
      merchant = await approvedMerchant(container, { name: "示例蜂业", kind: "enterprise" });
      honey = await createProduct(container, shop, "示例蜂蜜");
      comb = await createProduct(container, shop, "示例蜂蜡梳");
      await ownProduct(container, merchant.id, honey.id);
      await ownProduct(container, merchant.id, comb.id);
      await decide(honey, "specialty_agricultural");
      await decide(comb, "general_industrial");
    });

    afterEach(() => {
      vi.restoreAllMocks();
    });

    function decide(product: SoldProduct, goods_class: string, effective_from = "2025-01-01T00:00:00+08:00") {
      return decideGoodsClassWorkflow(getContainer()).run({
        input: { decisions: [{ product_id: product.id, goods_class, effective_from, decided_by: "示例审核员" }] },
      });
    }

    /** Three jars, one comb, freight: 59.97 + 7.05 + 8.00 yuan. */
    function basket(): OrderInput {
      return {
        shop,
        lines: [
          { product: honey, quantity: 3, unit_price: 19.99 },
          { product: comb, quantity: 1, unit_price: 7.05 },
        ],
        freight: [{ name: "快递", amount: 8 }],
      };
    }

    function unheardOf(input: OrderInput & { capturedAt?: string }): Promise<PaidOrder> {
      return withoutEvents(getContainer(), () => placePaidOrder(getContainer(), input));
    }

    async function lineOf(orderId: string, title: string): Promise<LedgerRow[]> {
      return (await entriesOf(getContainer(), orderId)).filter((row) => row.title.startsWith(title));
    }

    const figures = (rows: readonly LedgerRow[]) =>
      rows.map((row) => [row.kind, row.amount_fen, row.basis, row.to_check]);

    it("books a sale as soon as the event comes, tagged line by line", async () => {
      const container = getContainer();
      const { order_id } = await placePaidOrder(container, basket());
      const rows = await eventually(
        () => entriesOf(container, order_id),
        (found) => found.length === 3,
      );
      expect(Object.fromEntries(rows.map((row) => [row.title, row.amount_fen]))).toEqual({
        "示例蜂蜜 默认": "5997",
        "示例蜂蜡梳 默认": "705",
        快递: "800",
      });
      const tags = new Map((await tagsOf(container, order_id)).map((tag) => [tag.line_id, tag]));
      const tagOf = (title: string) => tags.get(rows.find((row) => row.title.startsWith(title))?.line_id ?? "");
      expect(tagOf("示例蜂蜜")).toMatchObject({ counts: true, goods_class: "specialty_agricultural", reasons: [] });
      expect(tagOf("示例蜂蜡梳")).toMatchObject({ counts: true, goods_class: "general_industrial", reasons: [] });
      expect(tagOf("快递")).toMatchObject({ counts: false, reasons: expect.arrayContaining(["freight"]) });
    });

    it("books what was paid after a discount: lines and freight sum to the order's total", async () => {
      const container = getContainer();
      await createItemPromotion(container, "示例优惠", 1.5);
      const { order_id } = await unheardOf({ ...basket(), promo_codes: ["示例优惠"] });
      await runReconciler(container);
      const query = container.resolve(ContainerRegistrationKeys.QUERY);
      const { data } = await query.graph({ entity: "order", fields: ["total"], filters: { id: order_id } });
      expect(Number(data[0]?.total)).toBe(69.02);
      const rows = await entriesOf(container, order_id);
      expect(sumOf(rows)).toBe(6902n);
      expect(sumOf(rows.filter((row) => row.title.startsWith("示例蜂蜜")))).toBe(5547n);
    });

    it("makes one entry of the same event five times, from whatever side it comes", async () => {
      const container = getContainer();
      const { order_id, payment_id } = await unheardOf(basket());
      const bus = container.resolve(Modules.EVENT_BUS);
      for (let i = 0; i < 5; i++) await bus.emit({ name: "payment.captured", data: { id: payment_id } });
      await bus.emit({ name: "order.placed", data: { id: order_id } });
      const recorded = await Promise.allSettled(
        Array.from({ length: 5 }, () => recordOrdersWorkflow(container).run({ input: { order_ids: [order_id] } })),
      );
      expect(recorded.map(({ status }) => status)).toEqual(Array(5).fill("fulfilled"));
      const rows = await eventually(
        () => entriesOf(container, order_id),
        (found) => found.length >= 3,
      );
      expect(rows.map((row) => row.kind)).toEqual(["sale", "sale", "sale"]);
      expect((await tagsOf(container, order_id)).length).toBe(3);
      expect(sumOf(rows)).toBe(7502n);
    });

    it("reaches the same ledger when every event is lost and the reconciler runs", async () => {
      const container = getContainer();
      const { order_id, payment_id } = await unheardOf(basket());
      await withoutEvents(container, () =>
        refundPaymentWorkflow(container).run({ input: { payment_id, amount: 10.01 } }),
      );
      const first = await runReconciler(container);
      expect(first.failed).toEqual({});
      expect(sumOf(await entriesOf(container, order_id))).toBe(6501n);
      expect(sumOf(await entriesOf(container))).toBe(await shopNet(container));
    });

    it("adds nothing when the events come after the reconciler, or the reconciler runs again over all", async () => {
      const container = getContainer();
      const { order_id, payment_id } = await unheardOf(basket());
      await withoutEvents(container, () =>
        refundPaymentWorkflow(container).run({ input: { payment_id, amount: 5.25 } }),
      );
      await runReconciler(container);
      const before = await entriesOf(container);
      const bus = container.resolve(Modules.EVENT_BUS);
      await bus.emit({ name: "payment.refunded", data: { id: payment_id } });
      await bus.emit({ name: "payment.captured", data: { id: payment_id } });
      await recordOrdersWorkflow(container).run({ input: { order_ids: [order_id] } });
      const again = await runReconciler(container, "2000-01-01T00:00:00Z");
      expect(again).toMatchObject({ entries: 0, tags: 0, failed: {} });
      expect(await entriesOf(container)).toEqual(before);
    });

    it("takes a cancelled order back to nothing, though cancelling tells nobody of its refund", async () => {
      const container = getContainer();
      const { order_id } = await unheardOf(basket());
      await runReconciler(container);
      await withoutEvents(container, () => cancelOrderWorkflow(container).run({ input: { order_id } }));
      await runReconciler(container);
      const rows = await entriesOf(container, order_id);
      expect(rows.map((row) => row.kind)).toEqual([
        "sale",
        "sale",
        "sale",
        "cancellation",
        "cancellation",
        "cancellation",
      ]);
      expect(sumOf(rows)).toBe(0n);
      for (const row of rows) expect(sumOf(rows.filter((it) => it.line_id === row.line_id))).toBe(0n);
    });

    it("books bulk refunds, which send no event", async () => {
      const container = getContainer();
      const one = await unheardOf(basket());
      const two = await unheardOf(basket());
      await runReconciler(container);
      await refundPaymentsWorkflow(container).run({
        input: [
          { payment_id: one.payment_id, amount: 3.33 },
          { payment_id: two.payment_id, amount: 75.02 },
        ],
      });
      await runReconciler(container);
      expect(sumOf(await entriesOf(container, one.order_id))).toBe(7169n);
      expect(sumOf(await entriesOf(container, two.order_id))).toBe(0n);
      expect(sumOf(await entriesOf(container))).toBe(await shopNet(container));
    });

    it("puts a sale into the year in which its money came, by the clock of Shanghai; a refund follows its sale", async () => {
      const container = getContainer();
      const last = await unheardOf({ ...basket(), capturedAt: "2026-12-31T15:59:59Z" });
      const first = await unheardOf({ ...basket(), capturedAt: "2026-12-31T16:00:00Z" });
      await withoutEvents(container, async () => {
        const { result } = await refundPaymentWorkflow(container).run({
          input: { payment_id: last.payment_id, amount: 1 },
        });
        const { data } = await container
          .resolve(ContainerRegistrationKeys.QUERY)
          .graph({ entity: "refund", fields: ["id"], filters: { payment_id: result.id } });
        await moveInTime(container, "refund", data[0]?.id ?? "", "2027-02-01T00:00:00Z");
      });
      await runReconciler(container);
      const years = async (id: string) => new Set((await entriesOf(container, id)).map((row) => row.policy_year));
      expect(await years(last.order_id)).toEqual(new Set([2026]));
      expect(await years(first.order_id)).toEqual(new Set([2027]));
      expect(sumOf(await entriesOf(container, last.order_id))).toBe(7402n);
    });

    it("refuses UPDATE, DELETE and TRUNCATE on entries and tags, in the database itself", async () => {
      const container = getContainer();
      const { order_id } = await unheardOf(basket());
      await runReconciler(container);
      const before = await entriesOf(container, order_id);
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const attempts = [
        "update subsidy_entry set amount_fen = 1",
        "update subsidy_entry set deleted_at = now()",
        "delete from subsidy_entry",
        "truncate subsidy_entry",
        "update subsidy_tag set counts = true, reasons = '[]'",
        "delete from subsidy_tag",
        "truncate subsidy_tag cascade",
      ];
      for (const sql of attempts) await expect(knex.raw(sql)).rejects.toThrow(/is append-only: \w+ is refused/);
      expect(await entriesOf(container, order_id)).toEqual(before);
    });

    it("refuses an entry with the wrong sign, currency, year or a source key that is taken", async () => {
      const container = getContainer();
      const { order_id } = await unheardOf(basket());
      await runReconciler(container);
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const [{ seq: _seq, ...row }] = await knex("subsidy_entry").where({ order_id }).limit(1);
      const insert = (changes: Record<string, unknown>) =>
        knex("subsidy_entry").insert({ ...row, id: "sent_x", source_key: "capture:x:y", ...changes });
      await expect(insert({ amount_fen: -1 })).rejects.toThrow(/sign_follows_kind/);
      await expect(insert({ kind: "refund" })).rejects.toThrow(/sign_follows_kind/);
      await expect(insert({ currency_code: "usd" })).rejects.toThrow(/currency_is_cny/);
      await expect(insert({ policy_year: 2001 })).rejects.toThrow(/year_is_of_the_sale/);
      await expect(insert({ source_key: row.source_key })).rejects.toThrow(/source_key_unique/);
    });

    /** Posts entries as a derivation of the order read just now. */
    async function post(order_id: string, derived: readonly Entry[]) {
      const ledger = getContainer().resolve("subsidy");
      const { version } = await ledger.orderRows(order_id);
      const order = { order_id, order_display_id: "1", channel: "online", platform: "shop" } as const;
      return ledger.postOrder({ ...order, derived, tags: [], version });
    }

    it("adds nothing when the same is posted again", async () => {
      const container = getContainer();
      const { order_id } = await unheardOf(basket());
      await runReconciler(container);
      const { entries } = await container.resolve("subsidy").orderRows(order_id);
      expect(entries.length).toBe(3);
      const before = await entriesOf(container);
      expect(await post(order_id, entries)).toMatchObject({ current: true, entries: [], tags: [] });
      expect(await entriesOf(container)).toEqual(before);
    });

    it("refuses a source that is booked already with other content, names both, and writes nothing", async () => {
      const container = getContainer();
      const one = await unheardOf(basket());
      const two = await unheardOf(basket());
      await runReconciler(container);
      const ledger = container.resolve("subsidy");
      const booked = must((await ledger.orderRows(one.order_id)).entries[0], "an entry of the first order");
      const { entries } = await ledger.orderRows(two.order_id);
      const before = await entriesOf(container);
      const altered = [
        ...entries,
        { ...must(entries[0], "an entry of the second order"), source_key: "capture:new:line" },
        { ...booked, amount_fen: fen(booked.amount_fen + 1n) },
      ];
      await expect(post(two.order_id, altered)).rejects.toMatchObject({
        code: "entry_content_differs",
        hint: expect.stringMatching(new RegExp(`"${booked.amount_fen}".*"${booked.amount_fen + 1n}"`)),
      });
      expect(await entriesOf(container)).toEqual(before);
    });

    it("gives back amounts exactly, beyond what a float can hold", async () => {
      const container = getContainer();
      const { order_id } = await unheardOf(basket());
      await runReconciler(container);
      const ledger = container.resolve("subsidy");
      const { entries } = await ledger.orderRows(order_id);
      const huge = fen(9_007_199_254_740_993n);
      const entry = must(entries[0], "an entry of the order");
      await post(order_id, [...entries, { ...entry, source_key: "import:huge:line", amount_fen: huge }]);
      const [row] = await ledger.listSubsidyEntries({ source_key: "import:huge:line" });
      expect(row?.amount_fen).toBe(huge.toString());
      const read = (await ledger.orderRows(order_id)).entries.find((entry) => entry.source_key === "import:huge:line");
      expect(read?.amount_fen).toBe(huge);
    });

    it("names every reason why a line does not count", async () => {
      const container = getContainer();
      const suspended = await approvedMerchant(container, { name: "示例停业店", kind: "individual" });
      await setMerchantStatus(container, suspended.id, "suspended", "2026-01-01T00:00:00+08:00");
      const cooperative = await approvedMerchant(container, { name: "示例合作社", kind: "cooperative" });
      const [late, other, nobodys] = await Promise.all([
        createProduct(container, shop, "示例银耳"),
        createProduct(container, shop, "示例小米"),
        createProduct(container, shop, "示例木耳"),
      ]);
      await ownProduct(container, suspended.id, late.id);
      await ownProduct(container, cooperative.id, other.id);
      await decide(late, "specialty_agricultural");
      const line = (product: SoldProduct) => ({ product, quantity: 1, unit_price: 10 });
      const online = await unheardOf({ shop, lines: [line(late), line(other), line(nobodys)] });
      const onsite = await unheardOf({ shop, channel_id: shop.onsite_channel_id, lines: [line(honey)] });
      await runReconciler(container);
      const reasons = async (orderId: string) => {
        const titles = new Map((await entriesOf(container, orderId)).map((row) => [row.line_id, row.title]));
        return Object.fromEntries(
          (await tagsOf(container, orderId)).map((tag) => [titles.get(tag.line_id), tag.reasons]),
        );
      };
      expect(await reasons(onsite.order_id)).toEqual({ "示例蜂蜜 默认": ["offline_channel"] });
      const found = await reasons(online.order_id);
      expect(found["示例银耳 默认"]).toEqual(["merchant_not_approved"]);
      expect(found["示例木耳 默认"]).toEqual(["merchant_missing", "goods_class_missing"]);
      expect(found["示例小米 默认"]).toContain("goods_class_missing");
    });

    it("tags a sale anew when the reviewer decides its class later, and only for sales it covers", async () => {
      const container = getContainer();
      const tea = await createProduct(container, shop, "示例茶");
      await ownProduct(container, merchant.id, tea.id);
      const lines = [{ product: tea, quantity: 1, unit_price: 10 }];
      const early = await unheardOf({ shop, lines, capturedAt: "2026-03-01T00:00:00Z" });
      const late = await unheardOf({ shop, lines, capturedAt: "2026-05-01T00:00:00Z" });
      await runReconciler(container);
      await decide(tea, "general_industrial", "2026-04-01T00:00:00+08:00");
      expect(await tagsOf(container, early.order_id)).toMatchObject([
        { counts: false, reasons: ["goods_class_missing"] },
      ]);
      expect(await tagsOf(container, late.order_id)).toMatchObject([
        { counts: true, goods_class: "general_industrial" },
      ]);
      await expect(decide(tea, "示例类别")).rejects.toMatchObject({ code: "goods_class_unknown" });
    });

    it("tags sales anew when all orders are reviewed after a merchant's status was recorded late", async () => {
      const container = getContainer();
      const { order_id } = await unheardOf({ ...basket(), capturedAt: "2026-03-01T00:00:00Z" });
      await runReconciler(container);
      const counted = async () => (await tagsOf(container, order_id)).filter((tag) => tag.counts).length;
      expect(await counted()).toBe(2);
      await setMerchantStatus(container, merchant.id, "suspended", "2026-02-01T00:00:00+08:00");
      await runReconciler(container, "2025-12-31T16:00:00Z");
      expect(await counted()).toBe(0);
    });

    it("keeps an order that cannot be booked by name, books the others, and books it once it is mended", async () => {
      const container = getContainer();
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const bad = await unheardOf(basket());
      const good = await unheardOf(basket());
      await knex("order").where({ id: bad.order_id }).update({ currency_code: "usd" });
      const first = await runReconciler(container);
      expect(first.failed).toMatchObject({ [bad.order_id]: { code: "unknown_currency", attempts: 1 } });
      expect((await entriesOf(container, good.order_id)).length).toBe(3);
      expect(await entriesOf(container, bad.order_id)).toEqual([]);
      // The watermark has passed it: only its name brings it back.
      await knex("reconcile_watermark").update({ looked_until: "2100-01-01T00:00:00Z" });
      expect((await runReconciler(container)).failed).toMatchObject({ [bad.order_id]: { attempts: 2 } });
      await knex("order").where({ id: bad.order_id }).update({ currency_code: "cny" });
      expect((await runReconciler(container)).failed).toEqual({});
      expect(sumOf(await entriesOf(container, bad.order_id))).toBe(7502n);
    });

    it("books nothing of an order that it cannot judge, and all of it once it can", async () => {
      const container = getContainer();
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const cup = await createProduct(container, shop, "示例杯");
      await ownProduct(container, merchant.id, cup.id);
      const from = "2025-01-01T00:00:00+08:00";
      const known = { product_id: cup.id, effective_from: from, decided_by: "示例审核员" };
      await knex("goods_class_decision").insert({ id: "gcd_0", goods_class: "示例类别", ...known });
      const lines = [{ product: cup, quantity: 1, unit_price: 10 }];
      const { order_id } = await unheardOf({ shop, lines });
      expect((await runReconciler(container)).failed).toMatchObject({ [order_id]: { code: "snapshot_invalid" } });
      expect(await entriesOf(container, order_id)).toEqual([]);
      await decide(cup, "general_industrial", from);
      expect((await runReconciler(container)).failed).toEqual({});
      expect(await entriesOf(container, order_id)).toMatchObject([{ kind: "sale", counts: true, reasons: [] }]);
    });

    it("takes a sale out by the channel it stood under, and puts it in by the corrected one", async () => {
      const container = getContainer();
      const { order_id } = await unheardOf({ shop, lines: [{ product: honey, quantity: 1, unit_price: 10 }] });
      await runReconciler(container);
      const channels = container.resolve(Modules.SALES_CHANNEL);
      const becomes = (channel: string) =>
        channels.updateSalesChannels(shop.online_channel_id, { metadata: { channel } });
      await becomes("onsite");
      try {
        await recordOrdersWorkflow(container).run({ input: { order_ids: [order_id] } });
      } finally {
        await becomes("online");
      }
      const rows = await entriesOf(container, order_id);
      expect(rows.map(({ amount_fen, channel, reasons }) => [amount_fen, channel, reasons])).toEqual([
        ["1000", "online", []],
        ["-1000", "online", []],
        ["1000", "onsite", ["offline_channel"]],
      ]);
    });

    it("keeps a decision on a class though an order of the product cannot be booked; none is ever changed", async () => {
      const container = getContainer();
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      const mat = await createProduct(container, shop, "示例席");
      await ownProduct(container, merchant.id, mat.id);
      const lines = [{ product: mat, quantity: 1, unit_price: 10 }];
      const bad = await unheardOf({ shop, lines });
      const good = await unheardOf({ shop, lines });
      await runReconciler(container);
      await knex("order").where({ id: bad.order_id }).update({ currency_code: "usd" });
      await decide(mat, "general_industrial");
      const counts = async ({ order_id }: PaidOrder) => (await tagsOf(container, order_id))[0]?.counts;
      expect([await counts(bad), await counts(good)]).toEqual([false, true]);
      await knex("order").where({ id: bad.order_id }).update({ currency_code: "cny" });
      await runReconciler(container);
      expect(await counts(bad)).toBe(true);
      const attempts = [
        knex("goods_class_decision").where({ product_id: mat.id }).update({ goods_class: "specialty_agricultural" }),
        knex("goods_class_decision").where({ product_id: mat.id }).delete(),
        knex.raw(`truncate goods_class_decision cascade`),
      ];
      for (const attempt of attempts) await expect(attempt).rejects.toThrow(/append-only/);
    });

    it("takes back a refund that its provider refused after it was seen", async () => {
      const container = getContainer();
      const { order_id, payment_id } = await unheardOf(basket());
      await runReconciler(container);
      const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION);
      await withoutEvents(container, () => refundPaymentWorkflow(container).run({ input: { payment_id, amount: 5 } }));
      await runReconciler(container);
      expect(sumOf(await entriesOf(container, order_id))).toBe(7002n);
      // What Medusa does when the provider answers no: the row goes, and nothing else is touched.
      await knex("refund").where({ payment_id }).delete();
      await runReconciler(container);
      const rows = await entriesOf(container, order_id);
      expect(rows.filter((row) => row.kind === "adjustment").every((row) => row.corrects !== null)).toBe(true);
      expect(sumOf(rows)).toBe(7502n);
    });

    it("refunds named lines and books the money on exactly these", async () => {
      const container = getContainer();
      const { order_id } = await unheardOf(basket());
      await runReconciler(container);
      const [jar] = await lineOf(order_id, "示例蜂蜜");
      const { result } = await refundLinesWorkflow(container).run({
        input: {
          order_id,
          lines: [{ line_id: jar?.line_id ?? "", amount_fen: "1234" }],
          note: "瓶盖破损",
          refunded_by: "user_1",
        },
      });
      expect(result).toMatchObject({ amount_fen: "1234", recorded: true });
      expect(figures(await lineOf(order_id, "示例蜂蜜"))).toEqual([
        ["sale", "5997", "captured", false],
        ["refund", "-1234", "named", false],
      ]);
      expect(sumOf(await entriesOf(container, order_id))).toBe(7502n - 1234n);
      expect(sumOf(await entriesOf(container))).toBe(await shopNet(container));
    });

    it("attributes a named refund rightly when the process dies between refund and booking", async () => {
      const container = getContainer();
      const { order_id } = await unheardOf(basket());
      await runReconciler(container);
      const [part] = await lineOf(order_id, "示例蜂蜡梳");
      const ledger = container.resolve("subsidy");
      const dying = vi.spyOn(ledger, "postOrder");
      const calls = dying.mock.calls;
      dying.mockImplementation(async (...args: unknown[]) => {
        // The first call is the check beforehand; the second would book the refund.
        if (calls.length > 1) throw new Error("process killed");
        return { current: true, entries: [], tags: [], args };
      });
      const { result } = await withoutEvents(container, () =>
        refundLinesWorkflow(container).run({
          input: { order_id, lines: [{ line_id: part?.line_id ?? "", amount_fen: "705" }], refunded_by: "user_1" },
        }),
      );
      vi.restoreAllMocks();
      expect(result).toMatchObject({ recorded: false });
      expect(figures(await lineOf(order_id, "示例蜂蜡梳"))).toEqual([["sale", "705", "captured", false]]);
      await runReconciler(container);
      expect(figures(await lineOf(order_id, "示例蜂蜡梳"))).toEqual([
        ["sale", "705", "captured", false],
        ["refund", "-705", "named", false],
      ]);
    });

    it("gives no attribution to an allocation whose refund never came about", async () => {
      const container = getContainer();
      const { order_id, payment_id } = await unheardOf(basket());
      await runReconciler(container);
      const [jar] = await lineOf(order_id, "示例蜂蜜");
      const payments = container.resolve(Modules.PAYMENT);
      vi.spyOn(payments, "refundPayment").mockRejectedValue(new Error("the provider refused"));
      const lines = [{ line_id: jar?.line_id ?? "", amount_fen: "500" }];
      await expect(
        refundLinesWorkflow(container).run({ input: { order_id, lines, refunded_by: "user_1" } }),
      ).rejects.toThrow(/provider refused/);
      vi.restoreAllMocks();
      await withoutEvents(container, () => refundPaymentWorkflow(container).run({ input: { payment_id, amount: 5 } }));
      await runReconciler(container);
      const refunds = (await entriesOf(container, order_id)).filter((row) => row.kind === "refund");
      expect(refunds.every((row) => row.basis === "pro_rata" && row.to_check)).toBe(true);
      expect(sumOf(refunds)).toBe(-500n);
    });

    it.each([
      ["nothing named", [], "refund_lines_empty"],
      ["a line of no order", [["line_x", "100"]], "refund_line_unknown"],
      ["nothing to give", [["honey", "0"]], "refund_amount_not_positive"],
      ["less than nothing", [["honey", "-1"]], "refund_amount_not_positive"],
      ["one fen more than was paid", [["honey", "5998"]], "refund_exceeds_line"],
      [
        "a line twice",
        [
          ["honey", "1"],
          ["honey", "1"],
        ],
        "refund_line_twice",
      ],
      ["part of a fen", [["honey", "1.5"]], "not_an_amount"],
    ] as const)("refuses to refund %s and changes nothing", async (_what, named, code) => {
      const container = getContainer();
      const { order_id } = await unheardOf(basket());
      await runReconciler(container);
      const before = await entriesOf(container);
      const net = await shopNet(container);
      const [jar] = await lineOf(order_id, "示例蜂蜜");
      const lines = named.map(([line, amount_fen]) => ({
        line_id: line === "honey" ? (jar?.line_id ?? "") : line,
        amount_fen,
      }));
      await expect(
        refundLinesWorkflow(container).run({ input: { order_id, lines, refunded_by: "user_1" } }),
      ).rejects.toMatchObject({ code });
      expect(await entriesOf(container)).toEqual(before);
      expect(await shopNet(container)).toBe(net);
      expect(await container.resolve("subsidy").listRefundAllocations({ order_id })).toEqual([]);
    });

    it("refuses to refund what nobody has paid", async () => {
      const container = getContainer();
      const order_id = await placeOrder(container, basket());
      await expect(
        refundLinesWorkflow(container).run({
          input: { order_id, lines: [{ line_id: "x", amount_fen: "1" }], refunded_by: "user_1" },
        }),
      ).rejects.toMatchObject({ code: "refund_nothing_paid" });
    });

    it("books a refund for returned goods on the line that came back, whichever came first", async () => {
      const container = getContainer();
      const { order_id, payment_id } = await unheardOf(basket());
      await runReconciler(container);
      const [jar] = await lineOf(order_id, "示例蜂蜜");
      const orders = container.resolve(Modules.ORDER);
      const items = [{ id: jar?.line_id ?? "", quantity: 1 }];
      await orders.registerFulfillment({ order_id, items });
      const returned = await orders.createReturn({ order_id, items });
      await orders.receiveReturn({ return_id: returned.id, items });
      await withoutEvents(container, () =>
        refundPaymentWorkflow(container).run({ input: { payment_id, amount: 19.99 } }),
      );
      await runReconciler(container);
      expect(figures(await lineOf(order_id, "示例蜂蜜"))).toEqual([
        ["sale", "5997", "captured", false],
        ["return", "-1999", "returned", false],
      ]);
      expect(sumOf(await entriesOf(container, order_id))).toBe(5503n);
    });

    it("spreads a refund that names nothing over what is left of the goods, marked as to be checked", async () => {
      const container = getContainer();
      const { order_id, payment_id } = await unheardOf(basket());
      await withoutEvents(container, () => refundPaymentWorkflow(container).run({ input: { payment_id, amount: 10 } }));
      await runReconciler(container);
      const refunds = (await entriesOf(container, order_id)).filter((row) => row.kind === "refund");
      // 1000 × 5997/6702 = 894.8…, 1000 × 705/6702 = 105.1…
      expect(refunds.map((row) => [row.part, row.amount_fen, row.to_check]).sort()).toEqual([
        ["goods", "-105", true],
        ["goods", "-895", true],
      ]);
    });

    it("keeps a deleted product's refunds with the merchant it was sold for", async () => {
      const container = getContainer();
      const { order_id, payment_id } = await unheardOf(basket());
      await runReconciler(container);
      await container.resolve(Modules.PRODUCT).softDeleteProducts([honey.id]);
      await container.resolve(ContainerRegistrationKeys.LINK).delete({ [Modules.PRODUCT]: { product_id: honey.id } });
      await withoutEvents(container, () =>
        refundPaymentWorkflow(container).run({ input: { payment_id, amount: 67.02 } }),
      );
      await runReconciler(container);
      const rows = await lineOf(order_id, "示例蜂蜜");
      expect(rows.map((row) => row.merchant_id)).toEqual([merchant.id, merchant.id]);
      const tags = await tagsOf(container, order_id);
      expect(tags.find((tag) => tag.line_id === rows[0]?.line_id)).toMatchObject({ counts: true });
    });

    it("leaves orders that nobody paid out of the ledger", async () => {
      const container = getContainer();
      const id = await placeOrder(container, { ...basket(), channel_id: shop.online_channel_id });
      expect(await runReconciler(container)).toMatchObject({ failed: {} });
      expect(await entriesOf(container, id)).toEqual([]);
      await withoutEvents(container, () => payOrder(container, id));
      await runReconciler(container);
      expect((await entriesOf(container, id)).length).toBe(3);
    });
  },
});
