import type { Knex, SqlEntityManager } from "@medusajs/framework/mikro-orm/knex";
import type { Context } from "@medusajs/framework/types";
import { generateEntityId, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { errors } from "@qinshui/cn/errors";
import type { Fen } from "@qinshui/cn/money";
import { walletErrors } from "./errors";
import SandboxCharge from "./models/sandbox-charge";
import SandboxRefund from "./models/sandbox-refund";
import { type Delivery, deliverMessage } from "./webhook";

export type ChargeStatus = "pending" | "paid" | "declined" | "void";

export interface Charge {
  id: string;
  session_id: string;
  /** Whole fen. */
  amount_fen: number;
  /** Whole fen already given back. */
  refunded_fen: number;
  status: ChargeStatus;
  return_url: string;
  /** When the shopper paid. */
  paid_at: Date | null;
}

export interface WalletOptions {
  /** Key of the signed webhooks. */
  secret: string;
  /** Only an address of this origin is a shopper sent back to. */
  storefront_url: string;
  /** The wallet refuses to exist there. */
  production: boolean;
}

/** A real wallet has a limit per payment too; this one also keeps the sum within a 32-bit column. */
const LARGEST_CHARGE_FEN = 2_000_000_000n;

type Transaction = Context<SqlEntityManager>;

/**
 * The sandbox wallet: plays the outside payment company. It keeps its own charges and refunds, knows nothing of carts
 * and orders, and speaks to the shop by signed webhooks only. No money moves.
 */
class SandboxWalletService extends MedusaService({ SandboxCharge, SandboxRefund }) {
  private readonly options: WalletOptions;

  constructor(container: Record<string, unknown>, options: WalletOptions) {
    super(container, options);
    if (options.production) throw walletErrors.sandbox_in_production();
    this.options = options;
  }

  /** Asks for a payment; the same session asks for the same charge. Errors: `charge_amount_refused`, `return_url_refused`. */
  async openCharge(input: { session_id: string; amount_fen: Fen; return_url: string }): Promise<Charge> {
    if (input.amount_fen <= 0n || input.amount_fen > LARGEST_CHARGE_FEN) throw walletErrors.charge_amount_refused();
    this.assertReturnUrl(input.return_url);
    const [existing] = await this.listSandboxCharges({ session_id: input.session_id });
    if (existing) return existing;
    return await this.createSandboxCharges({ ...input, amount_fen: Number(input.amount_fen) });
  }

  /** The charge, or undefined when there is none of that id. */
  async findCharge(id: string): Promise<Charge | undefined> {
    const [charge] = await this.listSandboxCharges({ id });
    return charge;
  }

  /** Error: `charge_not_found`. */
  async chargeOf(id: string): Promise<Charge> {
    const charge = await this.findCharge(id);
    if (!charge) throw walletErrors.charge_not_found();
    return charge;
  }

  /** The shopper's answer on the pay page. A second "pay" is the same payment. Errors: `charge_not_found`, `charge_closed`. */
  @InjectTransactionManager()
  async answerCharge(
    id: string,
    answer: "pay" | "cancel",
    @MedusaContext() context: Transaction = {},
  ): Promise<Charge> {
    const { charge, update } = await this.lockCharge(id, context);
    const wanted: ChargeStatus = answer === "pay" ? "paid" : "declined";
    if (charge.status === wanted) return charge;
    if (charge.status === "paid") throw walletErrors.charge_already_paid();
    if (charge.status !== "pending") throw walletErrors.charge_closed();
    return await update({ status: wanted, paid_at: answer === "pay" ? new Date() : null });
  }

  /** The shop lets go of a payment that was not made. Errors: `charge_not_found`, `charge_already_paid` (unless all was refunded). */
  @InjectTransactionManager()
  async voidCharge(id: string, @MedusaContext() context: Transaction = {}): Promise<Charge> {
    const { charge, update } = await this.lockCharge(id, context);
    if (charge.status === "paid" && charge.refunded_fen < charge.amount_fen) throw walletErrors.charge_already_paid();
    return charge.status === "pending" ? await update({ status: "void" }) : charge;
  }

  /**
   * Gives `amount_fen` back; the same key is the same refund. Errors: `charge_not_found`, `charge_not_paid`,
   * `refund_above_paid`, `refund_key_reused`.
   */
  @InjectTransactionManager()
  async refundCharge(
    input: { charge_id: string; amount_fen: Fen; idempotency_key: string },
    @MedusaContext() context: Transaction = {},
  ): Promise<Charge> {
    const { charge, update, knex } = await this.lockCharge(input.charge_id, context);
    const amount = Number(input.amount_fen);
    const earlier = await knex("sandbox_refund").where({ idempotency_key: input.idempotency_key }).first();
    if (earlier) {
      if (earlier.charge_id !== charge.id || earlier.amount_fen !== amount) throw walletErrors.refund_key_reused();
      return charge;
    }
    if (charge.status !== "paid") throw walletErrors.charge_not_paid();
    if (amount <= 0 || charge.refunded_fen + amount > charge.amount_fen) throw walletErrors.refund_above_paid();
    await knex("sandbox_refund").insert({ ...input, amount_fen: amount, id: generateEntityId(undefined, "swre") });
    return await update({ refunded_fen: charge.refunded_fen + amount });
  }

  /** Tells the shop what became of the charge; tries again in the background when it cannot be told. */
  async notify(charge: Charge, url: string): Promise<Delivery> {
    const type = charge.status === "paid" ? "charge.paid" : "charge.declined";
    const { id: charge_id, session_id, amount_fen } = charge;
    return await deliverMessage({ type, charge_id, session_id, amount_fen }, { url, secret: this.options.secret });
  }

  /** Error: `return_url_refused` unless the address is the storefront's. */
  assertReturnUrl(url: string): void {
    const origin = URL.canParse(url) ? new URL(url).origin : "";
    if (origin !== new URL(this.options.storefront_url).origin) throw errors.return_url_refused();
  }

  /** One row, held until the transaction ends: pay, void and refund of a charge happen one after the other. */
  private async lockCharge(id: string, context: Transaction) {
    const knex = context.transactionManager?.getTransactionContext<Knex>();
    if (!knex) throw new Error("A charge is only changed inside a transaction.");
    const charge: Charge | undefined = await knex("sandbox_charge").where({ id, deleted_at: null }).forUpdate().first();
    if (!charge) throw walletErrors.charge_not_found();
    const update = async (change: Partial<Charge>): Promise<Charge> => {
      await knex("sandbox_charge")
        .where({ id })
        .update({ ...change, updated_at: new Date() });
      return { ...charge, ...change };
    };
    return { charge, update, knex };
  }
}

export default SandboxWalletService;
