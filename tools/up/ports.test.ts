import { createServer, type Server } from "node:net";
import { freePort } from "../postgres/postgres.ts";
import { requireFreePorts } from "./ports.ts";

describe("requireFreePorts", () => {
  let taken: Server;
  let port: number;

  beforeAll(async () => {
    port = await freePort();
    taken = createServer();
    await new Promise<void>((resolve) => taken.listen(port, resolve));
  });
  afterAll(() => new Promise((resolve) => taken.close(resolve)));

  it("names the port and its variable when it is taken", async () => {
    await expect(requireFreePorts({ COMMERCE_PORT: port })).rejects.toThrow(
      new RegExp(`${port}[\\s\\S]*COMMERCE_PORT`),
    );
  });

  it("is silent when all are free", async () => {
    await expect(requireFreePorts({ STOREFRONT_PORT: await freePort() })).resolves.toBeUndefined();
  });

  it("refuses one port for two servers", async () => {
    await expect(requireFreePorts({ COMMERCE_PORT: 9000, STOREFRONT_PORT: 9000 })).rejects.toThrow(/STOREFRONT_PORT/);
  });
});
