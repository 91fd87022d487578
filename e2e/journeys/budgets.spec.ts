import { gzipSync } from "node:zlib";
import { expect, type Page, test } from "@playwright/test";

const kib = (bytes: number) => Math.round((bytes / 1024) * 10) / 10;

/** What a first visit to a page brings over, as gzip would carry it, in KiB, and how many requests that takes. */
async function weigh(page: Page, path: string) {
  const sizes = { document: 0, script: 0, stylesheet: 0, requests: 0 };
  const pending: Promise<void>[] = [];
  page.on("response", (response) => {
    const type = response.request().resourceType();
    sizes.requests++;
    if (type === "document" || type === "script" || type === "stylesheet") {
      pending.push(
        response.body().then((body) => {
          sizes[type] += gzipSync(body).length;
        }),
      );
    }
  });
  await page.goto(path, { waitUntil: "networkidle" });
  await Promise.all(pending);
  const inline = await page.evaluate(() =>
    [...document.querySelectorAll("script:not([src]):not([type='application/ld+json'])")]
      .map((s) => s.textContent ?? "")
      .join(""),
  );
  return {
    html: kib(sizes.document),
    js: kib(sizes.script + (inline ? gzipSync(inline).length : 0)),
    css: kib(sizes.stylesheet),
    requests: sizes.requests,
  };
}

for (const path of ["/", "/goods", "/kinds/honey", "/brand", "/halls", "/merchants"]) {
  test(`${path} stays within its weight`, async ({ page }) => {
    const weight = await weigh(page, path);
    expect.soft(weight.js, "KiB of JavaScript").toBeLessThanOrEqual(5);
    expect.soft(weight.css, "KiB of CSS").toBeLessThanOrEqual(10);
    expect.soft(weight.html, "KiB of HTML").toBeLessThanOrEqual(20);
    expect.soft(weight.requests, "requests").toBeLessThanOrEqual(60);
  });
}

test("a product page stays within its weight", async ({ page }) => {
  await page.goto("/goods");
  const product = await page.locator("main a[href^='/goods/']").first().getAttribute("href");
  const weight = await weigh(page, product ?? "");
  expect.soft(weight.js, "KiB of JavaScript").toBeLessThanOrEqual(5);
  expect.soft(weight.css, "KiB of CSS").toBeLessThanOrEqual(10);
  expect.soft(weight.html, "KiB of HTML").toBeLessThanOrEqual(14);
});
