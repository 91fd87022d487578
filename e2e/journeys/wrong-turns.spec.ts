import { expect, type Page, test } from "@playwright/test";
import { admin, signIn } from "../support/operator.ts";
import { addToCart, checkOut, pay } from "../support/shopper.ts";

/** Asks for so many pieces, and sees that the product's page says why not and keeps what was typed. */
async function refusedOnItsPage(page: Page, typed: string): Promise<void> {
  await page.goto("/goods/acacia-honey");
  const quantity = page.getByRole("spinbutton", { name: "数量" });
  await quantity.fill(typed);
  await page.getByRole("radio", { name: /500 克/ }).check();
  await page.getByRole("button", { name: "加入购物车" }).click();
  await expect(page).toHaveURL(/\/goods\/acacia-honey/);
  await expect(quantity).toHaveValue(typed);
  await expect(quantity).toHaveAccessibleDescription(/库存不足|数量不正确/);
  await expect(page.getByRole("radio", { name: /500 克/ })).toBeChecked();
}

test("an address that is not whole is told beside its field, and nothing typed is lost", async ({ page }) => {
  await addToCart(page, "/goods/acacia-honey");
  await page.getByRole("button", { name: "去结算" }).click();
  await page.getByLabel("收货人姓名").fill("示例顾客");
  await page.getByLabel("手机号").fill("123");
  await page.getByRole("button", { name: "保存收货信息" }).click();
  await expect(page.getByLabel("收货人姓名")).toHaveValue("示例顾客");
  await expect(page.getByLabel("手机号")).toHaveValue("123");
  await expect(page.getByRole("main")).toContainText("11 位");
});

/** Has a receiver read out of one text, and sees the fields filled, to be looked at before they are kept. */
async function pastesAddress(page: Page): Promise<void> {
  await addToCart(page, "/goods/acacia-honey");
  await page.getByRole("button", { name: "去结算" }).click();
  await page.getByText("粘贴整段地址").click();
  await page.getByLabel("整段地址").fill("示例顾客 138-0000-0000\n山西省晋城市沁水县龙港镇示例路 1 号");
  await page.getByRole("button", { name: "识别并填入" }).click();
  await expect(page.getByLabel("收货人姓名")).toHaveValue("示例顾客");
  await expect(page.getByLabel("手机号")).toHaveValue("13800000000");
  await expect(page.getByLabel("区县").locator("option:checked")).toHaveText("沁水县");
  await expect(page.getByLabel("详细地址")).toHaveValue("龙港镇示例路 1 号");
  await page.getByRole("button", { name: "保存收货信息" }).click();
  await expect(page.getByRole("button", { name: "提交订单并支付" })).toBeVisible();
}

test("a pasted address fills the fields", async ({ page }) => {
  await pastesAddress(page);
});

test("Enter in a field of the receiver saves, as the button does", async ({ page }) => {
  await addToCart(page, "/goods/acacia-honey");
  await page.getByRole("button", { name: "去结算" }).click();
  await page.getByLabel("手机号").fill("123");
  await page.getByLabel("手机号").press("Enter");
  await expect(page.getByRole("main")).toContainText("11 位");
});

test("more than there is cannot be ordered", async ({ page }) => {
  await addToCart(page, "/goods/acacia-honey");
  const quantity = page.getByRole("spinbutton", { name: /沁水刺槐蜂蜜.*数量/ });
  await quantity.fill("999");
  await quantity.press("Enter");
  await expect(page.getByRole("main")).toContainText(/库存/);
  await expect(page.getByRole("button", { name: "去结算" })).toHaveCount(1);
  await page.goto("/cart");
  await expect(quantity).toHaveValue("1");
});

test("a number that cannot be had is refused on the product's page, beside the field", async ({ page }) => {
  for (const typed of ["999", "0"]) await refusedOnItsPage(page, typed);
});

test("a payment that is called off leaves the cart as it was", async ({ page }) => {
  await addToCart(page, "/goods/acacia-honey");
  await checkOut(page);
  await page.getByRole("button", { name: "取消支付" }).click();
  await expect(page).toHaveURL(/\/checkout/);
  await expect(page.getByRole("main")).toContainText("沁水刺槐蜂蜜");
  await expect(page.getByRole("button", { name: "提交订单并支付" })).toBeVisible();
});

