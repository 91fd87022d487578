import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  BigNumberInput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  PaymentSessionStatus,
  ProviderWebhookPayload,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from "@medusajs/framework/types";
import { AbstractPaymentProvider, BigNumber, MathBN, PaymentActions } from "@medusajs/framework/utils";
import { type Fen, fen, fenFromYuan, yuanFromFen } from "@qinshui/cn/money";
import { refundedBefore, refundToMake } from "@qinshui/subsidy-hooks/refunds/refund-to-make";
import { SANDBOX_WALLET_MODULE } from "..";
import { walletErrors } from "../errors";
import type SandboxWalletService from "../service";
import type { Charge, ChargeStatus } from "../service";
import { SIGNATURE_HEADER, verifyMessage } from "../signature";
import { walletMessage } from "../webhook";

export interface SandboxWalletProviderOptions {
  /** Key of the wallet's signed webhooks. */
  secret: string;
  /** Where the wallet's pay pages are, as a shopper's browser reaches them. */
  wallet_url: string;
  /** Where a shopper goes after paying when the session names no `return_url`. */
  storefront_url: string;
  production: boolean;
}

type Data = Record<string, unknown> | undefined;

const STATUS: Record<ChargeStatus, PaymentSessionStatus> = {
  pending: "pending",
  paid: "captured",
  declined: "canceled",
  void: "canceled",
};

/**
 * Medusa's side of the sandbox wallet. Every answer is asked of the wallet at that moment: what is stored in a session
 * says where to pay, never whether it was paid. It captures at once, so a paid session is `captured`.
 */
export class SandboxWalletProvider extends AbstractPaymentProvider<SandboxWalletProviderOptions> {
  static override identifier = "sandbox-wallet";

  static override validateOptions(options: SandboxWalletProviderOptions): void {
    if (options.production) throw walletErrors.sandbox_in_production();
  }

  private readonly cradle: Record<typeof SANDBOX_WALLET_MODULE, SandboxWalletService>;
  private readonly options: SandboxWalletProviderOptions;

  constructor(
    cradle: Record<typeof SANDBOX_WALLET_MODULE, SandboxWalletService>,
    options: SandboxWalletProviderOptions,
  ) {
    super(cradle, options);
    this.cradle = cradle;
    this.options = options;
  }

  // Looked up when used: the payment module may be loaded before the wallet.
  private get wallet(): SandboxWalletService {
    return this.cradle[SANDBOX_WALLET_MODULE];
  }

  async initiatePayment({ amount, currency_code, data }: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    if (currency_code.toLowerCase() !== "cny") throw walletErrors.charge_amount_refused();
    const charge = await this.wallet.openCharge({
      session_id: String(data?.session_id),
      amount_fen: fenOf(amount),
      return_url: String(data?.return_url ?? new URL("/checkout/return", this.options.storefront_url)),
    });
    return { id: charge.id, status: STATUS[charge.status], data: this.sessionData(charge) };
  }

  /** A session whose amount changed is let go of; a new one is made for the new amount. */
  async updatePayment({ data, amount }: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    const charge = await this.chargeIn(data);
    if (fenOf(amount) !== fen(charge.amount_fen)) throw walletErrors.charge_closed();
    return { status: STATUS[charge.status], data: this.sessionData(charge) };
  }

  async authorizePayment({ data }: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    const charge = await this.chargeIn(data);
    return { status: STATUS[charge.status], data: this.sessionData(charge) };
  }

  async getPaymentStatus({ data }: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return { status: STATUS[(await this.chargeIn(data)).status] };
  }

  async retrievePayment({ data }: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return { data: { ...(await this.chargeIn(data)) } };
  }

  async capturePayment({ data }: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const charge = await this.chargeIn(data);
    if (charge.status !== "paid") throw walletErrors.charge_not_paid();
    return { data: this.sessionData(charge) };
  }

  async refundPayment({ data, amount, context }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const charge = await this.chargeIn(data);
    const amount_fen = fenOf(amount);
    const before = refundedBefore(data);
    const idempotency_key =
      before === undefined
        ? context?.idempotency_key
        : refundToMake({ payment: charge.id, before, amount: amount_fen, given: fen(charge.refunded_fen) });
    if (idempotency_key) await this.wallet.refundCharge({ charge_id: charge.id, amount_fen, idempotency_key });
    else if (before === undefined) throw new Error("A refund at the sandbox wallet needs an idempotency key.");
    return { data: this.sessionData(charge) };
  }

  async cancelPayment({ data }: CancelPaymentInput): Promise<CancelPaymentOutput> {
    return { data: this.sessionData(await this.wallet.voidCharge(chargeIdIn(data))) };
  }

  /** Fails for a paid charge, so that the session, and with it the way to the money, stays until it is settled. */
  async deletePayment({ data }: DeletePaymentInput): Promise<DeletePaymentOutput> {
    if (data?.charge_id) await this.wallet.voidCharge(chargeIdIn(data));
    return { data };
  }

  /** Errors: `webhook_signature_invalid`, `webhook_stale`, `webhook_contradicts_wallet`. */
  async getWebhookActionAndData({ rawData, headers }: ProviderWebhookPayload["payload"]): Promise<WebhookActionResult> {
    const body = Buffer.isBuffer(rawData) ? rawData.toString("utf8") : String(rawData ?? "");
    verifyMessage(body, asText(headers[SIGNATURE_HEADER]), this.options.secret, new Date());
    const message = walletMessage.safeParse(JSON.parse(body));
    if (!message.success) return { action: PaymentActions.NOT_SUPPORTED };
    const { charge_id, session_id, amount_fen, type } = message.data;
    const charge = await this.wallet.findCharge(charge_id);
    const wanted: ChargeStatus = type === "charge.paid" ? "paid" : "declined";
    const agrees = charge?.session_id === session_id && charge.amount_fen === amount_fen && charge.status === wanted;
    if (!agrees) throw walletErrors.webhook_contradicts_wallet();
    return {
      action: type === "charge.paid" ? PaymentActions.SUCCESSFUL : PaymentActions.CANCELED,
      data: { session_id, amount: new BigNumber(yuanFromFen(fen(amount_fen))) },
    };
  }

  private async chargeIn(data: Data): Promise<Charge> {
    return await this.wallet.chargeOf(chargeIdIn(data));
  }

  private sessionData(charge: Charge): Record<string, unknown> {
    return {
      charge_id: charge.id,
      pay_url: new URL(`/sandbox-wallet/pay/${charge.id}`, this.options.wallet_url).href,
      return_url: charge.return_url,
      amount_fen: String(charge.amount_fen),
      // Kept with the payment; the subsidy ledger takes it for the instant of the sale.
      ...(charge.paid_at && { captured_at: new Date(charge.paid_at).toISOString() }),
    };
  }
}

function chargeIdIn(data: Data): string {
  if (typeof data?.charge_id !== "string") throw walletErrors.charge_not_found();
  return data.charge_id;
}

/** Medusa's amounts are yuan, as a number or a big number; sub-fen ones are refused. */
function fenOf(amount: BigNumberInput): Fen {
  return fenFromYuan(MathBN.convert(amount).toFixed());
}

function asText(header: unknown): string | undefined {
  return typeof header === "string" ? header : undefined;
}
