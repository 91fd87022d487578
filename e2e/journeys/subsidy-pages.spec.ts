import { mkdirSync } from "node:fs";
import { join } from "node:path";
import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, expect, type Page, test } from "@playwright/test";
import { admin, signIn } from "../support/operator.ts";

// Pictures of every page at both widths stay here, for whoever wants to look.
const pictures = join(import.meta.dirname, "../../test-results/subsidy-pages");
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 900 };

interface SubsidyPage {
  heading: string | RegExp;
  path: (page: Page) => Promise<string>;
}

const at = (path: string) => async () => path;

const pages: Record<string, SubsidyPage> = {
  overview: { heading: "网络销售补贴 · 年度总览", path: at("/subsidy") },
  claimants: { heading: "申报主体", path: at("/subsidy/merchants") },
  claimant: { heading: /示例/, path: firstClaimant },
  "no-merchant": { heading: "没有关联商家的流水", path: at("/subsidy/merchants/none") },
  findings: { heading: "疑点核查", path: at("/subsidy/findings") },
  finding: { heading: /./, path: firstFinding },
  exports: { heading: "导出报表", path: at("/subsidy/exports") },
  "goods-classes": { heading: "商品类别认定", path: at("/subsidy/goods-classes") },
  declarations: { heading: "站外申报", path: at("/subsidy/declarations") },
  year: { heading: "年度关账", path: at("/subsidy/year") },
  projects: { heading: "项目与资金", path: at("/subsidy/projects") },
  simulator: { heading: "试算", path: at("/subsidy/simulator") },
};

const read = async (page: Page, path: string) => (await page.request.get(`${admin}${path}`)).json();

const currentYear = async (page: Page): Promise<number> => (await read(page, "/admin/subsidy/years")).current_year;

async function firstClaimant(page: Page): Promise<string> {
  const { rows } = await read(page, `/admin/subsidy/years/${await currentYear(page)}`);
  return `/subsidy/merchants/${rows[0].claimant_id}`;
}

async function firstFinding(page: Page): Promise<string> {
  const { findings } = await read(page, `/admin/subsidy/findings?year=${await currentYear(page)}`);
  return `/subsidy/findings/${findings[0].key}`;
}

/** Lists with something in them: the sample county's few buyers raise findings, and there is a report to fetch. */
async function fillLists(page: Page): Promise<void> {
  const year = await currentYear(page);
  for (const [path, data] of [
    ["findings/scan", { year }],
    ["exports", { year, format: "csv" }],
  ] as const) {
    expect((await page.request.post(`${admin}/admin/subsidy/${path}`, { data })).ok(), path).toBe(true);
  }
}

let session: Awaited<ReturnType<BrowserContext["storageState"]>>;

test.beforeAll(async ({ browser }) => {
  const page = await browser.newPage();
  await signIn(page);
  await fillLists(page);
  session = await page.context().storageState();
  await page.close();
});

