import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { medusaIntegrationTestRunner } from "@medusajs/test-utils";
import { permissions } from "../src/api/permissions";

const ROOTS = ["../src/api", "../../../packages/subsidy-hooks/src/api"].map((root) => resolve(__dirname, root));

/** "GET /admin/merchants/:id" for every handler that a route file exports. */
function routesOf(root: string): string[] {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|\/)route\.ts$/.test(file))
    .flatMap((file) => {
      const path = `/${file.replace(/\/?route\.ts$/, "")}`.replace(/\[(\w+)\]/g, ":$1");
      const source = readFileSync(join(root, file), "utf8");
      const methods = [...source.matchAll(/export (?:async function|const) (GET|POST|PUT|PATCH|DELETE)\b/g)];
      return methods.map(([, method]) => `${method} ${path}`);
    });
}

describe("the table of who may call what", () => {
  it("has every route there is, and no other", () => {
    const listed = permissions.map(({ method, path }) => `${method} ${path}`);
    expect(new Set(listed).size).toBe(listed.length);
    expect([...listed].sort()).toEqual(ROOTS.flatMap(routesOf).sort());
  });
});

medusaIntegrationTestRunner({
  cwd: resolve(__dirname, ".."),
  testSuite: ({ api }) => {
    const call = (method: string, path: string) =>
      api.request({ method, url: path.replace(/:\w+/g, "2026"), data: {}, validateStatus: () => true });

    it("lets nobody in without signing in, or without the shop's key", async () => {
      const closed = permissions.filter(({ caller }) => caller === "operator" || caller === "merchant");
      expect(closed.length).toBeGreaterThan(20);
      for (const { method, path } of closed) expect([path, (await call(method, path)).status]).toEqual([path, 401]);
      for (const { method, path } of permissions.filter(
        ({ caller }) => caller === "shop" || caller === "order_holder",
      )) {
        const { status } = await call(method, path);
        expect([path, status >= 400 && status < 500]).toEqual([path, true]);
      }
    });
  },
});
