import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { withCreditCodeCheckDigit } from "@qinshui/cn/credit-code";

export interface TestMerchant {
  id: string;
  name: string;
  credit_code: string;
}

interface MerchantRows {
  createMerchants(data: Record<string, unknown>): Promise<TestMerchant>;
  createMerchantStatusChanges(data: Record<string, unknown>): Promise<unknown>;
}

let made = 0;

/** A merchant that is approved from an instant on, straight into its module: these tests are about what it sells. */
export async function approvedMerchant(
  container: MedusaContainer,
  input: { name: string; kind: "enterprise" | "individual" | "cooperative" | "self_operated"; since?: string },
): Promise<TestMerchant> {
  const merchants = container.resolve<MerchantRows>("merchant");
  made += 1;
  const merchant = await merchants.createMerchants({
    handle: `shop-${made}`,
    name: input.name,
    kind: input.kind,
    credit_code: withCreditCodeCheckDigit(`91140521MA0${String(made).padStart(6, "0")}`),
    licence_address: "示例地址",
    licence_issuer: "示例登记机关",
    established_on: "2020-01-01",
    business_scope: "示例经营范围",
    phone: "13800000000",
  });
  await setMerchantStatus(container, merchant.id, "approved", input.since ?? "2025-01-01T00:00:00+08:00");
  return merchant;
}

export async function setMerchantStatus(
  container: MedusaContainer,
  merchant_id: string,
  status: string,
  effective_at: string,
): Promise<void> {
  const merchants = container.resolve<MerchantRows>("merchant");
  await merchants.createMerchantStatusChanges({
    merchant_id,
    status,
    effective_at: new Date(effective_at),
    decided_by: "示例审核员",
  });
}

/** Gives a product to a merchant. */
export async function ownProduct(container: MedusaContainer, merchantId: string, productId: string): Promise<void> {
  await container.resolve(ContainerRegistrationKeys.LINK).create({
    merchant: { merchant_id: merchantId },
    [Modules.PRODUCT]: { product_id: productId },
  });
}
