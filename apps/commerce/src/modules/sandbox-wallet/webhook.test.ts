import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { SIGNATURE_HEADER, verifyMessage } from "./signature";
import { deliverMessage, type WalletMessage } from "./webhook";

const message: WalletMessage = { type: "charge.paid", charge_id: "swch_1", session_id: "payses_1", amount_fen: 1990 };

interface Shop {
  url: string;
  received: { body: string; headers: IncomingHttpHeaders }[];
  server: Server;
}

/** A shop that answers with `statuses` in turn, then with 200. */
async function openShop(statuses: number[]): Promise<Shop> {
  const received: Shop["received"] = [];
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    received.push({ body, headers: request.headers });
    response.writeHead(statuses.shift() ?? 200).end();
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, received, server };
}

describe("deliverMessage", () => {
  let shop: Shop;
  afterEach(() => shop.server.close());

  it("sends one signed message when the shop answers", async () => {
    shop = await openShop([]);
    const delivery = await deliverMessage(message, { url: shop.url, secret: "s", pauses: [1, 1] });
    expect(delivery.delivered).toBe(true);
    expect(await delivery.settled).toBe(true);
    expect(shop.received).toHaveLength(1);
    const [{ body, headers } = { body: "", headers: {} }] = shop.received;
    expect(JSON.parse(body)).toEqual(message);
    expect(() => verifyMessage(body, String(headers[SIGNATURE_HEADER]), "s", new Date())).not.toThrow();
  });

  it("sends again after a failure, until it arrives", async () => {
    shop = await openShop([500, 503]);
    const delivery = await deliverMessage(message, { url: shop.url, secret: "s", pauses: [1, 1, 1] });
    expect(delivery.delivered).toBe(false);
    expect(await delivery.settled).toBe(true);
    expect(shop.received).toHaveLength(3);
  });

  it("gives up after its attempts", async () => {
    shop = await openShop([500, 500, 500, 500]);
    const delivery = await deliverMessage(message, { url: shop.url, secret: "s", pauses: [1, 1] });
    expect(await delivery.settled).toBe(false);
    expect(shop.received).toHaveLength(3);
  });
});
