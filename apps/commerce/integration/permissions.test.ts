import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { withCreditCodeCheckDigit } from "@qinshui/cn/credit-code";
import {
  decideObjectionWorkflow,
  recordObjectionWorkflow,
  takeYearStepWorkflow,
} from "@qinshui/subsidy-hooks/workflows";
import { type Caller, permissions } from "../src/api/permissions";
import { addMembersWorkflow, createMerchantsWorkflow, setMerchantStatusWorkflow } from "../src/workflows/merchant";
import {
  type CheckoutShop,
  openCheckoutShop,
  Shopper,
  signInOperator,
  signUpCustomer,
  stockProduct,
} from "./support/checkout-shop";
import { routesOf } from "./support/route-files";

const PLUGIN = dirname(require.resolve("@qinshui/subsidy-hooks/package.json"));
const ROOTS = [resolve(__dirname, "../src/api"), join(PLUGIN, ".medusa/server/src/api")];

const CALLERS = ["nobody", "key", "customer", "member", "suspended", "operator"] as const;
type Who = (typeof CALLERS)[number];

const everyone = (refusal: string) => Object.fromEntries(CALLERS.map((who) => [who, refusal])) as Record<Who, string>;

/** What each kind of caller gets from a route: `in`, or the exact refusal. All but `nobody` come with the shop's key. */
const EXPECTED: Record<Caller, Record<Who, string>> = {
  anyone: everyone("in"),
  shop: { ...everyone("in"), nobody: "400 shop_key_missing" },
  order_holder: { ...everyone("404 order_not_found"), nobody: "400 shop_key_missing" },
  merchant: { ...everyone("401 sign_in_required"), member: "in", suspended: "403 merchant_not_approved" },
  operator: { ...everyone("401 sign_in_required"), operator: "in" },
};

