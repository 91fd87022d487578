/** The ways to pay that this storefront can lead a shopper through, as the provider ids of commerce. */
const METHODS = {
  "pp_sandbox-wallet_sandbox": { label: "演示收银台", help: "示例付款，不会真的扣款。" },
  pp_stripe_stripe: { label: "银行卡等在线支付（Stripe）", help: "在下一页安全地填写付款信息。" },
} as const;

export type ProviderId = keyof typeof METHODS;

export interface PaymentMethod {
  id: ProviderId;
  label: string;
  help: string;
}

function isKnown(id: string): id is ProviderId {
  return Object.hasOwn(METHODS, id);
}

/** The methods among the providers that commerce offers; Stripe only where the page for it can work. */
export function methodsOf(providers: readonly { id: string }[], stripeKey: string | undefined): PaymentMethod[] {
  return providers.flatMap(({ id }) =>
    isKnown(id) && (id !== "pp_stripe_stripe" || stripeKey) ? [{ id, ...METHODS[id] }] : [],
  );
}
