import { readFile } from "node:fs/promises";
import { expect, type Page, test } from "@playwright/test";
import { admin, capturedLessRefunded, signIn } from "../support/operator.ts";
import { fenOf, type Row, readCsv, readSheet, sumOf } from "../support/report.ts";
import { addToCart, checkOut, pay } from "../support/shopper.ts";

const HONEY = "沁水刺槐蜂蜜";
const CREAM = "蜂蜜护手霜";

/** The figure under a caption of the overview, in fen. */
async function figure(page: Page, caption: string): Promise<bigint> {
  const box = page
    .getByRole("paragraph")
    .filter({ hasText: new RegExp(`^${caption}$`) })
    .locator("..");
  const [amount] = /-?¥[\d,]+\.\d\d/.exec((await box.textContent()) ?? "") ?? [];
  return fenOf(amount);
}

async function exportAs(page: Page, button: string, format: string): Promise<Buffer> {
  await page.getByRole("button", { name: button }).click();
  const row = page.getByRole("row").filter({ hasText: format }).first();
  await expect(row).toContainText("已生成");
  const downloading = page.waitForEvent("download");
  await row.getByRole("link", { name: "下载" }).click();
  return readFile(await (await downloading).path());
}

test("two merchants' goods in one order: sold, tagged, refunded in part, reported to the fen", async ({ page }) => {
  let order = "";
  await test.step("a visitor buys honey and hand cream in one order and pays", async () => {
    await addToCart(page, "/goods/acacia-honey");
    await addToCart(page, "/goods/honey-hand-cream");
    await checkOut(page);
    order = await pay(page);
    const parts = page.getByRole("main").getByRole("region").filter({ hasText: "待发货" });
    await expect(parts).toHaveCount(2);
    await expect(parts.filter({ hasText: HONEY })).toContainText("沁水沁河蜂业有限公司");
    await expect(parts.filter({ hasText: CREAM })).toContainText("沁水蜜坊日化有限公司");
  });

  await test.step("the operator sees both sales tagged, each with its class", async () => {
    await signIn(page);
    await page.goto(`${admin}/app/orders`);
    await page.getByText(`#${order}`, { exact: true }).first().click();
    await expect(page.getByRole("heading", { name: "补贴归集与退款" })).toBeVisible();
    const line = (title: string) => page.getByRole("row").filter({ hasText: title }).filter({ hasText: /计入/ });
    await expect(line(HONEY)).toContainText("特色农产品");
    await expect(line(CREAM)).toContainText("一般工业品");
    await expect(line("快递").first()).toContainText("运费，不属于商品销售额");
  });

  await test.step("and refunds a part of the honey", async () => {
    await page.getByRole("button", { name: "按商品退款" }).click();
    const amount = page.getByLabel(new RegExp(`^${HONEY}`));
    await amount.fill("1000");
    await page.getByRole("button", { name: "退款", exact: true }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await amount.fill("12.34");
    await page.getByRole("button", { name: "退款", exact: true }).click();
    await page.getByRole("alertdialog").getByRole("button", { name: "退款" }).click();
    await expect(page.getByRole("row").filter({ hasText: HONEY }).filter({ hasText: "¥12.34" })).toBeVisible();
  });

  const { captured, refunded } = await capturedLessRefunded(page);

  await test.step("the year's page holds captures less refunds", async () => {
    await page.goto(`${admin}/app/subsidy`);
    await page.getByRole("button", { name: "立即归集" }).click();
    await expect.poll(() => figure(page, "收款减退款")).toBe(captured - refunded);
    expect(await figure(page, "成交收款")).toBe(captured);
    expect((await figure(page, "计入补贴")) + (await figure(page, "不计入"))).toBe(captured - refunded);
  });
  const counted = await figure(page, "计入补贴");
  const excluded = await figure(page, "不计入");
  const subsidy = await figure(page, "预估补贴");

  await test.step("so do the spreadsheet and the CSV, read by other libraries than wrote them", async () => {
    await page.goto(`${admin}/app/subsidy/exports`);
    const xlsx = await exportAs(page, "生成 Excel", "Excel");
    const csv = readCsv(await exportAs(page, "生成 CSV", "CSV"));

    const [summary, lines, out] = await Promise.all(
      ["汇总表", "明细表", "剔除表"].map((name) => readSheet(xlsx, name)),
    );
    expect(sumOf(lines as Row[], "金额（元）")).toBe(counted);
    expect(sumOf(out as Row[], "金额（元）")).toBe(excluded);
    const merchants = (summary as Row[]).filter((row) => row.统一社会信用代码);
    expect(sumOf(merchants, "销售净额（元）")).toBe(counted);
    expect(sumOf(merchants, "预估补贴（元）")).toBe(subsidy);
    expect((out as Row[]).every((row) => row.剔除原因)).toBe(true);

    const counts = (row: Row) => row.是否计入 === "是";
    expect(sumOf(csv.filter(counts), "金额（元）")).toBe(counted);
    expect(
      sumOf(
        csv.filter((row) => !counts(row)),
        "金额（元）",
      ),
    ).toBe(excluded);
    const ours = csv.filter((row) => row.订单号 === order).map((row) => row["金额（元）"]);
    expect(ours.sort()).toEqual(["-12.34", "29.00", "39.00", "5.00", "6.00"].sort());
  });
});
