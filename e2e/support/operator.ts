import { expect, type Page } from "@playwright/test";

export const admin = `http://localhost:${process.env.COMMERCE_PORT}`;

/** Signs in to the admin with the demo account of the embedded database. */
export async function signIn(page: Page): Promise<void> {
  await page.goto(`${admin}/app/login`);
  await page.locator("input[name=email]").fill("operator@example.cn");
  await page.locator("input[name=password]").fill("qinshui-demo");
  await page.locator("button[type=submit]").click();
  await expect(page).not.toHaveURL(/login/);
}

interface AdminPayment {
  captures?: { amount: number }[];
  refunds?: { amount: number }[];
}

/** Captures less refunds of all payments, in fen, as core's own API has them. */
export async function capturedLessRefunded(page: Page): Promise<{ captured: bigint; refunded: bigint }> {
  const response = await page.request.get(
    `${admin}/admin/payments?limit=1000&fields=id,captures.amount,refunds.amount`,
  );
  expect(response.status()).toBe(200);
  const { payments, count } = (await response.json()) as { payments: AdminPayment[]; count: number };
  expect(payments).toHaveLength(count);
  const fen = (rows: { amount: number }[] = []) =>
    rows.reduce((sum, row) => sum + BigInt(Math.round(row.amount * 100)), 0n);
  return {
    captured: payments.reduce((sum, payment) => sum + fen(payment.captures), 0n),
    refunded: payments.reduce((sum, payment) => sum + fen(payment.refunds), 0n),
  };
}
