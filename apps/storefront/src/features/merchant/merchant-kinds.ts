import type { Merchant } from "../../lib/commerce/merchants.ts";

/** Merchant kinds in the words of the platform. */
export const MERCHANT_KINDS: Record<Merchant["kind"], string> = {
  enterprise: "电商企业",
  individual: "个体网商",
  cooperative: "合作社",
  self_operated: "自营",
};

const CREDIT_CODE = "统一社会信用代码";

/** The public licence (亮照) of a merchant, in the order of the document. */
export function licenceFacts(merchant: Merchant): { name: string; value: string; whole?: boolean }[] {
  const who = merchant.kind === "individual" ? "经营者" : "法定代表人";
  const rows: [string, string | null | undefined][] = [
    ["名称", merchant.name],
    [CREDIT_CODE, merchant.credit_code],
    ["商家类型", MERCHANT_KINDS[merchant.kind]],
    [who, merchant.legal_representative],
    ["住所", merchant.licence_address],
    ["登记机关", merchant.licence_issuer],
    ["成立日期", merchant.established_on?.slice(0, 10)],
    ["经营范围", merchant.business_scope],
    ["联系电话", merchant.phone],
  ];
  return rows.map(([name, value]) => ({
    name,
    value: value || "商家未提供",
    ...(name === CREDIT_CODE ? { whole: true } : {}),
  }));
}

/** What a merchant's page says above everything else while it does not sell; undefined while it does. */
export function pausedNotice(status: Merchant["status"]): { title: string; text: string } | undefined {
  if (status === "approved") return undefined;
  const text = "已经下的订单仍由商家负责，有问题请先联系商家，也可以找平台处理。";
  if (status === "closed") return { title: "这个商家已经关闭，不再出售商品", text };
  return { title: "这个商家暂停营业，商品暂不可购买", text };
}
