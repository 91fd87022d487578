import type { MerchantKind, SalesChannelKind } from "../ledger/order-snapshot";

/** The house's words for what the policy's parameters and cases name. */
export const MERCHANT_KIND_ZH: Readonly<Record<MerchantKind, string>> = {
  enterprise: "电商企业",
  individual: "个体网商",
  cooperative: "合作社",
  self_operated: "自营",
};

export const SALES_CHANNEL_ZH: Readonly<Record<SalesChannelKind, string>> = {
  online: "线上商城",
  onsite: "体验馆现场",
};
