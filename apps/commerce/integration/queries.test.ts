import { resolve } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { shanghaiYear } from "@qinshui/cn/time";
import { decideGoodsClassWorkflow } from "@qinshui/subsidy-hooks/workflows";
import { offSaleProductIds } from "../src/modules/merchant/selling";
import { isApprovedAt, type StatusChange } from "../src/modules/merchant/status";
import { createAuthorisationsWorkflow, createMarksWorkflow } from "../src/workflows/brand";
import { createHallsWorkflow } from "../src/workflows/hall";
import { upsertProductLabelsWorkflow } from "../src/workflows/label";
import { assignProductsToMerchantWorkflow } from "../src/workflows/merchant";
import { type CheckoutShop, openCheckoutShop, Shopper, signInOperator, stockProduct } from "./support/checkout-shop";
import { runReconciler } from "./support/ledger";
import { approvedMerchant, setMerchantStatus } from "./support/merchants";
import { placePaidOrder } from "./support/place-order";
import { sqlCount } from "./support/sql-count";

/** What the storefront asks of its list of products. */
const LIST_FIELDS = [
  "id,handle,title,subtitle,thumbnail,created_at,*categories,merchant.id,merchant.handle,merchant.name,merchant.kind",
  "*product_label,*variants,*variants.calculated_price,+variants.inventory_quantity",
].join(",");

const LABEL = {
  food_kind: "non_food" as const,
  net_content: "1 件",
  origin: "山西沁水",
  producer_name: "示例生产者",
  producer_address: "示例地址",
  producer_phone: "0356-0000001",
  return_rule: "seven_day" as const,
};

const YEAR = shanghaiYear(new Date());
const PRICE_FEN = 1_990n;

/** The months of a year are as many however many claimants sell in them: what grows is what they sold. */
function piecesOf(months: { amount_fen: string }[]): unknown[] {
  const sum = months.reduce((total, { amount_fen }) => total + BigInt(amount_fen), 0n);
  return Array.from({ length: Number(sum / PRICE_FEN) });
}

