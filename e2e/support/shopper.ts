import { expect, type Page } from "@playwright/test";

/** Puts one piece of a listing into the cart, as a shopper does. */
export async function addToCart(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await page.getByRole("button", { name: "加入购物车" }).click();
  await expect(page).toHaveURL(/\/cart/);
}

/** From the cart to the pay page: receiver in the county, express from every merchant. */
export async function checkOut(page: Page): Promise<void> {
  await page.goto("/cart");
  await page.getByRole("button", { name: "去结算" }).click();
  await page.getByLabel("收货人姓名").fill("示例顾客");
  await page.getByLabel("手机号").fill("13800000000");
  await page.getByLabel("省份").selectOption({ label: "山西省" });
  await page.getByLabel("城市").selectOption({ label: "晋城市" });
  await page.getByLabel("区县").selectOption({ label: "沁水县" });
  await page.getByLabel("详细地址").fill("示例路 1 号");
  await page.getByRole("button", { name: "保存收货信息" }).click();
  await page.getByRole("button", { name: "提交订单并支付" }).click();
  await expect(page.getByRole("button", { name: "确认支付" })).toBeVisible();
}

/** Pays in the sandbox and waits for the order's page. Answers the number of the order. */
export async function pay(page: Page): Promise<string> {
  await page.getByRole("button", { name: "确认支付" }).click();
  await page.waitForURL(/\/orders\//);
  await expect(page.getByRole("heading", { level: 1 })).toContainText("下单成功");
  const text = (await page.locator("main").textContent()) ?? "";
  const number = /订单号\s*(\d+)/.exec(text)?.[1];
  if (!number) throw new Error("the order's page shows no number");
  return number;
}
