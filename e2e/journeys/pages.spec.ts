import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

// Pictures of every page at both widths stay here, for whoever wants to look.
const pictures = join(import.meta.dirname, "../../test-results/pages");
const widths = [390, 1280];

async function firstLink(page: Page, list: string, prefix: string): Promise<string> {
  await page.goto(list);
  const href = await page.locator(`main a[href^='${prefix}']`).first().getAttribute("href");
  if (!href) throw new Error(`${list} links to nothing under ${prefix}`);
  return href;
}

const pages: Record<string, (page: Page) => Promise<string>> = {
  home: async () => "/",
  goods: async () => "/goods",
  kind: async () => "/kinds/honey",
  product: (page) => firstLink(page, "/goods", "/goods/"),
  brand: async () => "/brand",
  "local-brand": (page) => firstLink(page, "/brand", "/brands/"),
  halls: async () => "/halls",
  hall: (page) => firstLink(page, "/halls", "/halls/"),
  merchants: async () => "/merchants",
  merchant: (page) => firstLink(page, "/merchants", "/merchants/"),
  about: async () => "/about",
  "empty-cart": async () => "/cart",
};

for (const [name, find] of Object.entries(pages)) {
  test(`${name}: readable at both widths, accessible, quiet in the console`, async ({ page }) => {
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    const path = await find(page);
    mkdirSync(pictures, { recursive: true });
    for (const width of widths) {
      await page.setViewportSize({ width, height: 900 });
      expect((await page.goto(path, { waitUntil: "networkidle" }))?.status()).toBe(200);
      await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow, `${width} px: nothing sticks out sideways`).toBeLessThanOrEqual(0);
      await page.screenshot({ path: join(pictures, `${name}-${width}.png`), fullPage: true });
      const { violations } = await new AxeBuilder({ page }).withTags(["wcag2a", "wcag2aa", "wcag21aa"]).analyze();
      expect(violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.target).join(", ")}`)).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });
}

test("a merchant's credit code stays in one line on a phone, large text included", async ({ page }) => {
  const path = await firstLink(page, "/merchants", "/merchants/");
  await page.setViewportSize({ width: 390, height: 900 });
  await page.goto(path);
  const code = page.getByText(/^[0-9A-Z]{18}$/);
  for (const large of [false, true]) {
    if (large) await page.evaluate(() => document.documentElement.setAttribute("data-text", "large"));
    const lines = await code.evaluate((element) => {
      const range = document.createRange();
      range.selectNodeContents(element);
      return range.getClientRects().length;
    });
    expect(lines).toBe(1);
  }
});

test("an address that nothing has is a real 404, in words", async ({ page }) => {
  for (const path of [
    "/nothing-here",
    "/goods/nothing-here",
    "/halls/nothing-here",
    "/merchants/nothing-here",
    "/kinds/nothing",
    "/brands/nothing",
    "/orders/order_nothing?key=x",
  ]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(/没有|找不到/);
  }
});