/** A finding as a scan writes it down. */
function findingAbout(product_id: string) {
  const line = { order_id: "order", order_display_id: "1", line_id: product_id, title: "示例商品" };
  return {
    key: `s2.${product_id}.${YEAR}`,
    signal: "s2",
    signal_version: 1,
    severity: "medium",
    policy_year: YEAR,
    merchant_id: product_id,
    merchant_name: "示例商家",
    text: { zh: "示例疑点", en: "sample finding" },
    figures: [],
    lines: [{ ...line, amount_fen: PRICE_FEN }],
    amount_fen: PRICE_FEN,
    parameters: [],
  };
}

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer;
    let shop: CheckoutShop;
    let shopper: Shopper;
    let operator: { headers: Record<string, string> };
    const product_ids: string[] = [];

    beforeEach(async () => {
      container = getContainer();
      shop = await openCheckoutShop(container);
      shopper = new Shopper(api, shop);
      operator = await signInOperator(container, api);
      await shopper.fillCart([]);
      product_ids.length = 0;
    });

    /** One more of everything: a merchant with a labelled and badged product, a mark, a hall, a cart line, a sale. */
    async function addOne(i: number): Promise<void> {
      const merchant = await approvedMerchant(container, { name: `示例商家 ${i}`, kind: "enterprise" });
      const { id: product_id, variant_id } = await stockProduct(container, shop, { merchant: i % 2 === 0 ? 0 : 1 });
      product_ids.push(product_id);
      await assignProductsToMerchantWorkflow(container).run({
        input: { merchant_id: merchant.id, product_ids: [product_id] },
      });
      await upsertProductLabelsWorkflow(container).run({ input: { labels: [{ ...LABEL, product_id }] } });
      const mark = { handle: `mark-${i}`, kind: "local_brand" as const, name: `示例品牌 ${i}` };
      const { result: marks } = await createMarksWorkflow(container).run({ input: { marks: [mark] } });
      const mark_id = String(marks[0]?.id);
      const valid = { valid_from: "2026-01-01", valid_until: "2099-12-31" };
      const authorisation = { number: `示例-${i}`, mark_id, merchant_id: merchant.id, product_id, ...valid };
      await createAuthorisationsWorkflow(container).run({ input: { authorisations: [authorisation] } });
      const hall = {
        handle: `hall-${i}`,
        name: `示例体验馆 ${i}`,
        address: "示例地址",
        latitude: 35.69,
        longitude: 112.19,
        opening_hours: [{ days: "每天", opens: "09:00", closes: "18:00" }],
        phone: "0356-0000001",
        product_ids: [product_id],
      };
      await createHallsWorkflow(container).run({ input: { halls: [hall] } });
      await shopper.addLine(variant_id);
      const decision = { product_id, goods_class: "specialty_agricultural", decided_by: "示例审核员", note: null };
      await decideGoodsClassWorkflow(container).run({
        input: { decisions: [{ ...decision, effective_from: "2025-01-01T00:00:00+08:00" }] },
      });
      const places = { online_channel_id: shop.channel_id, onsite_channel_id: shop.channel_id };
      await container
        .resolve<{ requestExport(job: Record<string, unknown>): Promise<unknown> }>("subsidy")
        .requestExport({ policy_year: 2000 + i, format: "csv", requested_by: "示例审核员" });
      await placePaidOrder(container, {
        shop: { region_id: shop.region_id, ...places },
        lines: [{ product: { id: product_id, title: "示例商品", variant_id }, quantity: 1, unit_price: 19.9 }],
      });
    }

    async function addUpTo(count: number): Promise<void> {
      while (product_ids.length < count) await addOne(product_ids.length + 1);
      await runReconciler(container);
      const ledger = container.resolve<{ appendFindings(year: number, seen: unknown[]): Promise<unknown> }>("subsidy");
      await ledger.appendFindings(YEAR, product_ids.map(findingAbout));
    }

    /** What each list needs, as `[how many rows it has, how many statements it takes]`. */
    async function measured(): Promise<Record<string, { rows: number; statements: number }>> {
      const admin = async (path: string) => (await api.get(path, operator)).data;
      const store = async (path: string) => (await shopper.get(path)).data;
      const { merchants } = await admin("/admin/merchants?limit=1");
      const year = YEAR;
      const ids = product_ids.map((id) => `product_id=${id}`).join("&");
      const lists: Record<string, () => Promise<unknown[]>> = {
        "GET /store/products": async () =>
          (
            await store(
              `/store/products?region_id=${shop.region_id}&limit=100&fields=${encodeURIComponent(LIST_FIELDS)}`,
            )
          ).products,
        "GET /store/merchants": async () => (await store("/store/merchants")).merchants,
        "GET /store/marks": async () => (await store("/store/marks")).marks,
        "GET /store/halls": async () => (await store("/store/halls")).halls,
        "GET /store/badges": async () => (await store(`/store/badges?${ids}`)).badges,
        "GET /store/carts/:id/merchant-parts": async () =>
          (await store(`/store/carts/${shopper.cart_id}/merchant-parts`)).merchant_parts.flatMap(
            (part: { items: unknown[] }) => part.items,
          ),
        "GET /admin/merchants": async () => (await admin("/admin/merchants")).merchants,
        "GET /admin/marks": async () => (await admin("/admin/marks")).marks,
        "GET /admin/halls": async () => (await admin("/admin/halls")).halls,
        "GET /admin/authorisations": async () => (await admin("/admin/authorisations")).authorisations,
        "GET /admin/subsidy/exports": async () => (await admin("/admin/subsidy/exports")).exports,
        "GET /admin/subsidy/years/:year": async () => (await admin(`/admin/subsidy/years/${year}`)).rows,
        "GET /admin/subsidy/years/:year/months": async () =>
          piecesOf((await admin(`/admin/subsidy/years/${year}/months`)).months),
        "GET /admin/subsidy/findings": async () => (await admin(`/admin/subsidy/findings?year=${year}`)).findings,
        "GET /admin/subsidy/findings/counts": async () => {
          const { counts } = await admin(`/admin/subsidy/findings/counts?year=${year}`);
          return Array.from({ length: counts.open });
        },
        "GET /admin/subsidy/goods-classes": async () => (await admin("/admin/subsidy/goods-classes")).products,
        "GET /admin/subsidy/years/:year/merchants/:merchant_id/lines": async () =>
          (await admin(`/admin/subsidy/years/${year}/merchants/${merchants[0].id}/lines`)).lines,
      };
      const found: Record<string, { rows: number; statements: number }> = {};
      for (const [name, read] of Object.entries(lists)) {
        found[name] = { rows: (await read()).length, statements: await sqlCount(read) };
      }
      return found;
    }

    it("takes as many statements for many rows as for few", async () => {
      await addUpTo(2);
      const few = await measured();
      await addUpTo(6);
      // The lines are one merchant's: he sells more.
      const [product_id = ""] = product_ids;
      const { data } = await container.resolve("query").graph({
        entity: "product",
        fields: ["variants.id"],
        filters: { id: product_id },
      });
      const [sold] = data as unknown as { variants: { id: string }[] }[];
      const product = { id: product_id, title: "示例商品", variant_id: String(sold?.variants[0]?.id) };
      const places = { online_channel_id: shop.channel_id, onsite_channel_id: shop.channel_id };
      for (let i = 0; i < 4; i += 1) {
        const lines = [{ product, quantity: 1, unit_price: 19.9 }];
        await placePaidOrder(container, { shop: { region_id: shop.region_id, ...places }, lines });
      }
      await runReconciler(container);
      const many = await measured();
      for (const [name, { rows, statements }] of Object.entries(many)) {
        expect([name, rows > (few[name]?.rows ?? 0)]).toEqual([name, true]);
        expect([name, statements]).toEqual([name, few[name]?.statements]);
        expect([name, statements > 0]).toEqual([name, true]);
      }
    });

    describe("goods that are not on sale", () => {
      /** The product of a merchant that was approved an hour ago (or will be, without changes), and changed since. */
      async function productWithHistory(changes: [status: string, minutes: number][]): Promise<string> {
        const now = Date.now();
        const at = (minutes: number) => new Date(now + minutes * 60_000).toISOString();
        const since = at(changes.length === 0 ? 60 : -60);
        const merchant = await approvedMerchant(container, { name: "示例商家", kind: "individual", since });
        for (const [status, minutes] of changes) await setMerchantStatus(container, merchant.id, status, at(minutes));
        const product = await stockProduct(container, shop);
        await assignProductsToMerchantWorkflow(container).run({
          input: { merchant_id: merchant.id, product_ids: [product.id] },
        });
        return product.id;
      }

      it("are those of merchants whose status now is not approved, told by one statement", async () => {
        const off = [
          await productWithHistory([]),
          await productWithHistory([["suspended", -5]]),
          await productWithHistory([
            ["closed", -30],
            ["approved", -5],
          ]),
          await productWithHistory([
            ["approved", -10],
            ["suspended", -10],
          ]),
        ];
        const on = [
          await productWithHistory([["suspended", 30]]),
          await productWithHistory([
            ["suspended", -30],
            ["approved", -5],
          ]),
        ];
        const found = await offSaleProductIds(container);
        expect(found.filter((id) => [...off, ...on].includes(id)).sort()).toEqual([...off].sort());
        expect(await sqlCount(() => offSaleProductIds(container))).toBe(1);
      });

      it("are told as the histories say that the ledger goes by", async () => {
        await productWithHistory([["suspended", -5]]);
        await productWithHistory([["closed", -5]]);
        await productWithHistory([["suspended", 5]]);
        const { data } = await container
          .resolve("query")
          .graph({ entity: "listing_owner", fields: ["product_id", "merchant.status_changes.*"] });
        const owners = data as unknown as { product_id: string; merchant: { status_changes: StatusChange[] } }[];
        const now = new Date();
        const off = owners.filter(({ merchant }) => !isApprovedAt(merchant.status_changes, now));
        expect((await offSaleProductIds(container)).sort()).toEqual(off.map(({ product_id }) => product_id).sort());
        expect(off.length).toBe(2);
      });
    });
  },
});
