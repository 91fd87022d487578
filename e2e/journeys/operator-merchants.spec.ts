import { expect, type Locator, type Page, test } from "@playwright/test";
import { withCreditCodeCheckDigit } from "@qinshui/cn/credit-code";
import { admin, signIn } from "../support/operator.ts";

// Its own in every run, so that a run on kept data finds no merchant of the last one.
const RUN = Date.now().toString(36).slice(-6);
const MERCHANT = `示例·走马岭蜂场 ${RUN}`;
const GOODS = `示例百花蜜 ${RUN}`;
const GOODS_HANDLE = `flower-honey-${RUN}`;
const LICENCE = `示例授 ${RUN}`;
const CODE = withCreditCodeCheckDigit(`91140521MA${digits(RUN)}`);

/** Seven characters that a credit code may have. */
function digits(text: string): string {
  const value = [...text].reduce((sum, character) => sum * 36 + Number.parseInt(character, 36), 0);
  return String(value % 10_000_000).padStart(7, "0");
}

/** A code with another check digit than its own. */
const wrong = (code: string) => code.slice(0, -1) + (code.endsWith("0") ? "1" : "0");

async function choose(form: Locator, label: string, option: string): Promise<void> {
  await form.getByLabel(label, { exact: true }).click();
  await form.page().getByRole("option", { name: option, exact: true }).click();
}

/** The shop has this product for sale, without a merchant yet: core's own pages make products. */
async function createGoods(page: Page): Promise<void> {
  const read = async (path: string) => (await page.request.get(`${admin}${path}`)).json();
  const { sales_channels } = await read("/admin/sales-channels?q=线上商城");
  const answer = await page.request.post(`${admin}/admin/products`, {
    data: {
      title: GOODS,
      handle: GOODS_HANDLE,
      status: "published",
      sales_channels: [{ id: sales_channels[0].id }],
      options: [{ title: "规格", values: ["500 克"] }],
      variants: [
        {
          title: "500 克",
          options: { 规格: "500 克" },
          prices: [{ currency_code: "cny", amount: 39 }],
          manage_inventory: false,
        },
      ],
    },
  });
  expect(answer.status(), await answer.text()).toBe(200);
}

/** The shop keeps what it read for some seconds, so it is asked until it knows. */
async function expectBadges(page: Page, count: number): Promise<void> {
  await expect(async () => {
    await page.goto(`/goods/${GOODS_HANDLE}`);
    await expect(page.getByRole("main").getByText(LICENCE)).toHaveCount(count, { timeout: 1_000 });
  }).toPass({ timeout: 60_000 });
}

