/**
 * A commerce made of fixtures: answers the store API over HTTP, buying included. For tests (`startFakeCommerce`)
 * and for looking at pages: `node src/lib/commerce/testing/fake-commerce.ts 9100`.
 */
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import {
  badgeRows,
  collectionRows,
  hallRows,
  kindRows,
  markRows,
  merchantOf,
  merchantRowsFull,
  productRows,
  sells,
} from "./county.ts";
import { type Answer, FakeCarts } from "./fake-carts.ts";

const ok = (body: unknown): Answer => ({ status: 200, body });

const missing = (code: string): Answer => ({
  status: 404,
  body: { type: "not_found", code, message: "没有找到", hint: "请从列表中选择。" },
});

/** What the fake answers; also what a test asserts against. */
export function answerFor(url: URL): Answer {
  const [, area, resource, handle] = url.pathname.split("/");
  if (area !== "store" || !resource) return missing("page_not_found");
  const { searchParams } = url;
  const one = <T extends { handle: string }>(name: string, rows: readonly T[]) => {
    const row = rows.find((candidate) => candidate.handle === handle);
    return row ? ok({ [name]: row }) : missing(`${name}_not_found`);
  };
  switch (resource) {
    case "regions":
      return ok({ regions: [{ id: "reg_cn", currency_code: "cny" }] });
    case "product-categories":
      return ok({ product_categories: kindRows });
    case "collections":
      return ok({ collections: collectionRows });
    case "products":
      return products(searchParams);
    case "paused-listings": {
      const row = productRows.find((one) => one.handle === handle);
      return row && merchantOf(row)?.status === "suspended"
        ? ok({ listing: { title: row.title, thumbnail: row.thumbnail, merchant: row.merchant } })
        : missing("product_not_found");
    }
    case "badges": {
      const ids = new Set(searchParams.getAll("product_id"));
      return ok({ badges: badgeRows.filter((badge) => ids.has(badge.product_id)) });
    }
    case "marks":
      return handle ? one("mark", markRows) : ok({ marks: markRows });
    case "merchants":
      return handle
        ? one("merchant", merchantRowsFull)
        : ok({ merchants: merchantRowsFull.filter(({ status }) => status === "approved") });
    case "halls":
      return handle ? one("hall", hallRows) : ok({ halls: hallRows });
    default:
      return missing("page_not_found");
  }
}

function products(query: URLSearchParams): Answer {
  const handle = query.get("handle");
  const sold = productRows.filter(sells);
  const rows = handle ? sold.filter((row) => row.handle === handle) : sold;
  const offset = Number(query.get("offset") ?? 0);
  const limit = Number(query.get("limit") ?? 50);
  return ok({ products: rows.slice(offset, offset + limit), count: rows.length, offset, limit });
}

const TINTS = ["#f4d58d", "#cfdcc4", "#e9c46a", "#dfe9e0", "#f2e4c4", "#e6cfae"];

function drawing(path: string): string {
  const seed = [...path].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0);
  const tint = TINTS[seed % TINTS.length];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400" width="1600" height="1600">
    <rect width="400" height="400" fill="${tint}"/>
    <path d="M0 300q100-90 200-30t200-60v190H0Z" fill="#21473a" opacity=".75"/>
    <path d="M200 90l70 40v80l-70 40-70-40v-80Z" fill="#f0ad2e" stroke="#fbf7ee" stroke-width="8"/>
  </svg>`;
}

const PAY_PAGE = `<!doctype html><title>演示收银台</title><form method="post">${[
  ["pay", "确认付款"],
  ["canceled", "取消付款"],
  ["out_of_stock", "付款时售完"],
  ["slow", "付款后很慢"],
]
  .map(([answer, label]) => `<button name="answer" value="${answer}">${label}</button>`)
  .join("")}</form>`;

async function textOf(request: IncomingMessage): Promise<string> {
  return (await request.toArray()).join("");
}

async function answerTo(carts: FakeCarts, request: IncomingMessage, url: URL): Promise<Answer> {
  const order = /^\/store\/orders\/([^/]+)\/merchant-parts$/.exec(url.pathname);
  if (order) {
    const key = request.headers["x-order-key"];
    const found = carts.order(order[1] ?? "", typeof key === "string" ? key : undefined);
    return found ? ok(found) : missing("order_not_found");
  }
  const body = await textOf(request);
  return carts.answer(request.method ?? "GET", url, body ? JSON.parse(body) : {}) ?? answerFor(url);
}

/** Starts the fake on a port (0: any free one). `close` stops it. */
export async function startFakeCommerce(port = 0): Promise<{ url: string; close: () => Promise<void> }> {
  const carts = new FakeCarts();
  const server: Server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", `http://${request.headers.host}`);
    if (url.pathname.startsWith("/static/")) {
      response.writeHead(200, { "content-type": "image/svg+xml" }).end(drawing(url.pathname));
      return;
    }
    if (url.pathname.startsWith("/fake-pay/")) {
      const cartId = url.pathname.split("/")[2] ?? "";
      if (request.method === "GET") {
        response.writeHead(200, { "content-type": "text/html; charset=utf-8" }).end(PAY_PAGE);
        return;
      }
      const answer = new URLSearchParams(await textOf(request)).get("answer") ?? "canceled";
      response.writeHead(303, { location: carts.settle(cartId, answer) ?? "/" }).end();
      return;
    }
    const { status, body } = await answerTo(carts, request, url);
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const { port: chosen } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${chosen}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

if (import.meta.main) {
  const { url } = await startFakeCommerce(Number(process.argv[2] ?? 9100));
  console.info(`fake commerce at ${url}`);
}
