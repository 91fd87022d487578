import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  IPaymentProvider,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
} from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";
import medusaStripe from "@medusajs/medusa/payment-stripe";
import { type Fen, fen, fenFromYuan } from "@qinshui/cn/money";
import { refundedBefore, refundToMake, withoutRefundedBefore } from "@qinshui/subsidy-hooks/refunds/refund-to-make";

interface Charge {
  /** Seconds since 1970. */
  created: number;
  amount_refunded: number;
}

interface Intent extends Record<string, unknown> {
  latest_charge: Charge | null;
}

/** The part of Stripe's client that is used here beside Medusa's own use of it. */
interface StripeClient {
  paymentIntents: {
    retrieve(id: string, options: { expand: string[] }): Promise<Intent>;
  };
}

interface MedusaStripe {
  new (...args: unknown[]): IPaymentProvider & { stripe_: StripeClient };
  identifier: string;
}

function medusasOwn(): MedusaStripe {
  const services = medusaStripe.services as unknown as MedusaStripe[];
  const found = services.find(({ identifier }) => identifier === "stripe");
  if (!found) throw new Error("Medusa's Stripe module has no provider named stripe.");
  return found;
}

/**
 * Medusa's Stripe provider, with two things kept and mended.
 *
 * A payment keeps when Stripe took its money (`captured_at`), which the subsidy ledger takes for the instant of the sale:
 * an intent only says when it was made, before the shopper paid. And a refund can be asked for again: core's
 * idempotency key is a new one on every try, and a lost answer would be paid twice. The same refund of a payment has the
 * same key here for as long as Stripe keeps keys (24 h, refusals included); for ever after, what Stripe has given back
 * tells that it was made.
 */
export class StripeProvider extends medusasOwn() {
  static override identifier = "stripe";

  /** A charge that cannot be read now is an error: the payment stays open and is asked about again. */
  override async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const answer = await super.authorizePayment(input);
    // An intent captured by hand has its charge from when it was authorised, which is no sale yet.
    if (answer.status !== "captured" || answer.data?.capture_method === "manual") return answer;
    const charge = await this.chargeOf(intentIn(answer.data));
    if (!charge) return answer;
    return { ...answer, data: { ...answer.data, captured_at: new Date(charge.created * 1000).toISOString() } };
  }

  override async refundPayment(input: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const before = refundedBefore(input.data);
    if (before === undefined) return await super.refundPayment(input);
    const payment = intentIn(input.data);
    const amount = fenFromYuan(MathBN.convert(input.amount).toFixed());
    const key = refundToMake({ payment, before, amount, given: await this.givenBack(payment) });
    if (key) await super.refundPayment({ ...input, context: { ...input.context, idempotency_key: key } });
    return { data: withoutRefundedBefore(input.data) };
  }

  /** The intent with its charge, and `refunded_fen`: what Stripe has given back, whoever asked for it. */
  override async retrievePayment(input: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    const intent = await this.intentOf(intentIn(input.data));
    return { data: { ...intent, refunded_fen: `${intent.latest_charge?.amount_refunded ?? 0}` } };
  }

  private async givenBack(intent: string): Promise<Fen> {
    return fen((await this.chargeOf(intent))?.amount_refunded ?? 0);
  }

  private async chargeOf(intent: string): Promise<Charge | null> {
    return (await this.intentOf(intent)).latest_charge;
  }

  private async intentOf(id: string): Promise<Intent> {
    return await this.stripe_.paymentIntents.retrieve(id, { expand: ["latest_charge"] });
  }
}

/** Stripe counts a currency's smallest unit, which is the fen of yuan alone; the shop sells in no other currency. */
function intentIn(data: Record<string, unknown> | undefined): string {
  if (typeof data?.id !== "string" || data.currency !== "cny") throw new Error("This is no payment in yuan at Stripe.");
  return data.id;
}