test("another's order does not open without its link", async ({ page, browser }) => {
  await addToCart(page, "/goods/acacia-honey");
  await checkOut(page);
  await pay(page);
  const url = new URL(page.url());
  const stranger = await browser.newPage();
  for (const key of ["", "?key=", "?key=guess", `?key=${(url.searchParams.get("key") ?? "").slice(0, -1)}`]) {
    expect((await stranger.goto(url.origin + url.pathname + key))?.status()).toBe(404);
    await expect(stranger.getByText("示例顾客")).toHaveCount(0);
    await expect(stranger.getByRole("heading", { level: 1 })).toContainText("凭这个链接找不到订单");
    await expect(stranger.getByRole("link", { name: "联系平台" })).toBeVisible();
  }
  const said = await stranger.getByRole("main").textContent();
  expect((await stranger.goto(`${url.origin}/orders/order_nothing?key=guess`))?.status()).toBe(404);
  expect(await stranger.getByRole("main").textContent(), "the same for an order that does not exist").toBe(said);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a number that cannot be had is refused on the product's page all the same", async ({ page }) => {
    await refusedOnItsPage(page, "999");
  });

  test("a pasted address fills the fields all the same", async ({ page }) => {
    await pastesAddress(page);
  });

  test("a visitor can buy all the same", async ({ page }) => {
    await addToCart(page, "/goods/acacia-honey");
    await page.getByRole("button", { name: "去结算" }).click();
    await page.getByLabel("收货人姓名").fill("示例顾客");
    await page.getByLabel("手机号").fill("13800000000");
    await page.getByLabel("详细地址").fill("示例路 1 号");
    await page.getByLabel("省份").selectOption({ label: "山西省" });
    await page.getByRole("button", { name: "列出下一级地区" }).click();
    await page.getByLabel("城市").selectOption({ label: "晋城市" });
    await page.getByRole("button", { name: "列出下一级地区" }).click();
    await page.getByLabel("区县").selectOption({ label: "沁水县" });
    await page.getByRole("button", { name: "保存收货信息" }).click();
    await page.getByRole("button", { name: "提交订单并支付" }).click();
    await pay(page);
  });
});

/** Suspends or resumes the merchant whose page is open in the admin. */
async function decide(office: Page, action: "暂停商家" | "恢复商家"): Promise<void> {
  await office.getByRole("button", { name: action }).click();
  const form = office.getByRole("dialog");
  await form.getByLabel("理由").fill("示例：核查资质");
  await form.getByRole("button", { name: action }).click();
  await expect(form).toBeHidden();
}

test("goods of a merchant that is suspended meanwhile are not paid, until it is approved again", async ({
  page,
  browser,
}) => {
  await addToCart(page, "/goods/acacia-honey");
  const merchant =
    (await page.getByRole("main").getByRole("heading", { level: 2 }).first().textContent())?.trim() ?? "";
  const office = await browser.newPage();
  await signIn(office);
  await office.goto(`${admin}/app/merchants`);
  await office.getByRole("row").filter({ hasText: merchant }).getByRole("link").click();
  await decide(office, "暂停商家");

  await page.goto("/cart");
  await expect(page.getByRole("main")).toContainText("该商家目前不营业，商品暂不可购买");
  await expect(page.getByRole("button", { name: "去结算" })).toBeDisabled();
  await expect(page.getByRole("button", { name: /^移除/ })).toBeEnabled();
  await page.goto("/checkout");
  await expect(page.getByRole("alert")).toContainText("有商家目前不营业，还不能结算");
  // The shop keeps what it read for some seconds, so it is asked until it knows.
  await expect(async () => {
    expect((await page.goto("/goods/acacia-honey"))?.status()).toBe(200);
    await expect(page.getByRole("main")).toContainText("该商家暂停营业", { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole("button", { name: "加入购物车" })).toHaveCount(0);

  await decide(office, "恢复商家");
  await checkOut(page);
  await pay(page);
  await office.close();
});