test.beforeEach(async ({ context }) => {
  await context.addCookies(session.cookies);
});

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${admin}/app${path}`, { waitUntil: "networkidle" });
  await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  await expect(page.getByRole("status", { name: "正在加载" })).toHaveCount(0);
}

/** The dashboard scrolls within itself: by how many pixels the page, or a box that the page lies in, is too wide. */
function sidewaysScroll(page: Page): Promise<number> {
  return page.getByRole("heading", { level: 1 }).evaluate((element) => {
    let widest = 0;
    for (let box: Element | null = element; box; box = box.parentElement) {
      if (box !== element) widest = Math.max(widest, box.scrollWidth - box.clientWidth);
    }
    return widest;
  });
}

/** As tall as all that is on it, as the dashboard's own scrolling hides it from a picture. */
async function takePicture(page: Page, name: string): Promise<void> {
  const size = page.viewportSize() ?? DESK;
  const height = await page.evaluate(() =>
    Math.max(...[...document.querySelectorAll("main, main *")].map((element) => element.scrollHeight)),
  );
  await page.setViewportSize({ width: size.width, height: Math.min(Math.max(size.height, height + 80), 8_000) });
  await page.screenshot({ path: join(pictures, `${name}-${size.width}.png`), fullPage: true });
  await page.setViewportSize(size);
}

for (const [name, { heading, path }] of Object.entries(pages)) {
  test(`${name}: readable at both widths, accessible, quiet in the console`, async ({ page }) => {
    const complaints: string[] = [];
    page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(String(error)));
    mkdirSync(pictures, { recursive: true });
    const address = await path(page);
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size);
      await open(page, address);
      await takePicture(page, name);
      await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
      expect.soft(await sidewaysScroll(page), `${size.width} px: nothing sticks out sideways`).toBeLessThanOrEqual(0);
      // The dashboard's own frame around the page is Medusa's.
      const axe = new AxeBuilder({ page }).include("main").withTags(["wcag2a", "wcag2aa", "wcag21aa"]);
      const { violations } = await axe.analyze();
      const found = violations.map((v) => `${v.id}: ${v.nodes.map((n) => `${n.target} ${n.html}`).join("\n  ")}`);
      expect.soft(found, `${size.width} px`).toEqual([]);
    }
    expect(complaints).toEqual([]);
  });
}

test("all twelve months can be read on a phone, in the picture and in the table", async ({ page }) => {
  await page.setViewportSize(PHONE);
  await open(page, "/subsidy");
  const chart = page.getByRole("img", { name: /柱状图/ });
  const table = page.getByRole("table", { name: /各月/ });
  let right = 0;
  for (let month = 1; month <= 12; month += 1) {
    const label = await chart
      .getByText(new RegExp(`^${month}( 月)?$`))
      .last()
      .boundingBox();
    expect(label?.x, `${month} 月 stands right of the month before it`).toBeGreaterThanOrEqual(right);
    right = (label?.x ?? 0) + (label?.width ?? 0);
    const row = table
      .getByRole("row")
      .filter({ has: page.getByRole("rowheader", { name: `${month} 月`, exact: true }) });
    await expect(row.getByRole("cell").last()).toHaveText(/^(—|-?¥[\d,]+\.\d\d)$/);
    const sum = await row.getByRole("cell").last().boundingBox();
    expect((sum?.x ?? 0) + (sum?.width ?? 0)).toBeLessThanOrEqual(PHONE.width);
  }
  expect(right).toBeLessThanOrEqual(PHONE.width);
});

test("every claimant's class says how far it is to the line", async ({ page }) => {
  await open(page, "/subsidy");
  const bars = page.getByRole("progressbar", { name: /离起补线$/ });
  expect(await bars.count()).toBeGreaterThan(0);
  for (const bar of await bars.all()) {
    await expect(bar).toHaveAttribute(
      "aria-valuetext",
      /^(还差|超出) ¥[\d,]+\.\d\d，已达起补线的 \d+%；净额 .*起补线 ¥/,
    );
  }
});

test("the list of claimants finds one by its credit code and leads to its lines", async ({ page }) => {
  await open(page, "/subsidy/merchants");
  const first = page.getByRole("table", { name: "申报主体名单" }).getByRole("row").nth(1);
  const name = (await first.getByRole("link").textContent()) ?? "";
  const code = /[0-9A-Z]{18}/.exec((await first.textContent()) ?? "")?.[0] ?? "";
  await page.getByRole("searchbox", { name: "按名称或信用代码查找" }).fill(code.toLowerCase());
  await expect(page.getByText("第 1–1 条，共 1 条")).toBeVisible();
  await page.getByRole("link", { name }).click();
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await expect(page.getByRole("table", { name: "流水明细" })).toBeVisible();
});

for (const name of [
  "overview",
  "claimants",
  "claimant",
  "findings",
  "finding",
  "exports",
  "goods-classes",
  "declarations",
  "year",
]) {
  test(`${name}: what can be tapped on a phone is big enough for a thumb`, async ({ page }) => {
    await page.setViewportSize(PHONE);
    await open(page, await (pages[name] as SubsidyPage).path(page));
    const small = await page
      .getByRole("main")
      .locator("a:visible, button:visible:not([role=switch])")
      .evaluateAll((elements) =>
        elements
          .map((element) => ({
            text: element.textContent || element.ariaLabel,
            ...element.getBoundingClientRect().toJSON(),
          }))
          .filter(({ height }) => height < 44)
          .map(({ text, height }) => `${text}: ${height}`),
      );
    expect(small).toEqual([]);
  });
}

test("a list that cannot be read says so, and can be asked again", async ({ page }) => {
  const list = (url: URL) => /\/admin\/subsidy\/findings$/.test(url.pathname);
  await page.route(list, (route) => route.fulfill({ status: 500, json: { message: "示例故障", hint: "示例办法。" } }));
  await open(page, "/subsidy/findings");
  await expect(page.getByRole("main").getByText("示例故障")).toBeVisible();
  await expect(page.getByRole("main").getByText("示例办法。")).toBeVisible();
  await page.unroute(list);
  await page.getByRole("button", { name: "重试" }).click();
  await expect(page.getByRole("main").getByText("示例故障")).toBeHidden();
});

test("a scan that is refused says what happened and what to do", async ({ page }) => {
  await page.route("**/admin/subsidy/findings/scan", (route) =>
    route.fulfill({ status: 409, json: { message: "示例故障", hint: "示例办法。" } }),
  );
  await open(page, "/subsidy/findings");
  await page.getByRole("button", { name: "立即扫描" }).click();
  await expect(page.getByText("示例故障")).toBeVisible();
  await expect(page.getByText("示例办法。")).toBeVisible();
});

test("a report that is there already is pointed to, and no second one is made", async ({ page }) => {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await open(page, "/subsidy/exports");
  const rows = page.getByRole("table", { name: "导出记录" }).getByRole("row");
  const press = page.getByRole("button", { name: "生成压缩 CSV" });
  await press.click();
  const made = rows.filter({ hasText: "CSV（压缩）" });
  await expect(made.getByRole("link", { name: "下载" })).toBeVisible();
  const count = await rows.count();
  await press.click();
  await expect(page.getByText("这份报表已经有了")).toBeVisible();
  await expect(made.getByText("就是这一份")).toBeInViewport();
  await expect(rows).toHaveCount(count);
  expect(complaints).toEqual([]);
});

test("an application that lacks something names all of it, goes to the first, and keeps what was typed", async ({
  page,
}) => {
  await open(page, "/subsidy/projects");
  await page.getByRole("button", { name: "登记申报" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("项目名称").fill("示例车间");
  await form.getByRole("button", { name: "登记", exact: true }).click();
  await expect(form.getByText("还有 6 处没有填好")).toBeVisible();
  await expect(form.getByLabel("名称（必填）", { exact: true })).toBeFocused();
  for (const words of ["请填写名称。", "请填写统一社会信用代码。", "请填写项目编号。", "请选择资金来源。"]) {
    await expect(form.getByText(words)).toBeVisible();
  }
  await expect(form.getByLabel("项目名称")).toHaveValue("示例车间");
  await expect(form.getByLabel("项目名称")).toHaveAttribute("aria-required", "true");
});
