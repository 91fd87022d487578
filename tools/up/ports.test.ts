import { spawnSync } from "node:child_process";
import { createServer, type Server } from "node:net";
import { join } from "node:path";
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

  it("is all that the launcher says, which has nothing to stop yet", () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, "main.ts"), "demo"], {
      encoding: "utf8",
      env: { ...process.env, COMMERCE_PORT: String(port) },
    });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(String(port));
  });

  it("is silent when all are free", async () => {
    await expect(requireFreePorts({ STOREFRONT_PORT: await freePort() })).resolves.toBeUndefined();
  });

  it("refuses one port for two servers", async () => {
    await expect(requireFreePorts({ COMMERCE_PORT: 9000, STOREFRONT_PORT: 9000 })).rejects.toThrow(/STOREFRONT_PORT/);
  });
});