/** Which callers a path may be open to, whatever the table says. */
const ROOM: [RegExp, Caller[]][] = [
  [/^\/admin\//, ["operator"]],
  [/^\/merchant\//, ["merchant"]],
  [/^\/store\/orders\//, ["order_holder"]],
  [/^\/store\//, ["shop"]],
  [/^\/sandbox-wallet\/pay\/:charge_id$/, ["anyone"]],
];

/** What a secret key may order of the subsidy: it decides nothing and moves no money. All else is done by a person. */
const BY_KEY = [
  "POST /admin/subsidy/declarations/dry-run",
  "POST /admin/subsidy/exports",
  "POST /admin/subsidy/findings/scan",
  "POST /admin/subsidy/reconcile",
];

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer;
    let shop: CheckoutShop;

    beforeEach(async () => {
      container = getContainer();
      shop = await openCheckoutShop(container);
    });

    /** Headers of a member of a merchant that was approved, and suspended after that if so wished. */
    async function memberOf(handle: string, suspended: boolean): Promise<Record<string, string>> {
      const { result } = await createMerchantsWorkflow(container).run({
        input: {
          merchants: [
            {
              handle,
              name: `示例商家 ${handle}`,
              kind: "enterprise",
              credit_code: withCreditCodeCheckDigit(`91140521MA0${handle.toUpperCase().padEnd(6, "0").slice(0, 6)}`),
              licence_address: "示例地址",
              licence_issuer: "示例登记机关",
              established_on: "2020-01-01",
              business_scope: "示例经营范围",
              phone: "0356-0000001",
            },
          ],
        },
      });
      const merchant_id = String(result[0]?.id);
      for (const status of suspended ? (["approved", "suspended"] as const) : (["approved"] as const)) {
        await setMerchantStatusWorkflow(container).run({ input: { merchant_id, status, decided_by: "示例" } });
      }
      const account = { email: `${handle}@example.cn`, password: "示例密码-12345" };
      const member = { ...account, merchant_id, name: "示例店主", role: "owner" as const };
      await addMembersWorkflow(container).run({ input: { members: [member] } });
      const { data } = await api.post("/auth/merchant/emailpass", account);
      return { authorization: `Bearer ${data.token}` };
    }

    async function everyKind(): Promise<Record<Who, Record<string, string>>> {
      const key = { "x-publishable-api-key": shop.key };
      return {
        nobody: {},
        key,
        customer: { ...key, ...(await signUpCustomer(api, shop.key, "customer@example.com")) },
        member: { ...key, ...(await memberOf("m1", false)) },
        suspended: { ...key, ...(await memberOf("m2", true)) },
        operator: { ...key, ...(await signInOperator(container, api)).headers },
      };
    }

    const call = (method: string, path: string, headers: Record<string, string> = {}) =>
      api.request({ method, url: path, data: {}, headers, validateStatus: () => true });

    /** "in" when the route itself answered, else the refusal. */
    async function outcome(method: string, path: string, headers: Record<string, string>): Promise<string> {
      const url = path.replace(":year", "2026").replace(/:\w+/g, "none");
      const { status, data } = await call(method, url, headers);
      const code = typeof data === "object" ? data.code : undefined;
      const refused = ["shop_key_missing", "order_not_found", "merchant_not_approved", "forbidden", "page_not_found"];
      if (status === 401 || status === 403 || refused.includes(code) || /Cannot (GET|POST|DELETE)/.test(String(data))) {
        return `${status} ${code}`;
      }
      return "in";
    }

    it("is kept in a table that has every route there is, and no other", () => {
      const listed = permissions.map(({ method, path }) => `${method} ${path}`);
      expect(new Set(listed).size).toBe(listed.length);
      expect([...listed].sort()).toEqual(ROOTS.flatMap(routesOf).sort());
    });

    it("opens nothing to callers whom its place does not allow", () => {
      const wide = permissions.filter(
        ({ path, caller }) => !ROOM.find(([place]) => place.test(path))?.[1].includes(caller),
      );
      expect(wide).toEqual([]);
    });

    it("lets every kind of caller into every route, or refuses, as the table says", async () => {
      const callers = await everyKind();
      const given: Record<string, Record<string, string>> = {};
      for (const { method, path } of permissions) {
        const route = `${method} ${path}`;
        given[route] = {};
        for (const who of CALLERS) given[route][who] = await outcome(method, path, callers[who]);
      }
      const expected = permissions.map(({ method, path, caller }) => [`${method} ${path}`, EXPECTED[caller]]);
      expect(given).toEqual(Object.fromEntries(expected));
    });

    it("takes what decides or moves money of the subsidy from a person only, from no secret key", async () => {
      const key = await container
        .resolve(Modules.API_KEY)
        .createApiKeys({ title: "示例接口", type: "secret", created_by: "示例" });
      const machine = { authorization: `Basic ${Buffer.from(`${key.token}:`).toString("base64")}` };
      const orders = permissions.filter(({ method, path }) => method !== "GET" && path.startsWith("/admin/subsidy/"));
      const given: Record<string, string> = {};
      for (const { method, path } of orders) {
        given[`${method} ${path}`] = await outcome(method, path, machine);
      }
      const expected = orders.map(({ method, path }) => {
        const route = `${method} ${path}`;
        return [route, BY_KEY.includes(route) ? "in" : "403 decision_needs_person"];
      });
      expect(given).toEqual(Object.fromEntries(expected));
    });

    it("lets no job close a year or speak about an objection: the workflow asks for a person itself", async () => {
      const [year, after, reason, job] = [2025, 0, "示例", "subsidy-job"];
      const objection = { year, party: "示例异议方", content: "示例", recorded_by: job };
      const decision = { year, objection_id: "none", decision: "rejected" as const, reason, decided_by: job };
      const action = { kind: "start_closing" as const };
      for (const attempt of [
        takeYearStepWorkflow(container).run({ input: { year, action, by: job, reason, after } }),
        recordObjectionWorkflow(container).run({ input: objection }),
        decideObjectionWorkflow(container).run({ input: decision }),
      ]) {
        await expect(attempt).rejects.toMatchObject({ code: "decision_needs_person" });
      }
    });

    it("lets whoever holds an order's key into what is the order's", async () => {
      const shopper = new Shopper(api, shop);
      const { order_id, order_key } = await shopper.buy((await stockProduct(container, shop)).variant_id);
      for (const { method, path } of permissions.filter(({ caller }) => caller === "order_holder")) {
        const url = path.replace(":id", order_id);
        const held = await call(method, url, { ...shopper.headers, "x-order-key": order_key });
        // The goods here have no merchant, which the route itself says: the caller was let in.
        expect([url, held.status, held.data.code]).toEqual([url, 409, "line_without_merchant"]);
        expect((await call(method, url, shopper.headers)).data.code).toBe("order_not_found");
      }
    });

    it("refuses in the form of our errors, also where core writes the answer itself", async () => {
      const callers = await everyKind();
      const form = (code: string) => ({
        type: expect.any(String),
        code,
        message: expect.stringMatching(/\p{Script=Han}/u),
        hint: expect.stringMatching(/\p{Script=Han}/u),
      });
      const refused = [
        ["GET", "/admin/products", {}, 401, "sign_in_required"],
        ["GET", "/admin/products", callers.member, 401, "sign_in_required"],
        ["GET", "/admin/products", { authorization: "Bearer sk_none" }, 401, "sign_in_required"],
        ["GET", "/merchant/me", callers.operator, 401, "sign_in_required"],
        ["GET", "/store/customers/me", callers.key, 401, "sign_in_required"],
        ["GET", "/store/products", {}, 400, "shop_key_missing"],
        ["GET", "/store/products", { "x-publishable-api-key": "pk_none" }, 400, "shop_key_missing"],
        ["POST", "/auth/session", {}, 401, "sign_in_required"],
      ] as const;
      for (const [method, path, headers, status, code] of refused) {
        const answer = await call(method, path, headers);
        expect([path, answer.status, answer.data]).toEqual([path, status, form(code)]);
      }
    });

    it("says of a wrong password that it is wrong, not that one should sign in", async () => {
      await memberOf("m1", false);
      const operator = await signInOperator(container, api);
      expect(operator.headers).toBeDefined();
      for (const [actor, email] of [
        ["merchant", "m1@example.cn"],
        ["user", "nobody@example.cn"],
        ["customer", "m1@example.cn"],
      ] as const) {
        const { status, data } = await api.post(
          `/auth/${actor}/emailpass`,
          { email, password: "不是这个" },
          { validateStatus: () => true },
        );
        expect([actor, status, data]).toEqual([
          actor,
          401,
          {
            type: "unauthorized",
            code: "sign_in_failed",
            message: "邮箱或密码不正确",
            hint: expect.any(String),
          },
        ]);
      }
    });

    it("lets only shoppers register themselves, and whom the operator invited", async () => {
      const register = async (actor: string, email: string) => {
        const account = { email, password: "示例密码-12345" };
        const { status, data } = await api.post(`/auth/${actor}/emailpass/register`, account, {
          validateStatus: () => true,
        });
        return [status, data.code];
      };
      for (const actor of ["merchant", "user", "nonsense"]) {
        expect([actor, ...(await register(actor, "m3@example.cn"))]).toEqual([actor, 403, "registration_closed"]);
      }
      expect((await register("customer", "shopper@example.cn"))[0]).toBe(200);
      expect(await register("customer", "shopper@example.cn")).toEqual([200, undefined]);
      await memberOf("m3", false); // m3@example.cn is still free
      expect(await register("customer", "m3@example.cn")).toEqual([409, "account_exists"]);

      const operator = await signInOperator(container, api);
      const invited = await api.post("/admin/invites", { email: "invited@example.cn" }, operator);
      expect(invited.status).toBe(200);
      expect((await register("user", "invited@example.cn"))[0]).toBe(200);
      expect(await register("user", "uninvited@example.cn")).toEqual([403, "registration_closed"]);
    });

    it("takes no payment's webhook from nobody", async () => {
      for (const provider of ["system_default", "pp_system_default"]) {
        const { status, data } = await call("POST", `/hooks/payment/${provider}`);
        expect([provider, status, data.code]).toEqual([provider, 404, "page_not_found"]);
      }
      for (const provider of ["nonsense", "sandbox-wallet_sandbox"]) {
        expect((await call("POST", `/hooks/payment/${provider}`)).status).toBe(401);
      }
    });

    it("answers in the form of our errors where there is no route, or none of that method", async () => {
      const callers = await everyKind();
      const nowhere = [
        ["DELETE", "/admin/merchants", callers.operator],
        ["PUT", "/admin/merchants/none/status", callers.operator],
        ["GET", "/admin/nothing/at/all", callers.operator],
        ["GET", "/merchant/nothing", callers.member],
        ["POST", "/store/halls", callers.key],
      ] as const;
      for (const [method, path, headers] of nowhere) {
        const { status, data } = await call(method, path, headers);
        expect([method, path, status, data]).toEqual([
          method,
          path,
          404,
          { type: "not_found", code: "page_not_found", message: "找不到这个页面", hint: expect.any(String) },
        ]);
      }
      // Core's own routes are still there.
      expect((await call("GET", "/admin/products", callers.operator)).status).toBe(200);
      expect((await call("GET", "/store/regions", callers.key)).status).toBe(200);
    });
  },
});

describe("the finder of routes", () => {
  it("sees a handler in whatever way it is exported", () => {
    const root = mkdtempSync(join(tmpdir(), "routes-"));
    const files: Record<string, string> = {
      "a/route.ts": "export function GET(): void {}",
      "b/[id]/route.ts": "export async function POST(): Promise<void> {}",
      "c/route.ts": "export const PUT = (): void => {}; export const AUTHENTICATE = false;",
      "d/route.ts": "function PATCH(): void {} const remove = (): void => {}; export { PATCH, remove as DELETE };",
      "e/route.ts": 'export { GET } from "../a/route"; export * from "../c/route";',
      "e/other.ts": "export function GET(): void {}",
    };
    for (const [file, source] of Object.entries(files)) {
      mkdirSync(dirname(join(root, file)), { recursive: true });
      writeFileSync(join(root, file), source);
    }
    const found = routesOf(root).sort();
    rmSync(root, { recursive: true });
    expect(found).toEqual(["DELETE /d", "GET /a", "GET /e", "PATCH /d", "POST /b/:id", "PUT /c", "PUT /e"]);
  });
});
