import { resolve } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { withCreditCodeCheckDigit } from "@qinshui/cn/credit-code";
import type MerchantModuleService from "../src/modules/merchant/service";
import { createMarksWorkflow } from "../src/workflows/brand";
import { setMerchantStatusWorkflow } from "../src/workflows/merchant";
import { type CheckoutShop, openCheckoutShop, signInOperator, stockProduct } from "./support/checkout-shop";

const CODE = withCreditCodeCheckDigit("91140521MA0TEXT01");
const OTHER_CODE = withCreditCodeCheckDigit("92140521MA0TEXT02");

const application = (handle: string, credit_code: string) => ({
  handle,
  name: `示例商家 ${handle}`,
  kind: "enterprise",
  credit_code,
  licence_address: "示例地址",
  licence_issuer: "示例登记机关",
  established_on: "2020-01-01",
  business_scope: "示例经营范围",
  phone: "0356-0000001",
});

const years = { valid_from: "2026-01-01", valid_until: "2099-12-31" };

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer;
    let shop: CheckoutShop;
    let operator: { headers: Record<string, string> };
    const call = (
      method: "get" | "post",
      path: string,
      body?: unknown,
      headers: Record<string, string> = operator.headers,
    ) => api.request({ method, url: path, data: body, headers, validateStatus: () => true });
    const store = (path: string) => call("get", path, undefined, { "x-publishable-api-key": shop.key });
    const apply = (handle: string, code: string) => call("post", "/admin/merchants", application(handle, code));
    const setStatus = (id: string, status: string, rest = {}) =>
      call("post", `/admin/merchants/${id}/status`, { status, ...rest });

    beforeEach(async () => {
      container = getContainer();
      shop = await openCheckoutShop(container);
      operator = await signInOperator(container, api);
    });

    async function approved(handle: string, code: string): Promise<string> {
      const id = (await apply(handle, code)).data.merchant.id as string;
      expect((await setStatus(id, "approved")).status).toBe(201);
      return id;
    }

    async function ownedProduct(merchantId: string): Promise<string> {
      const { id: product_id } = await stockProduct(container, shop);
      const answer = await call("post", `/admin/merchants/${merchantId}/products`, { product_ids: [product_id] });
      expect(answer.status).toBe(200);
      return product_id;
    }

    async function mark(input: Record<string, unknown> = {}): Promise<string> {
      const { result } = await createMarksWorkflow(container).run({
        input: { marks: [{ handle: "local", kind: "local_brand", name: "示例品牌", ...input }] },
      });
      return result[0]?.id as string;
    }

    const pg = () => container.resolve(ContainerRegistrationKeys.PG_CONNECTION);

    /** Every insert into a table fails from now on, as when the disk is full. */
    async function failInserts(table: string): Promise<void> {
      await pg().raw(`create or replace function test_failure() returns trigger language plpgsql as
        $$ begin raise exception 'disk full' using errcode = 'disk_full'; end $$`);
      await pg().raw(`create trigger test_failure before insert on ${table} execute function test_failure()`);
    }

    async function refusesChanges(table: string, assignment: string): Promise<void> {
      for (const sql of [`update ${table} set ${assignment}`, `delete from ${table}`, `truncate ${table}`]) {
        await expect(pg().raw(sql), sql).rejects.toThrow(/append-only/);
      }
    }

    const authorise = (input: Record<string, unknown>) =>
      call("post", "/admin/authorisations", { number: "示例-1", ...years, ...input });

    it("refuses a wrong credit code, says what is wrong with it, and stores nothing", async () => {
      const wrong = [`${CODE.slice(0, -1)}${CODE.endsWith("0") ? "1" : "0"}`, CODE.slice(1), `O${CODE.slice(1)}`];
      const answers = await Promise.all(wrong.map((code, i) => apply(`wrong-${i}`, code)));
      expect(answers.map((it) => [it.status, it.data.code])).toEqual(wrong.map(() => [400, "credit_code_invalid"]));
      expect(answers.map((it) => it.data.message)).toEqual([
        expect.stringContaining("校验位"),
        expect.stringContaining("18 位"),
        expect.stringContaining("字符"),
      ]);
      expect((await call("get", "/admin/merchants")).data.merchants).toEqual([]);
    });

    it("takes a credit code once, however many ask at the same time", async () => {
      const answers = await Promise.all([
        apply("one", CODE),
        apply("two", CODE),
        apply("three", ` ${CODE.toLowerCase()}`),
      ]);
      expect(answers.map((it) => [it.status, it.data.code]).sort()).toEqual([
        [201, undefined],
        [409, "credit_code_taken"],
        [409, "credit_code_taken"],
      ]);
      expect((await call("get", "/admin/merchants")).data.merchants).toHaveLength(1);
      expect((await apply("four", CODE)).data).toMatchObject({ code: "credit_code_taken" });
    });

    it("says in words what the database refuses when two applications cross", async () => {
      await apply("one", CODE);
      const merchants = container.resolve<MerchantModuleService>("merchant");
      // Both look before either writes.
      const looked = vi.spyOn(merchants, "listMerchants").mockResolvedValueOnce([]).mockResolvedValueOnce([]);
      const byCode = await apply("two", CODE);
      looked.mockResolvedValueOnce([]).mockResolvedValueOnce([]);
      const byHandle = await apply("one", OTHER_CODE);
      looked.mockRestore();
      expect([byCode.status, byCode.data.code]).toEqual([409, "credit_code_taken"]);
      expect(byCode.data.details).toEqual([{ field: "credit_code", message: byCode.data.message }]);
      expect([byHandle.status, byHandle.data.code]).toEqual([409, "merchant_handle_taken"]);
    });

    it("stores no merchant without its status", async () => {
      await failInserts("merchant_status_change");
      expect((await apply("one", CODE)).data.code).toBe("unexpected");
      expect((await call("get", "/admin/merchants")).data).toMatchObject({ merchants: [], count: 0 });
    });

    it("names the field that an application lacks", async () => {
      const answer = await call("post", "/admin/merchants", {
        ...application("x", CODE),
        established_on: "2020-02-30",
      });
      expect(answer.status).toBe(400);
      expect(answer.data).toMatchObject({ code: "input_invalid", message: expect.stringContaining("established_on") });
      expect(answer.data.details).toEqual([{ field: "established_on", message: "没有这一天" }]);
      const early = await call("post", "/admin/merchants", { ...application("x", CODE), established_on: "2999-01-01" });
      expect(early.data.details).toEqual([{ field: "established_on", message: "不能晚于今天" }]);
    });

    it("keeps a lawful history of statuses, also when two decide at once", async () => {
      const id = (await apply("one", CODE)).data.merchant.id;
      expect((await setStatus(id, "suspended")).data).toMatchObject({ code: "merchant_status_impossible" });
      const both = await Promise.all([setStatus(id, "approved"), setStatus(id, "approved")]);
      expect(both.map((it) => it.status).sort()).toEqual([201, 409]);
      const never = await setStatus(id, "approved", { effective_at: "2026-02-31T00:00:00+08:00" });
      expect(never.data.details).toEqual([{ field: "effective_at", message: "不是有效的时间" }]);
      const early = await setStatus(id, "suspended", { effective_at: "2020-01-01T00:00:00Z" });
      expect(early.data).toMatchObject({ code: "merchant_status_back_dated" });
      const { merchant } = (await call("get", `/admin/merchants/${id}`)).data;
      expect(merchant.status_changes.map((it: { status: string }) => it.status).sort()).toEqual([
        "applied",
        "approved",
      ]);
      await refusesChanges("merchant_status_change", "effective_at = now()");
    });

    it("judges a status by the history at its own time, so that what is planned stops nothing now", async () => {
      const id = await approved("one", CODE);
      const [soon, later] = ["2098-01-01T00:00:00Z", "2099-01-01T00:00:00Z"];
      expect((await setStatus(id, "suspended", { effective_at: later })).status).toBe(201);
      expect((await setStatus(id, "suspended")).status).toBe(201);
      expect((await store("/store/merchants/one")).data.merchant.status).toBe("suspended");
      const again = await setStatus(id, "suspended");
      expect([again.status, again.data.code]).toEqual([409, "merchant_status_impossible"]);
      expect((await setStatus(id, "approved", { effective_at: soon })).status).toBe(201);
      // What was written last of two from one instant on holds.
      expect((await setStatus(id, "closed", { effective_at: soon })).status).toBe(201);
      const reopened = await setStatus(id, "approved", { effective_at: soon });
      expect([reopened.status, reopened.data.code]).toEqual([409, "merchant_status_impossible"]);
    });

    it("lets one of many who decide at the same moment decide, by the database", async () => {
      const id = await approved("one", CODE);
      const merchants = container.resolve<MerchantModuleService>("merchant");
      const change = { merchant_id: id, status: "suspended" as const, effective_at: new Date(), reason: null };
      const decided = await Promise.allSettled(
        Array.from({ length: 8 }, (_, i) => merchants.appendStatusChange({ ...change, decided_by: `示例${i}` })),
      );
      expect(decided.filter((it) => it.status === "fulfilled")).toHaveLength(1);
      const refusals = decided.flatMap((it) => (it.status === "rejected" ? [it.reason.code] : []));
      expect(refusals).toEqual(Array(7).fill("merchant_status_impossible"));
    });

    it("shows approved merchants only, with their licence data and no member", async () => {
      const id = await approved("one", CODE);
      await apply("two", OTHER_CODE);
      expect((await store("/store/merchants")).data.merchants.map((it: { handle: string }) => it.handle)).toEqual([
        "one",
      ]);
      const { merchant } = (await store("/store/merchants/one")).data;
      expect(merchant).toMatchObject({ credit_code: CODE, licence_issuer: "示例登记机关", status: "approved" });
      expect(merchant).not.toHaveProperty("members");
      expect((await store("/store/merchants/two")).data).toMatchObject({ code: "merchant_not_found" });
      await setStatus(id, "suspended");
      expect((await store("/store/merchants")).data.merchants).toEqual([]);
    });

    it("lets a member sign in for an approved merchant, and see that merchant alone", async () => {
      const id = await approved("one", CODE);
      const account = { email: "owner@example.cn", password: "示例密码-12345" };
      expect(
        (await call("post", `/admin/merchants/${id}/members`, { ...account, name: "示例店主", role: "owner" })).status,
      ).toBe(201);
      const again = await call("post", `/admin/merchants/${id}/members`, {
        ...account,
        name: "示例店主",
        role: "owner",
      });
      expect(again.data).toMatchObject({ code: "member_email_taken" });
      const { token } = (await call("post", "/auth/merchant/emailpass", account, {})).data;
      const member = { authorization: `Bearer ${token}` };
      expect((await call("get", "/merchant/me", undefined, member)).data.member.merchant).toMatchObject({
        id,
        handle: "one",
      });
      expect((await call("get", "/merchant/me", undefined, {})).status).toBe(401);
      expect((await call("get", "/admin/merchants", undefined, member)).status).toBe(401);
      await setMerchantStatusWorkflow(container).run({
        input: { merchant_id: id, status: "suspended", decided_by: "示例" },
      });
      expect((await call("get", "/merchant/me", undefined, member)).data).toMatchObject({
        code: "merchant_not_approved",
      });
    });

    it("leaves a product with its merchant for ever", async () => {
      const [one, two] = [await approved("one", CODE), await approved("two", OTHER_CODE)];
      const product_id = await ownedProduct(one);
      const moved = await call("post", `/admin/merchants/${two}/products`, { product_ids: [product_id] });
      expect([moved.status, moved.data.code]).toEqual([409, "product_merchant_fixed"]);
      await refusesChanges("listing_owner", `merchant_id = '${two}'`);
      const { listing } = (await call("get", `/admin/products/${product_id}/listing`)).data;
      expect(listing.merchant.id).toBe(one);
    });

    const assign = (merchantId: string, ...product_ids: string[]) =>
      call("post", `/admin/merchants/${merchantId}/products`, { product_ids });
    const ownerOf = async (productId: string) =>
      (await call("get", `/admin/products/${productId}/listing`)).data.listing.merchant?.id;
    const owners = async () => await pg()("listing_owner").select("merchant_id", "product_id");

    it("names the products it does not know, and assigns none", async () => {
      const id = await approved("one", CODE);
      const { id: known } = await stockProduct(container, shop);
      const answer = await assign(id, known, "prod_none", "prod_nothing");
      expect([answer.status, answer.data.code]).toEqual([404, "product_unknown"]);
      expect(answer.data.message).toContain("prod_none、prod_nothing");
      expect(await owners()).toEqual([]);
      expect(await ownerOf(known)).toBeUndefined();
    });

    it("assigns wholly or not at all, and says of a failing database nothing but that", async () => {
      const [one, two] = [await approved("one", CODE), await approved("two", OTHER_CODE)];
      const { id: product_id } = await stockProduct(container, shop);
      await failInserts("listing_owner");
      const failed = await assign(one, product_id);
      expect([failed.status, failed.data.code]).toEqual([500, "unexpected"]);
      expect([await owners(), await ownerOf(product_id)]).toEqual([[], undefined]);
      await pg().raw("drop trigger test_failure on listing_owner");

      const link = container.resolve(ContainerRegistrationKeys.LINK);
      const lost = vi.spyOn(link, "create").mockRejectedValueOnce(new Error("lost"));
      expect((await assign(one, product_id)).status).toBe(500);
      expect([await owners(), await ownerOf(product_id)]).toEqual([[], undefined]);
      // Another merchant is quicker, between the look and the claim.
      const { create } = Object.getPrototypeOf(link);
      lost.mockImplementationOnce(async (...links: unknown[]) => {
        await pg()("listing_owner").insert({ id: "lstown_quick", product_id, merchant_id: two });
        return await create.apply(link, links);
      });
      const late = await assign(one, product_id);
      lost.mockRestore();
      expect([late.status, late.data.code]).toEqual([409, "product_merchant_fixed"]);
      expect(await owners()).toEqual([{ merchant_id: two, product_id }]);
      expect(await ownerOf(product_id)).toBeUndefined();
      expect((await assign(two, product_id)).status).toBe(200);
      expect(await ownerOf(product_id)).toBe(two);
    });

    it("restores a link that was lost, when the product is assigned to its merchant again", async () => {
      const one = await approved("one", CODE);
      const product_id = await ownedProduct(one);
      await container
        .resolve(ContainerRegistrationKeys.LINK)
        .dismiss({ merchant: { merchant_id: one }, [Modules.PRODUCT]: { product_id } });
      expect(await ownerOf(product_id)).toBeUndefined();
      expect((await assign(one, product_id)).status).toBe(200);
      expect(await ownerOf(product_id)).toBe(one);
      expect((await assign(one, product_id)).status).toBe(200);
      expect(await owners()).toHaveLength(1);
    });

    it("gives a badge for a valid authorisation, and takes it away when that is revoked", async () => {
      const merchant_id = await approved("one", CODE);
      const product_id = await ownedProduct(merchant_id);
      const mark_id = await mark();
      const badges = async () => (await store(`/store/badges?product_id=${product_id}`)).data.badges;
      expect(await badges()).toEqual([]);
      const granted = await authorise({ mark_id, merchant_id, product_id });
      expect(granted.status).toBe(201);
      expect(await badges()).toMatchObject([
        { product_id, mark: { name: "示例品牌" }, authorisation: { number: "示例-1" } },
      ]);
      const clash = await authorise({ number: "示例-2", mark_id, merchant_id, product_id });
      expect([clash.status, clash.data.code]).toEqual([409, "authorisation_overlaps"]);
      await call("post", `/admin/authorisations/${granted.data.authorisation.id}/revoke`);
      expect(await badges()).toEqual([]);
    });

    it("refuses an authorisation that has expired, runs backwards, or is for another's product", async () => {
      const [merchant_id, other] = [await approved("one", CODE), await approved("two", OTHER_CODE)];
      const product_id = await ownedProduct(merchant_id);
      const mark_id = await mark();
      const expired = { valid_from: "2020-01-01", valid_until: "2020-12-31" };
      const refused = await Promise.all([
        authorise({ number: "a", mark_id, merchant_id, product_id, ...expired }),
        authorise({
          number: "b",
          mark_id,
          merchant_id,
          product_id,
          valid_from: "2098-01-01",
          valid_until: "2097-12-31",
        }),
        authorise({ number: "c", mark_id, merchant_id: other, product_id }),
        authorise({ number: "d", mark_id: "mark_none", merchant_id, product_id }),
      ]);
      expect(refused.map((it) => it.data.code)).toEqual([
        "authorisation_expired",
        "authorisation_backwards",
        "authorisation_not_owner",
        "mark_not_found",
      ]);
      expect((await call("get", "/admin/authorisations")).data.authorisations).toEqual([]);
      const recorded = await authorise({ number: "e", mark_id, merchant_id, product_id, ...expired, historical: true });
      expect(recorded.status).toBe(201);
      expect((await store(`/store/badges?product_id=${product_id}`)).data.badges).toEqual([]);
    });

    it("lists authorisations with the names of what they join, found by any of them, page by page", async () => {
      const merchant_id = await approved("one", CODE);
      const product_id = await ownedProduct(merchant_id);
      const [past, now, later] = [
        await mark({ handle: "past", name: "示例旧标" }),
        await mark({ handle: "now", name: "示例新标" }),
        await mark({ handle: "later", name: "示例后标" }),
      ];
      const expired = { valid_from: "2020-01-01", valid_until: "2020-12-31", historical: true };
      await authorise({ number: "过期-1", mark_id: past, merchant_id, product_id, ...expired });
      await authorise({ number: "有效-1", mark_id: now, merchant_id, product_id });
      await authorise({ number: "未到-1", mark_id: later, merchant_id, product_id, valid_from: "2098-01-01" });
      const { id } = (await authorise({ number: "撤销-1", mark_id: past, merchant_id, product_id })).data.authorisation;
      await call("post", `/admin/authorisations/${id}/revoke`);

      const list = async (query = "") => (await call("get", `/admin/authorisations${query}`)).data;
      const all = await list();
      expect(all).toMatchObject({ count: 4, offset: 0, limit: 20 });
      const states = all.authorisations.map((it: { number: string; state: string }) => [it.number, it.state]);
      expect(Object.fromEntries(states)).toEqual({
        "过期-1": "expired",
        "有效-1": "valid",
        "未到-1": "not_yet",
        "撤销-1": "revoked",
      });
      const product = (await call("get", `/admin/products/${product_id}`)).data.product;
      const one = all.authorisations.find((it: { number: string }) => it.number === "有效-1");
      expect(one).toMatchObject({
        merchant: { id: merchant_id, name: "示例商家 one" },
        product: { id: product_id, title: product.title },
        mark: { id: now, name: "示例新标", kind: "local_brand" },
        badge: true,
      });
      expect(await list("?limit=1&offset=2")).toMatchObject({ count: 4, limit: 1, offset: 2 });
      expect((await list("?limit=1&offset=2")).authorisations).toEqual([all.authorisations[2]]);
      expect((await list("?limit=0")).code).toBe("input_invalid");
      const found = async (q: string) =>
        (await list(`?q=${encodeURIComponent(q)}`)).authorisations.map((it: { number: string }) => it.number);
      expect(await found("有效")).toEqual(["有效-1"]);
      expect((await found("示例旧标")).sort()).toEqual(["撤销-1", "过期-1"]);
      expect(await found("示例商家 one")).toHaveLength(4);
      expect(await found(product.title)).toHaveLength(4);
      expect(await found("%")).toEqual([]);
    });

    it("lists merchants, marks and halls page by page, by name", async () => {
      await apply("one", CODE);
      await apply("two", OTHER_CODE);
      await mark({ handle: "a", name: "示例甲标" });
      await mark({ handle: "b", name: "示例乙标" });
      const hall = { address: "示例地址", latitude: 35.69, longitude: 112.19, phone: "0356-0000001" };
      const opening_hours = [{ days: "每天", opens: "09:00", closes: "18:00" }];
      for (const name of ["示例甲馆", "示例乙馆"]) {
        const handle = `hall-${name === "示例甲馆" ? "a" : "b"}`;
        expect((await call("post", "/admin/halls", { ...hall, handle, name, opening_hours })).status).toBe(201);
      }
      const list = async (path: string) => (await call("get", `/admin/${path}`)).data;
      for (const [name, q] of [
        ["merchants", OTHER_CODE],
        ["merchants", "示例商家 two"],
        ["marks", "乙标"],
        ["halls", "乙馆"],
      ] as const) {
        const [all, page] = [await list(name), await list(`${name}?limit=1&offset=1`)];
        expect(all).toMatchObject({ count: 2, offset: 0, limit: 20 });
        expect(page).toMatchObject({ count: 2, offset: 1, limit: 1 });
        expect(page[name]).toEqual([all[name][1]]);
        const found = await list(`${name}?q=${encodeURIComponent(q)}`);
        expect(found).toMatchObject({ count: 1 });
        expect(found[name]).toEqual([all[name].find((it: { handle: string }) => /two|b$/.test(it.handle))]);
      }
    });

    it("gives no badge of a geographical indication without its number in the register", async () => {
      const merchant_id = await approved("one", CODE);
      const product_id = await ownedProduct(merchant_id);
      const mark_id = await mark({ kind: "geographical_indication" });
      expect((await authorise({ mark_id, merchant_id, product_id })).status).toBe(201);
      expect((await store(`/store/badges?product_id=${product_id}`)).data.badges).toEqual([]);
    });

    it("refuses a hall whose latitude and longitude are swapped, and a label that lacks what its kind must say", async () => {
      const hall = {
        handle: "hall",
        name: "示例体验馆",
        address: "示例地址",
        latitude: 35.69,
        longitude: 112.19,
        opening_hours: [{ days: "每天", opens: "09:00", closes: "18:00" }],
        phone: "0356-0000001",
      };
      const swapped = await call("post", "/admin/halls", { ...hall, latitude: 112.19, longitude: 35.69 });
      expect(swapped.data).toMatchObject({ code: "input_invalid", message: expect.stringContaining("latitude") });
      const closed = await call("post", "/admin/halls", {
        ...hall,
        opening_hours: [{ days: "每天", opens: "18:00", closes: "09:00" }],
      });
      expect(closed.status).toBe(400);
      expect((await call("post", "/admin/halls", hall)).status).toBe(201);
      expect((await store("/store/halls")).data.halls).toHaveLength(1);

      const product_id = await ownedProduct(await approved("one", CODE));
      const label = {
        food_kind: "prepackaged_food",
        net_content: "500 克",
        origin: "山西沁水",
        producer_name: "示例生产者",
        producer_address: "示例地址",
        producer_phone: "0356-0000001",
        return_rule: "seven_day",
      };
      const bare = await call("post", `/admin/products/${product_id}/label`, label);
      expect(bare.data).toMatchObject({ code: "input_invalid", message: expect.stringContaining("ingredients") });
      const whole = {
        ingredients: "蜂蜜",
        shelf_life_days: 540,
        storage: "阴凉处",
        standard_code: "GB 14963",
        production_licence: "SC12614052100016",
      };
      expect((await call("post", `/admin/products/${product_id}/label`, { ...label, ...whole })).status).toBe(200);
      const shown = await store(`/store/products/${product_id}?fields=id,merchant.name,*product_label`);
      expect(shown.data.product).toMatchObject({
        merchant: { name: "示例商家 one" },
        product_label: { standard_code: "GB 14963" },
      });
    });
  },
});
