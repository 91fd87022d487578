import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { freePort } from "../../tools/postgres/postgres.ts";

test("a shop whose commerce is down says so on a page, not by a stack", async ({ page }) => {
  const port = await freePort();
  const nobody = await freePort();
  const storefront = spawn("node", ["dist/server/entry.mjs"], {
    cwd: join(import.meta.dirname, "../../apps/storefront"),
    env: {
      ...process.env,
      HOST: "localhost",
      PORT: String(port),
      COMMERCE_URL: `http://localhost:${nobody}`,
      COMMERCE_PUBLISHABLE_KEY: "pk_test",
      SITE_URL: `http://localhost:${port}`,
    },
    stdio: "ignore",
  });
  try {
    const origin = `http://localhost:${port}`;
    await expect
      .poll(() =>
        fetch(`${origin}/healthz`).then(
          (r) => r.status,
          () => 0,
        ),
      )
      .toBe(200);
    for (const path of ["/", "/goods", "/halls", "/merchants"]) {
      const response = await page.goto(origin + path);
      expect(response?.status(), path).toBe(503);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      const text = (await page.locator("body").textContent()) ?? "";
      expect(text).toMatch(/[\u4e00-\u9fff]{4,}/);
      expect(text).not.toMatch(/ECONNREFUSED|fetch failed|node_modules|\bat .+:\d+:\d+/);
    }
  } finally {
    storefront.kill();
    await once(storefront, "exit");
  }
});
