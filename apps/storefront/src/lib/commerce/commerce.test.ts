import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { CommerceRefused, CommerceUnavailable } from "./errors.ts";
import { hallByHandle, listHalls } from "./halls.ts";
import { commerce, queryString } from "./http.ts";
import { badgesOf, listMarks, markByHandle } from "./marks.ts";
import { listMerchants, merchantByHandle } from "./merchants.ts";
import { listProducts, productByHandle } from "./products.ts";
import { startFakeCommerce } from "./testing/fake-commerce.ts";

let close: () => Promise<void>;
let broken: { url: string; close: () => void };

function startBroken() {
  const server = createServer((request, response) => {
    const how = `/${request.url?.split("/").at(-1)}`;
    if (how === "/silence") return;
    const answers: Record<string, [number, string]> = {
      "/crash": [500, "<h1>stack</h1>"],
      "/refuse": [409, JSON.stringify({ code: "out_of_stock", message: "库存不足", hint: "请减少数量。" })],
      "/odd": [200, JSON.stringify({ surprise: true })],
      "/page": [400, "<p>not json</p>"],
    };
    const [status, body] = answers[how] ?? [404, "{}"];
    response.writeHead(status).end(body);
  });
  return new Promise<typeof broken>((resolve) =>
    server.listen(0, "127.0.0.1", () =>
      resolve({
        url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
        close: () => {
          server.closeAllConnections();
          server.close();
        },
      }),
    ),
  );
}

const state = vi.hoisted(() => ({ url: "" }));

vi.mock("../env.ts", () => ({
  env: () => ({ COMMERCE_URL: state.url, COMMERCE_PUBLISHABLE_KEY: "pk_test", CATALOGUE_CACHE_SECONDS: 0 }),
}));

beforeAll(async () => {
  broken = await startBroken();
  const fake = await startFakeCommerce();
  state.url = fake.url;
  close = fake.close;
});

afterAll(async () => {
  broken.close();
  await close();
});

describe("the catalogue over HTTP", () => {
  it("reads goods with prices in whole fen from the exact amount", async () => {
    const products = await listProducts();
    const honey = products.find((product) => product.handle === "jingtiao-mi");
    expect(honey?.variants?.map((variant) => variant.calculated_price?.raw_calculated_amount)).toEqual([
      3990n,
      6800n,
      13800n,
    ]);
  });

  it("reads one product, and refuses an unknown one with 404", async () => {
    expect((await productByHandle("yin-er")).merchant?.name).toContain("示例");
    await expect(productByHandle("nothing")).rejects.toMatchObject({ status: 404, code: "product_not_found" });
  });

  it("reads badges by product", async () => {
    const badges = await badgesOf(["prod_jingtiao-mi", "prod_yangfeng-taozhuang"]);
    expect(badges.get("prod_jingtiao-mi")?.map((badge) => badge.mark.handle)).toEqual(["qin-yuansu", "qinshui-fengmi"]);
    expect(badges.get("prod_yangfeng-taozhuang")).toBeUndefined();
  });

  it("asks for badges in portions, losing none", async () => {
    const ids = (await listProducts()).map((product) => product.id);
    const padded = [...Array.from({ length: 25 }, (_, index) => `none_${index}`), ...ids];
    expect((await badgesOf(padded)).size).toBe((await badgesOf(ids)).size);
  });

  it("reads marks, merchants and halls", async () => {
    expect((await listMarks()).length).toBeGreaterThan(5);
    expect((await markByHandle("qinshui-fengmi")).registration_number).toBeTruthy();
    expect((await listMerchants())[0]?.product_count).toBe(4);
    expect((await merchantByHandle("yuzhou-fengye")).credit_code).toHaveLength(18);
    expect(await listHalls()).toHaveLength(3);
    expect((await hallByHandle("longgang-hall")).pickup).toBe(true);
  });
});

describe("a commerce that does not do as agreed", () => {
  const ask = async (path: string, timeout = 2_000) => {
    const good = state.url;
    state.url = broken.url;
    try {
      return await commerce(path, { answer: z.object({ ok: z.boolean() }), timeout });
    } finally {
      state.url = good;
    }
  };

  it.each(["/crash", "/odd"])("%s counts as unavailable", async (path) => {
    await expect(ask(path)).rejects.toBeInstanceOf(CommerceUnavailable);
  });

  it("counts as unavailable when it stays silent", async () => {
    await expect(ask("/silence", 50)).rejects.toBeInstanceOf(CommerceUnavailable);
  });

  it.each([
    ["/store/carts/cart_secret/line-items/cali_secret/crash", "/store/carts/:id/line-items/:id/crash"],
    ["/store/orders/order_secret/odd", "/store/orders/:id/odd"],
    ["/store/payment-collections/pay_col_secret/silence", "/store/payment-collections/:id/silence"],
    ["/store/marks/qinyuansu/crash", "/store/marks/qinyuansu/crash"],
  ])("names the route of %s and no secret id, since its message goes into the log", async (path, route) => {
    const error = await ask(path, 50).catch((failure: Error) => failure);
    expect(error).toBeInstanceOf(CommerceUnavailable);
    expect(String(error)).toContain(`${route} `);
    expect(String(error)).not.toContain("secret");
  });

  it("passes on what it refused and what to do", async () => {
    const refused = await ask("/refuse").catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(CommerceRefused);
    expect(refused).toMatchObject({ status: 409, code: "out_of_stock", message: "库存不足", hint: "请减少数量。" });
  });

  it("says something readable when a refusal is no JSON", async () => {
    await expect(ask("/page")).rejects.toMatchObject({ status: 400, code: "refused" });
  });
});

describe("queryString", () => {
  it("repeats lists and leaves out what is undefined", () => {
    expect(queryString({ id: ["a", "b"], page: 2, none: undefined })).toBe("?id=a&id=b&page=2");
    expect(queryString({})).toBe("");
  });
});