test("an operator registers a merchant, approves it, authorises a mark, and revokes it", async ({ page }) => {
  const form = page.getByRole("dialog");

  await test.step("the sign-in page is the county's", async () => {
    await page.goto(`${admin}/app/login`);
    await expect(page.getByRole("heading", { name: "沁水e镇 运营后台" })).toBeVisible();
    await signIn(page);
    await createGoods(page);
  });

  await test.step("a wrong credit code is told beside its field, and nothing typed is lost", async () => {
    await page.getByRole("link", { name: "商家", exact: true }).click();
    await page.getByRole("button", { name: "登记商家" }).click();
    await form.getByLabel("名称").fill(MERCHANT);
    await choose(form, "商家类型", "电商企业");
    const code = form.getByLabel("统一社会信用代码");
    await code.fill(wrong(CODE));
    await form.getByRole("button", { name: "登记" }).click();
    await expect(form.getByLabel("住所")).toHaveAccessibleDescription(/请填写/);
    await form.getByLabel("住所").fill("山西省晋城市沁水县示例路 9 号");
    await form.getByLabel("登记机关").fill("示例登记机关");
    await form.getByLabel("成立日期").fill("2022-05-01");
    await form.getByLabel("经营范围").fill("示例：蜂产品销售");
    await form.getByLabel("联系电话").fill("0356-0000009");
    await form.getByLabel("网址名").fill(`zoumaling-${RUN}`);
    await form.getByRole("button", { name: "登记" }).click();
    await expect(code).toHaveAccessibleDescription(/校验位不符.*对照营业执照/);
    await expect(form.getByLabel("经营范围")).toHaveValue("示例：蜂产品销售");
    await code.fill(CODE.toLowerCase());
    await form.getByRole("button", { name: "登记" }).click();
    await expect(form).toBeHidden();
  });

  await test.step("found by its code, it is approved", async () => {
    await page.getByRole("searchbox", { name: /信用代码/ }).fill(CODE);
    const row = page.getByRole("row").filter({ hasText: MERCHANT });
    await expect(row).toContainText("申请中");
    await row.getByRole("link").click();
    await page.getByRole("button", { name: "通过审核" }).click();
    await expect(form).toContainText("在商城公开");
    await expect(form).toContainText("计入补贴");
    await form.getByRole("button", { name: "通过审核" }).click();
    const history = page.getByRole("table").filter({ hasText: "生效时间" });
    await expect(history.getByRole("row").filter({ hasText: "已通过" })).toHaveCount(1);
  });

  await test.step("gets a person and a product, for ever", async () => {
    await page.getByRole("button", { name: "添加店员" }).click();
    await form.getByLabel("姓名").fill("示例店主");
    await choose(form, "身份", "店主");
    await form.getByLabel("邮箱").fill(`owner-${RUN}@example.cn`);
    await form.getByLabel("初始密码").fill("short");
    await form.getByRole("button", { name: "添加" }).click();
    await expect(form.getByLabel("初始密码")).toHaveAccessibleDescription(/至少 8 位/);
    await form.getByLabel("初始密码").fill("qinshui-demo");
    await form.getByRole("button", { name: "添加" }).click();
    await expect(page.getByRole("row").filter({ hasText: `owner-${RUN}@example.cn` })).toContainText("店主");

    await page.getByRole("button", { name: "划入商品" }).click();
    await form.getByRole("button", { name: "划入" }).click();
    await expect(form.getByRole("alert").last()).toContainText("还没有选择商品");
    await form.getByRole("searchbox").fill(GOODS);
    await form.getByRole("checkbox", { name: GOODS }).check();
    await form.getByRole("button", { name: "划入" }).click();
    await expect(page.getByRole("link", { name: GOODS })).toBeVisible();
  });

  await test.step("without an authorisation the shop shows no badge", async () => {
    await page.goto(`/goods/${GOODS_HANDLE}`);
    await expect(page.getByRole("heading", { level: 1 })).toContainText(GOODS);
    await expect(page.getByRole("main")).toContainText(MERCHANT);
    await expect(page.getByRole("main").getByText(LICENCE)).toHaveCount(0);
  });

  await test.step("an authorisation that ends before it begins is refused, a right one gives the badge", async () => {
    await page.goto(`${admin}/app/brands?tab=authorisations`);
    await page.getByRole("button", { name: "新建授权" }).click();
    await form.getByLabel("授权编号").fill(LICENCE);
    await choose(form, "标志", "沁水e镇");
    await choose(form, "商家", MERCHANT);
    await choose(form, "商品", GOODS);
    await form.getByLabel("截止日期").fill("2020-01-01");
    await form.getByRole("button", { name: "授权" }).click();
    await expect(form.getByLabel("截止日期")).toHaveAccessibleDescription(/早于开始日期/);
    await form.getByLabel("截止日期").fill("2099-12-31");
    await form.getByRole("button", { name: "授权" }).click();
    await expect(page.getByRole("row").filter({ hasText: LICENCE })).toContainText("有效");
    await expectBadges(page, 1);
  });

  await test.step("revoked, the badge is gone", async () => {
    await page.goto(`${admin}/app/brands?tab=authorisations`);
    await page.getByRole("searchbox", { name: /按编号/ }).fill(LICENCE);
    await page.getByRole("button", { name: `撤销授权 ${LICENCE}` }).click();
    const question = page.getByRole("alertdialog");
    await expect(question).toContainText("印记在几秒内消失");
    await question.getByRole("button", { name: "撤销授权" }).click();
    await expect(page.getByRole("row").filter({ hasText: LICENCE })).toContainText("已撤销");
    await expectBadges(page, 0);
  });

  await test.step("the product's page in the admin says so too", async () => {
    const { products } = await (await page.request.get(`${admin}/admin/products?handle=${GOODS_HANDLE}`)).json();
    await page.goto(`${admin}/app/products/${products[0].id}`);
    await expect(page.getByRole("heading", { name: "商家与授权" })).toBeVisible();
    await expect(page.getByRole("link", { name: MERCHANT })).toBeVisible();
    await expect(page.getByText("商品页上不显示印记")).toBeVisible();
    await page.getByRole("button", { name: "修改标签信息" }).click();
    await choose(form, "商品种类", "食用农产品");
    for (const [label, value] of [
      ["净含量或规格", "500 克"],
      ["产地", "山西沁水"],
      ["生产者", MERCHANT],
      ["生产者地址", "示例路 9 号"],
      ["生产者电话", "0356-0000009"],
    ] as const) {
      await form.getByLabel(label, { exact: true }).fill(value);
    }
    await choose(form, "退货规则", "七天无理由退货");
    await form.getByRole("button", { name: "保存" }).click();
    await expect(form.getByLabel("贮存条件")).toHaveAccessibleDescription(/请填写/);
    await form.getByLabel("保质期（天）").fill("540");
    await form.getByLabel("贮存条件").fill("阴凉干燥处");
    await form.getByRole("button", { name: "保存" }).click();
    await expect(form).toBeHidden();
    await expect(page.getByText("540 天")).toBeVisible();
  });
});
