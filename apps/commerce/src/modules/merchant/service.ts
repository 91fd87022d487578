import type { Context, InferTypeOf } from "@medusajs/framework/types";
import { InjectManager, InjectTransactionManager, MedusaContext, MedusaService } from "@medusajs/framework/utils";
import { errors } from "@qinshui/cn/errors";
import type { merchantInput, statusInput } from "./input";
import { ListingOwner } from "./models/listing-owner";
import { Merchant } from "./models/merchant";
import { MerchantMember } from "./models/merchant-member";
import { MerchantStatusChange } from "./models/merchant-status-change";
import { refusalOf } from "./status";

type Application = ReturnType<typeof merchantInput.parse>;
type Change = ReturnType<typeof statusInput.parse>;

/** The part of MikroORM's manager that is used here. */
interface Sql {
  execute(sql: string, parameters: unknown[]): Promise<unknown[]>;
}

export default class MerchantModuleService extends MedusaService({
  Merchant,
  MerchantMember,
  ListingOwner,
  MerchantStatusChange,
}) {
  /** Merchants, each with its first status `applied`: all of it or nothing. */
  @InjectTransactionManager()
  async registerMerchants(
    applications: readonly Application[],
    @MedusaContext() context: Context = {},
  ): Promise<InferTypeOf<typeof Merchant>[]> {
    const rows = applications.map(({ applied_at: _, ...merchant }) => merchant);
    const created = await this.createMerchants(rows, context);
    await this.createMerchantStatusChanges(
      applications.map(({ applied_at }, i) => ({
        merchant_id: created[i]?.id,
        status: "applied" as const,
        effective_at: applied_at,
        decided_by: "applicant",
      })),
      context,
    );
    return created as InferTypeOf<typeof Merchant>[];
  }

  /**
   * Adds a change to a merchant's history, one at a time: the merchant's row is locked while the history is judged.
   * Errors: `merchant_not_found`, `merchant_status_impossible`, `merchant_status_back_dated`.
   */
  @InjectTransactionManager()
  async appendStatusChange(
    change: Change,
    @MedusaContext() context: Context = {},
  ): Promise<InferTypeOf<typeof MerchantStatusChange>> {
    const sql = context.transactionManager as Sql;
    const locked = await sql.execute(`select 1 from "merchant" where "id" = ? and "deleted_at" is null for update`, [
      change.merchant_id,
    ]);
    if (locked.length === 0) throw errors.merchant_not_found();
    const history = await this.listMerchantStatusChanges({ merchant_id: change.merchant_id }, {}, context);
    const refusal = refusalOf(history, change, new Date());
    if (refusal) throw refusal;
    const created = await this.createMerchantStatusChanges(change, context);
    return created as InferTypeOf<typeof MerchantStatusChange>;
  }

  /**
   * The goods of every merchant that is not approved at an instant: what `isApprovedAt` says of each history, asked of
   * the database, since every page of the shop asks.
   */
  @InjectManager()
  async listOffSaleProductIds(instant: Date, @MedusaContext() context: Context = {}): Promise<string[]> {
    const sql = context.manager as Sql;
    const rows = await sql.execute(
      `select "owner"."product_id"
        from "merchant"
        left join lateral (
          select "status" from "merchant_status_change"
            where "merchant_id" = "merchant"."id" and "effective_at" <= ? and "deleted_at" is null
            order by "status" = 'closed' desc, "effective_at" desc, "seq" desc
            limit 1
        ) "change" on true
        join "listing_owner" "owner" on "owner"."merchant_id" = "merchant"."id" and "owner"."deleted_at" is null
        where "merchant"."deleted_at" is null and "change"."status" is distinct from 'approved'`,
      [instant.toISOString()],
    );
    return (rows as { product_id: string }[]).map(({ product_id }) => product_id);
  }
}
